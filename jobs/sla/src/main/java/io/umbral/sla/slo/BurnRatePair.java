package io.umbral.sla.slo;

import io.umbral.model.Rational;

/**
 * A long window that says that it matters and a short one that says that it still goes on; both
 * must burn faster than the rate.
 *
 * @param longMinutes length of the long window in minutes
 * @param shortMinutes length of the short window in minutes, below the long one
 * @param rate above 0; 1 uses up the budget just with the window of the promise
 */
public record BurnRatePair(int longMinutes, int shortMinutes, Rational rate) {

  /** Validates. */
  public BurnRatePair {
    if (shortMinutes < 1 || longMinutes <= shortMinutes) {
      throw new IllegalArgumentException(
          "windows of "
              + longMinutes
              + " and "
              + shortMinutes
              + " min should have the long one first, the short one of 1 min or more");
    }
    if (rate.numerator() <= 0) {
      throw new IllegalArgumentException("burn rate " + rate + " should be above 0");
    }
  }
}
