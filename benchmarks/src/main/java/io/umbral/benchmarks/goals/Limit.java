package io.umbral.benchmarks.goals;

/**
 * What a figure must not pass.
 *
 * @param direction on which side the good ones are
 * @param value the limit itself, which is good
 */
record Limit(Direction direction, double value) {

  /** On which side of a limit the good figures are. */
  enum Direction {
    /** Smaller is better. */
    AT_MOST,
    /** Larger is better. */
    AT_LEAST
  }

  static Limit atMost(double value) {
    return new Limit(Direction.AT_MOST, value);
  }

  static Limit atLeast(double value) {
    return new Limit(Direction.AT_LEAST, value);
  }

  /** Whether a figure is good; what is not a number is not. */
  boolean holds(double figure) {
    return switch (direction) {
      case AT_MOST -> figure <= value;
      case AT_LEAST -> figure >= value;
    };
  }
}
