package io.umbral.readiness;

import io.umbral.readiness.statistics.Interval;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * An indicator of a score.
 *
 * @param id identifier
 * @param state where its score comes from
 * @param value what was measured, in the unit of the indicator; empty where nothing was
 * @param score 0..100; empty where missing
 * @param interval of the score, in points; empty where missing
 * @param samples samples behind the value
 * @param effective effective samples behind the value
 * @param liveMillis end of the window in which it was last measured well enough; empty if never
 * @param reason why it is not live, or is live without some of its sources, for people; otherwise
 *     empty
 * @param worst windows with its worst values, the worst first
 */
public record IndicatorReading(
    String id,
    State state,
    OptionalDouble value,
    OptionalDouble score,
    Optional<Interval> interval,
    double samples,
    double effective,
    Optional<Long> liveMillis,
    String reason,
    List<WindowValue> worst) {

  /** Where the score of an indicator comes from. */
  public enum State {
    /** Measured in this window. */
    LIVE,
    /** Measured before, and taken at its pessimistic bound since. */
    CARRIED,
    /** Unknown. */
    MISSING
  }

  /**
   * A value of one window.
   *
   * @param region municipality
   * @param startMillis first instant of the window, milliseconds since the epoch
   * @param millis length of the window in milliseconds
   * @param revision its revision
   * @param value in the unit of the indicator
   */
  public record WindowValue(
      String region, long startMillis, int millis, long revision, double value) {}

  /** Validates. */
  public IndicatorReading {
    Objects.requireNonNull(id, "id");
    Objects.requireNonNull(state, "state");
    Objects.requireNonNull(value, "value");
    Objects.requireNonNull(interval, "interval");
    Objects.requireNonNull(liveMillis, "liveMillis");
    Objects.requireNonNull(reason, "reason");
    worst = List.copyOf(worst);
    if (score.isPresent() != (state != State.MISSING)) {
      throw new IllegalArgumentException(
          "indicator " + id + " in state " + state + " should have a score unless it is missing");
    }
  }
}
