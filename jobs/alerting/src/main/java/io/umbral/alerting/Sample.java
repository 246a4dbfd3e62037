package io.umbral.alerting;

import io.umbral.model.Rational;
import io.umbral.model.SloStatus.Burn;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * What one rule sees of one measurement; kept while late data may still replace it.
 *
 * @param endMillis instant at which it is judged, milliseconds since the epoch
 * @param revision the bigger one of the same instant counts
 * @param windowMillis length of the window that it sums up, in milliseconds
 * @param value in the unit of what the rule watches; of an objective, the budget that is left
 * @param n usable readings counted
 * @param completeness readings counted of readings expected; empty where unknown
 * @param target share of good that was promised; empty for what is no objective
 * @param burns how fast the budget of an objective is spent
 * @param kind whether it was measured
 * @param ruleVersion version of the rule that judges it, so that a later version does not judge the
 *     past anew; 0 before that is settled
 */
public record Sample(
    long endMillis,
    long revision,
    long windowMillis,
    OptionalDouble value,
    long n,
    OptionalDouble completeness,
    Optional<Rational> target,
    List<Burn> burns,
    Kind kind,
    int ruleVersion) {

  /** Whether it was measured. */
  public enum Kind {
    /** It was. */
    MEASURED,
    /** It stands for the loss of all data. */
    LOST,
    /** It stands for the end of the rule, or for a subject that the rule no longer watches. */
    UNWATCHED
  }

  /** Validates and copies. */
  public Sample {
    Objects.requireNonNull(kind, "kind");
    Objects.requireNonNull(value, "value");
    Objects.requireNonNull(completeness, "completeness");
    Objects.requireNonNull(target, "target");
    burns = List.copyOf(burns);
  }

  /**
   * A value of a window.
   *
   * @param window the window
   * @param value what the rule watches of it; empty where it only matters that there is data
   * @return the sample
   */
  public static Sample of(Measurement.Window window, OptionalDouble value) {
    return new Sample(
        window.endMillis(),
        window.revision(),
        window.windowMillis(),
        value,
        window.n(),
        window.completeness(),
        Optional.empty(),
        List.of(),
        Kind.MEASURED,
        0);
  }

  /**
   * The state of an objective.
   *
   * @param state the state
   * @return the sample
   */
  public static Sample of(Measurement.Objective state) {
    long windowMillis =
        state.burns().stream().mapToLong(burn -> burn.windowMinutes() * 60_000L).max().orElse(0);
    return new Sample(
        state.endMillis(),
        state.revision(),
        windowMillis,
        state.budgetLeft(),
        state.burns().stream().mapToLong(Burn::total).max().orElse(0),
        OptionalDouble.empty(),
        Optional.of(state.target()),
        state.burns(),
        Kind.MEASURED,
        0);
  }

  /**
   * Stands for the loss of all data.
   *
   * @param atMillis when data is given up for lost, milliseconds since the epoch
   * @return the sample
   */
  public static Sample lost(long atMillis) {
    return without(atMillis, Kind.LOST);
  }

  /**
   * Stands for the end of the rule.
   *
   * @param atMillis from when on it no longer watches, milliseconds since the epoch
   * @return the sample
   */
  public static Sample unwatched(long atMillis) {
    return without(atMillis, Kind.UNWATCHED);
  }

  private static Sample without(long atMillis, Kind kind) {
    return new Sample(
        atMillis,
        0,
        0,
        OptionalDouble.empty(),
        0,
        OptionalDouble.empty(),
        Optional.empty(),
        List.of(),
        kind,
        0);
  }

  /**
   * The same sample, judged by a version of the rule.
   *
   * @param version 1 or more
   * @return the sample
   */
  public Sample judgedBy(int version) {
    return new Sample(
        endMillis, revision, windowMillis, value, n, completeness, target, burns, kind, version);
  }
}
