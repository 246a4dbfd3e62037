package io.umbral.embedded.synthetic;

import java.time.Instant;
import java.time.ZoneId;
import java.time.zone.ZoneRules;

/** How busy a network is over the day. */
final class LoadCurve {

  /**
   * Load at each full hour, 0..1: quiet before dawn, busiest at nine in the evening. An assumption.
   */
  private static final double[] HOURLY = {
    0.45, 0.32, 0.22, 0.17, 0.15, 0.18, 0.28, 0.42, 0.52, 0.58, 0.62, 0.65,
    0.68, 0.72, 0.74, 0.72, 0.71, 0.73, 0.78, 0.86, 0.95, 1.00, 0.90, 0.66
  };

  private static final double MILLIS_PER_HOUR = 3_600_000;
  private static final int MILLIS_PER_DAY = 86_400_000;

  /** A site's load swings by this much around the curve, so that figures move within minutes. */
  private static final double SWING = 0.15;

  private static final double SWING_PERIOD_MILLIS = 420_000;

  private final ZoneRules rules;

  LoadCurve(ZoneId zone) {
    rules = zone.getRules();
  }

  /**
   * Load of a site.
   *
   * @param instantMillis event time, milliseconds since the epoch
   * @param phase of the site's own swing, 0..1
   * @return 0.1..1
   */
  double at(long instantMillis, double phase) {
    double turns =
        Math.floorMod(instantMillis, (long) SWING_PERIOD_MILLIS) / SWING_PERIOD_MILLIS + phase;
    double swing = 1 + SWING * StrictMath.sin(2 * Math.PI * turns);
    return Math.max(0.1, Math.min(1, atHour(hourOf(instantMillis)) * swing));
  }

  private double hourOf(long instantMillis) {
    int offsetSeconds = rules.getOffset(Instant.ofEpochMilli(instantMillis)).getTotalSeconds();
    return Math.floorMod(instantMillis + offsetSeconds * 1_000L, MILLIS_PER_DAY) / MILLIS_PER_HOUR;
  }

  private static double atHour(double hour) {
    int from = (int) hour;
    double next = HOURLY[(from + 1) % HOURLY.length];
    return HOURLY[from] + (next - HOURLY[from]) * (hour - from);
  }
}
