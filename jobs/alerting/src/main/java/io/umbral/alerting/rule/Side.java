package io.umbral.alerting.rule;

import io.umbral.alerting.Severity;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/** On which side of a level it is bad. */
public enum Side {
  /** A high value is bad, as of latency. */
  ABOVE(1),
  /** A low value is bad, as of throughput. */
  BELOW(-1);

  private final int sign;

  Side(int sign) {
    this.sign = sign;
  }

  /** A number that lies further on the good side. */
  BigDecimal towardsGood(BigDecimal from, BigDecimal distance) {
    return sign > 0 ? from.subtract(distance) : from.add(distance);
  }

  /** Whether a number lies further on the bad side than another. */
  boolean isWorse(BigDecimal one, BigDecimal other) {
    return sign * one.compareTo(other) > 0;
  }

  /**
   * Judges a value.
   *
   * @param levels the least severe first
   * @param value what was measured
   * @param before severity of the value before it
   * @return the worst level that it is at; empty without a value
   */
  Optional<Severity> grade(List<Level> levels, OptionalDouble value, Severity before) {
    if (value.isEmpty()) {
      return Optional.empty();
    }
    Severity worst = Severity.CLEARED;
    for (Level level : levels) {
      boolean isThere = before.compareTo(level.severity()) >= 0;
      if (isThere ? !isLeft(level, value.getAsDouble()) : isEntered(level, value.getAsDouble())) {
        worst = level.severity();
      }
    }
    return Optional.of(worst);
  }

  private boolean isEntered(Level level, double value) {
    return sign * Double.compare(value, level.enter().doubleValue()) >= 0;
  }

  /** Without hysteresis a value that still is on the level has not left it. */
  private boolean isLeft(Level level, double value) {
    return sign * Double.compare(value, level.leave().doubleValue()) <= 0
        && !isEntered(level, value);
  }
}
