package io.umbral.pipeline;

import io.umbral.alerting.desk.DeskConfig;
import io.umbral.pipeline.SlaJobConfig.Coverage;
import java.io.Serializable;
import java.time.Duration;
import java.util.Objects;

/**
 * What can be set of the alert job.
 *
 * @param coverage from which level a sample counts as covered
 * @param allowedLateness for how long after its end a window may still be revised; as long, a
 *     judgement may still be corrected
 * @param backfill how much of what was measured is kept for a rule that comes later
 * @param releaseDelay how long an alarm stays quiet after the one that explained it is over
 * @param retention for how long an alarm that is over is kept
 * @param stormRaises from how many raises at one instant on they are marked as a storm
 * @param caughtUpLag by how much event time may be behind the clock for the silence of everything
 *     to be watched
 * @param clock whether processing time counts at all
 * @param untilMillis last instant of event time at which silence is told; what is recorded ends
 *     there, and that is no silence. {@link Long#MAX_VALUE} for data that goes on
 */
public record AlertJobConfig(
    Coverage coverage,
    Duration allowedLateness,
    Duration backfill,
    Duration releaseDelay,
    Duration retention,
    int stormRaises,
    Duration caughtUpLag,
    Clock clock,
    long untilMillis)
    implements Serializable {

  /** Whether processing time counts. */
  public enum Clock {
    /** Escalation, reminders and the silence of everything are told by it. */
    PROCESSING_TIME,
    /** It is never asked: the same data gives the same alarms. */
    NONE
  }

  /** Validates. */
  public AlertJobConfig {
    Objects.requireNonNull(coverage, "coverage");
    Objects.requireNonNull(clock, "clock");
    if (backfill.isNegative() || allowedLateness.isNegative()) {
      throw new IllegalArgumentException(
          "allowed lateness "
              + allowedLateness
              + " and backfill "
              + backfill
              + " should be 0 or more");
    }
  }

  /**
   * The usual settings for data that goes on, beside an SLA job.
   *
   * @param sla settings of the SLA job that makes the windows
   * @return the settings
   */
  public static AlertJobConfig beside(SlaJobConfig sla) {
    DeskConfig desk = DeskConfig.DEFAULT;
    return new AlertJobConfig(
        sla.coverage(),
        sla.allowedLateness(),
        Duration.ofMinutes(15),
        Duration.ofMillis(desk.releaseDelayMillis()),
        Duration.ofMillis(desk.retentionMillis()),
        desk.stormRaises(),
        Duration.ofMillis(desk.caughtUpMillis()),
        Clock.PROCESSING_TIME,
        Long.MAX_VALUE);
  }

  /**
   * The same settings for recorded data: no clock, and an end.
   *
   * @param endMillis last instant of what is recorded, milliseconds since the epoch
   * @return the settings
   */
  public AlertJobConfig replayedUntil(long endMillis) {
    return new AlertJobConfig(
        coverage,
        allowedLateness,
        backfill,
        releaseDelay,
        retention,
        stormRaises,
        caughtUpLag,
        Clock.NONE,
        endMillis);
  }

  /** What the desk needs to know. */
  DeskConfig desk() {
    return new DeskConfig(
        releaseDelay.toMillis(), retention.toMillis(), stormRaises, caughtUpLag.toMillis());
  }
}
