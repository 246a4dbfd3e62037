package io.umbral.readiness.statistics;

/**
 * From where to where a value may lie.
 *
 * @param low lower bound
 * @param high upper bound, not below the lower
 */
public record Interval(double low, double high) {

  /** Validates. */
  public Interval {
    if (!(low <= high)) {
      throw new IllegalArgumentException(
          "interval from " + low + " should not end before it, at " + high);
    }
  }

  /**
   * Half of its width.
   *
   * @return in the unit of the bounds
   */
  public double halfWidth() {
    return (high - low) / 2;
  }
}
