package io.umbral.model;

import io.umbral.model.WindowResult.Status;
import io.umbral.model.WindowResult.Verdict;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;

/**
 * How a promise stands for one series at the end of one minute. Its name is (slo, objective, key,
 * atMillis); of two with one name the bigger revision wins, then {@link Status#FINAL}. A minute is
 * judged by one version only.
 *
 * <p>Counts are in the unit that the budgeting method counts in: events for {@link
 * Method#OCCURRENCES}, slices for {@link Method#TIMESLICES}, and 2^40 parts of a slice for {@link
 * Method#RATIO_TIMESLICES}.
 *
 * @param slo name of the promise
 * @param version of it that judged
 * @param objective which of several objectives; empty for the promise as a whole
 * @param service what the promise is about
 * @param key the series
 * @param level level of its region
 * @param atMillis end of the minute, milliseconds since the epoch: the first instant that is no
 *     longer counted
 * @param windowStartMillis first instant that is counted, milliseconds since the epoch
 * @param windowEndMillis first instant after the window: {@code atMillis} for a rolling one, later
 *     for a calendar window that still runs
 * @param revision readings of the series counted since its history began, up to {@code atMillis}
 * @param status whether late data may still revise it
 * @param verdict whether the promise is kept so far
 * @param method how the budget is counted
 * @param target share of good that was promised, below 1
 * @param good counted as good
 * @param bad counted as bad
 * @param attainment share of good, ratio 0..1; empty where nothing was counted
 * @param budgetLeft share of the budget that is left, 1 where nothing was bad, negative where it is
 *     overdrawn; empty where nothing was counted
 * @param burns over the windows asked for, shortest first
 * @param exhaustionMillis when the budget will be used up if it goes on as in the longest of the
 *     burn windows, milliseconds since the epoch, not before {@code atMillis}; empty where it will
 *     not be within the window
 * @param presentMinutes minutes of the window with a sample
 * @param elapsedMinutes minutes of the window up to {@code atMillis}, 1 or more
 * @param legal whether a law or licence demands the target
 * @param source where the target comes from
 */
public record SloStatus(
    String slo,
    String version,
    Optional<String> objective,
    String service,
    SeriesKey key,
    RegionLevel level,
    long atMillis,
    long windowStartMillis,
    long windowEndMillis,
    long revision,
    Status status,
    Verdict verdict,
    Method method,
    Rational target,
    long good,
    long bad,
    OptionalDouble attainment,
    OptionalDouble budgetLeft,
    List<Burn> burns,
    OptionalLong exhaustionMillis,
    long presentMinutes,
    long elapsedMinutes,
    boolean legal,
    String source) {

  /** How a budget is counted; the method decides the verdict, so that results name it. */
  public enum Method {
    /** Good events of all events. */
    OCCURRENCES,
    /** Good slices of all slices. */
    TIMESLICES,
    /** The mean of the slices' shares of good. */
    RATIO_TIMESLICES
  }

  /**
   * How fast the budget was used in one window that ends with the minute.
   *
   * @param windowMinutes length in minutes, 1 or more
   * @param bad counted as bad
   * @param total counted, at least {@code bad}
   * @param presentMinutes minutes of the window with a sample, 0..windowMinutes
   */
  public record Burn(int windowMinutes, long bad, long total, int presentMinutes) {

    /** Validates. */
    public Burn {
      if (windowMinutes < 1 || bad < 0 || bad > total) {
        throw new IllegalArgumentException(
            "burn of "
                + bad
                + " of "
                + total
                + " in "
                + windowMinutes
                + " min should have 0 <= bad <= total in 1 min or more");
      }
      if (presentMinutes < 0 || presentMinutes > windowMinutes) {
        throw new IllegalArgumentException(
            presentMinutes + " minutes present should be in 0.." + windowMinutes);
      }
    }

    /**
     * Error ratio over the budget that a target leaves: 1 uses up the budget just with the window
     * of the promise.
     *
     * @param target share of good that was promised, below 1
     * @return 0 or more, to be shown and never to be compared; empty where nothing was counted
     */
    public OptionalDouble rate(Rational target) {
      return total == 0
          ? OptionalDouble.empty()
          : OptionalDouble.of((double) bad / total / target.complement().value());
    }
  }

  /** Validates. */
  public SloStatus {
    Objects.requireNonNull(slo, "slo");
    Objects.requireNonNull(version, "version");
    Objects.requireNonNull(objective, "objective");
    Objects.requireNonNull(service, "service");
    Objects.requireNonNull(key, "key");
    Objects.requireNonNull(level, "level");
    Objects.requireNonNull(status, "status");
    Objects.requireNonNull(verdict, "verdict");
    Objects.requireNonNull(method, "method");
    Objects.requireNonNull(target, "target");
    Objects.requireNonNull(exhaustionMillis, "exhaustionMillis");
    Objects.requireNonNull(source, "source");
    burns = List.copyOf(burns);
    if (windowStartMillis >= atMillis || windowEndMillis < atMillis) {
      throw new IllegalArgumentException(
          "window "
              + windowStartMillis
              + ".."
              + windowEndMillis
              + " ms of "
              + slo
              + " should hold the minute that ends at "
              + atMillis
              + " ms");
    }
    if (good < 0 || bad < 0 || elapsedMinutes < 1 || revision < 0) {
      throw new IllegalArgumentException(
          "good "
              + good
              + ", bad "
              + bad
              + ", revision "
              + revision
              + " of "
              + slo
              + " should be 0 or more, elapsed minutes "
              + elapsedMinutes
              + " 1 or more");
    }
    requireNumber("attainment", attainment);
    requireNumber("budgetLeft", budgetLeft);
  }

  private static void requireNumber(String name, OptionalDouble value) {
    if (value.isPresent() && !Double.isFinite(value.getAsDouble())) {
      throw new IllegalArgumentException(
          name + " is " + value.getAsDouble() + " and should be finite");
    }
  }

  /** Counted at all. */
  public long total() {
    return good + bad;
  }

  /** Minutes with a sample, of the minutes so far; ratio 0..1. */
  public double completeness() {
    return (double) presentMinutes / elapsedMinutes;
  }

  /**
   * Whether this one replaces another of the same name.
   *
   * @param other same promise, objective, series and minute
   * @return true for a bigger revision, or an equal one that is final where the other is not
   */
  public boolean supersedes(SloStatus other) {
    return revision > other.revision
        || (revision == other.revision && status.compareTo(other.status) > 0);
  }
}
