package io.umbral.alerting.rule;

import io.umbral.alerting.Severity;
import java.math.BigDecimal;
import java.util.Objects;

/**
 * From where on something is how bad, and from where on it no longer is.
 *
 * @param severity how bad, above {@link Severity#CLEARED}
 * @param enter reached or crossed, it is so bad
 * @param leave once so bad, it is until this is reached or crossed on the way back
 */
public record Level(Severity severity, BigDecimal enter, BigDecimal leave) {

  /** Validates. */
  public Level {
    Objects.requireNonNull(enter, "enter");
    Objects.requireNonNull(leave, "leave");
    if (severity == Severity.CLEARED) {
      throw new IllegalArgumentException("severity of a level should be above CLEARED");
    }
  }

  /**
   * A level of a ladder, left at the threshold less the hysteresis.
   *
   * @param severity how bad
   * @param threshold from where on
   * @param hysteresis 0 or more
   * @param side where it is bad
   * @return the level
   */
  public static Level ofLadder(
      Severity severity, BigDecimal threshold, BigDecimal hysteresis, Side side) {
    requireHysteresis(hysteresis);
    return new Level(severity, threshold, side.towardsGood(threshold, hysteresis));
  }

  /**
   * The level of a threshold with hysteresis to both sides (TS 28.622, ThresholdInfo).
   *
   * @param severity how bad
   * @param threshold the middle
   * @param hysteresis 0 or more
   * @param side where it is bad
   * @return the level
   */
  public static Level ofThreshold(
      Severity severity, BigDecimal threshold, BigDecimal hysteresis, Side side) {
    requireHysteresis(hysteresis);
    return new Level(
        severity,
        side.towardsGood(threshold, hysteresis.negate()),
        side.towardsGood(threshold, hysteresis));
  }

  private static void requireHysteresis(BigDecimal hysteresis) {
    if (hysteresis.signum() < 0) {
      throw new IllegalArgumentException("hysteresis " + hysteresis + " should be 0 or more");
    }
  }
}
