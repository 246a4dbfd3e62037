package io.umbral.alerting.rule;

import io.umbral.alerting.rule.ThresholdInfo.Direction;
import java.math.BigDecimal;
import java.util.Optional;

/**
 * Whether a threshold can be crossed next: upwards once a value was below, downwards once one was
 * above (TS 28.622, ThresholdInfo; TS 28.550, F.2). The first value is no crossing: it says where
 * one begins. What is not measured changes nothing.
 *
 * @param canRise whether reaching the upper level is a crossing
 * @param canFall whether reaching the lower level is a crossing
 * @param hasBegun whether there was a value
 */
public record Crossing(boolean canRise, boolean canFall, boolean hasBegun) {

  /** Before the first value. */
  public static final Crossing BEGIN = new Crossing(false, false, false);

  /**
   * What a value does.
   *
   * @param next what holds for the value after it
   * @param crossed which way the threshold was crossed, if it is told
   */
  public record Step(Crossing next, Optional<Direction> crossed) {}

  /**
   * Takes a value.
   *
   * @param info the threshold
   * @param value what was measured over a granularity period
   * @return what it does
   */
  public Step on(ThresholdInfo info, BigDecimal value) {
    int toValue = value.compareTo(info.value());
    if (!hasBegun) {
      boolean isOnTheUpperSide = info.hysteresis().signum() > 0 ? toValue >= 0 : toValue > 0;
      return new Step(new Crossing(toValue < 0, isOnTheUpperSide, true), Optional.empty());
    }
    int toHigh = value.compareTo(info.high());
    int toLow = value.compareTo(info.low());
    boolean isRise = canRise && toHigh >= 0;
    boolean isFall = canFall && toLow <= 0;
    boolean isBelow = toHigh < 0 && toLow <= 0;
    boolean isAbove = toLow > 0 && toHigh >= 0;
    Crossing next =
        new Crossing(isBelow || (canRise && !isRise), isAbove || (canFall && !isFall), true);
    if (isRise && info.direction() != Direction.DOWN) {
      return new Step(next, Optional.of(Direction.UP));
    }
    if (isFall && info.direction() != Direction.UP) {
      return new Step(next, Optional.of(Direction.DOWN));
    }
    return new Step(next, Optional.empty());
  }
}
