package io.umbral.sla.slo;

import io.umbral.model.Rational;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;

/**
 * A promise: which share of good of what, over which time, for whom. One version of it; another one
 * with the same name replaces it from its {@code effectiveFromMillis} on.
 *
 * @param name identifier, 1..63 characters
 * @param version identifier of this version, 1..63 characters
 * @param effectiveFromMillis event time from which on it judges, milliseconds since the epoch
 * @param isEnabled whether it judges at all; one that does not withdraws the promise
 * @param service what it is about
 * @param selector which series
 * @param objectives 1 or more; of several, the whole is judged too
 * @param budgeting how the budget is counted
 * @param window over which time
 * @param emptySlices what a time slice without events counts for
 * @param minimumSamples counted events or slices below which there is no verdict, 0 or more
 * @param minimumCompleteness share of the window's minutes with a sample below which there is no
 *     verdict, ratio 0..1
 * @param burnWindows windows in minutes of which the burn rate is wanted, each 1..{@value
 *     #LONGEST_BURN_MINUTES}
 * @param legal whether a law or licence demands the targets
 * @param source where the targets come from
 */
public record Slo(
    String name,
    String version,
    long effectiveFromMillis,
    boolean isEnabled,
    String service,
    Selector selector,
    List<Objective> objectives,
    Budgeting budgeting,
    TimeWindow window,
    EmptySlices emptySlices,
    long minimumSamples,
    Rational minimumCompleteness,
    List<Integer> burnWindows,
    boolean legal,
    String source) {

  /**
   * Three days: the longest window of the usual pairs, and how far back single minutes are kept.
   */
  public static final int LONGEST_BURN_MINUTES = 3 * 24 * 60;

  /** The windows of the usual pairs for 30 days (SRE Workbook, chapter 5). */
  public static final List<Integer> USUAL_BURN_WINDOWS =
      List.of(5, 30, 60, 120, 360, 1_440, LONGEST_BURN_MINUTES);

  /** Three years: sums over a longer window might not fit 63 bits. */
  public static final long LONGEST_WINDOW_MINUTES = 3L * 366 * 24 * 60;

  private static final int LONGEST_NAME = 63;
  private static final int MOST_OBJECTIVES = 16;

  /** Validates. */
  public Slo {
    requireName("name", name);
    requireName("version", version);
    Objects.requireNonNull(service, "service");
    Objects.requireNonNull(selector, "selector");
    Objects.requireNonNull(budgeting, "budgeting");
    Objects.requireNonNull(window, "window");
    Objects.requireNonNull(emptySlices, "emptySlices");
    Objects.requireNonNull(source, "source");
    objectives = List.copyOf(objectives);
    burnWindows = burnWindows.stream().sorted().distinct().toList();
    requireObjectives(name, objectives, budgeting);
    if (window.length().longestMinutes() > LONGEST_WINDOW_MINUTES) {
      throw new IllegalArgumentException(
          "window of " + window.length() + " of " + name + " should be at most three years");
    }
    if (minimumSamples < 0) {
      throw new IllegalArgumentException(
          "minimum of " + minimumSamples + " samples of " + name + " should be 0 or more");
    }
    if (minimumCompleteness.numerator() < 0 || minimumCompleteness.compareTo(Rational.ONE) > 0) {
      throw new IllegalArgumentException(
          "minimum completeness " + minimumCompleteness + " of " + name + " should be in 0..1");
    }
    for (int minutes : burnWindows) {
      if (minutes < 1 || minutes > LONGEST_BURN_MINUTES) {
        throw new IllegalArgumentException(
            "burn window of "
                + minutes
                + " min of "
                + name
                + " should be in 1.."
                + LONGEST_BURN_MINUTES);
      }
    }
  }

  /**
   * The same promise for others.
   *
   * @param others which series it is about
   * @return one that differs in that alone
   */
  public Slo withSelector(Selector others) {
    return new Slo(
        name,
        version,
        effectiveFromMillis,
        isEnabled,
        service,
        others,
        objectives,
        budgeting,
        window,
        emptySlices,
        minimumSamples,
        minimumCompleteness,
        burnWindows,
        legal,
        source);
  }

  private static void requireName(String what, String text) {
    if (text.isEmpty() || text.length() > LONGEST_NAME) {
      throw new IllegalArgumentException(
          what + " '" + text + "' should have 1.." + LONGEST_NAME + " characters");
    }
  }

  private static void requireObjectives(
      String name, List<Objective> objectives, Budgeting budgeting) {
    if (objectives.isEmpty() || objectives.size() > MOST_OBJECTIVES) {
      throw new IllegalArgumentException(
          name + " has " + objectives.size() + " objectives, should be 1.." + MOST_OBJECTIVES);
    }
    Set<String> names = new HashSet<>();
    for (Objective objective : objectives) {
      if (!names.add(objective.name())) {
        throw new IllegalArgumentException(
            "objective " + objective.name() + " of " + name + " should be there once");
      }
      boolean isSliced = budgeting instanceof Budgeting.Timeslices;
      if (objective.sliceTarget().isPresent() != isSliced) {
        throw new IllegalArgumentException(
            "objective "
                + objective.name()
                + " of "
                + name
                + (isSliced
                    ? " should have a time slice target"
                    : " should have no time slice target without time slices"));
      }
    }
  }

  /** Whether there is more than one objective, so that the whole is judged too. */
  public boolean isComposite() {
    return objectives.size() > 1;
  }
}
