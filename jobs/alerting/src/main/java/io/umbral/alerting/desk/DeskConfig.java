package io.umbral.alerting.desk;

/**
 * What can be set.
 *
 * @param releaseDelayMillis how long, in event time, an alarm stays quiet after the one that
 *     explained it is over: what was caused by it may need a moment to end as well
 * @param retentionMillis for how long, in event time, an alarm that is over is kept
 * @param stormRaises from how many raises at one instant on they are marked as a storm
 * @param caughtUpMillis by how much event time may be behind processing time for the silence of
 *     everything to be watched
 */
public record DeskConfig(
    long releaseDelayMillis, long retentionMillis, int stormRaises, long caughtUpMillis) {

  /** One minute; one day; 100; two minutes. */
  public static final DeskConfig DEFAULT = new DeskConfig(60_000, 86_400_000, 100, 120_000);

  /** Validates. */
  public DeskConfig {
    if (releaseDelayMillis < 0 || retentionMillis < 0 || stormRaises < 1 || caughtUpMillis < 0) {
      throw new IllegalArgumentException(
          "release delay, retention and lag should be 0 ms or more, a storm 1 raise or more");
    }
  }
}
