package io.umbral.alerting.rule;

import java.math.BigDecimal;
import java.util.Objects;

/**
 * A threshold whose crossings are told, as 3GPP has it (TS 28.622, ThresholdInfo).
 *
 * @param value the threshold
 * @param hysteresis 0 or more; above 0 both directions must be watched
 * @param direction which crossings are told
 */
public record ThresholdInfo(BigDecimal value, BigDecimal hysteresis, Direction direction) {

  /** Which way a threshold is crossed. */
  public enum Direction {
    /** Upwards. */
    UP,
    /** Downwards. */
    DOWN,
    /** Either way. */
    UP_AND_DOWN
  }

  /** Validates. */
  public ThresholdInfo {
    Objects.requireNonNull(value, "value");
    Objects.requireNonNull(direction, "direction");
    if (hysteresis.signum() < 0) {
      throw new IllegalArgumentException("hysteresis " + hysteresis + " should be 0 or more");
    }
    if (hysteresis.signum() > 0 && direction != Direction.UP_AND_DOWN) {
      throw new IllegalArgumentException(
          "direction " + direction + " with a hysteresis should be UP_AND_DOWN");
    }
  }

  /** Reached or crossed upwards, it is crossed. */
  public BigDecimal high() {
    return value.add(hysteresis);
  }

  /** Reached or crossed downwards, it is crossed. */
  public BigDecimal low() {
    return value.subtract(hysteresis);
  }
}
