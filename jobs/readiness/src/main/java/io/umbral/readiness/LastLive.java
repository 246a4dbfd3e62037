package io.umbral.readiness;

/**
 * An indicator when it was last live.
 *
 * @param score 0..100
 * @param halfWidth half-width of its interval, in points
 * @param covered inhabitants of the places where it was measured
 * @param density samples for each reading of what is only measured where something answers; 0 of
 *     anything else
 * @param endMillis end of its window, milliseconds since the epoch
 */
public record LastLive(
    double score, double halfWidth, double covered, double density, long endMillis) {

  private static final long DAY_MILLIS = 86_400_000L;
  private static final double ROUNDING = 1e-9;

  /** Whether it may stand in at an instant. */
  boolean isFresh(long nowMillis, ReadinessMethod.Carry rule) {
    return nowMillis - endMillis <= rule.days() * DAY_MILLIS;
  }

  /** Whether an estimate stands on less than this one did. */
  boolean hasMoreThan(Estimate estimate, ReadinessMethod.Carry rule) {
    return estimate.covered() < covered * (1 - ROUNDING)
        || estimate.density() < density * rule.lostBelow();
  }

  /** Half-width at an instant: wider by itself each day. */
  double widened(long nowMillis, ReadinessMethod.Carry rule) {
    long days = Math.max(0, nowMillis - endMillis) / DAY_MILLIS;
    return Math.max(halfWidth, rule.leastHalfWidth()) * (1 + days);
  }

  /** Pessimistic bound at an instant. */
  double bound(long nowMillis, ReadinessMethod.Carry rule) {
    return Math.max(0, score - widened(nowMillis, rule));
  }
}
