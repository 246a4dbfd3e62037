package io.umbral.readiness;

import java.util.function.DoubleUnaryOperator;

/**
 * What was measured for an indicator and how sure it is.
 *
 * @param value in the unit of the indicator
 * @param samples samples behind it
 * @param effective effective samples behind it
 * @param covered inhabitants of the places where it was measured; by operators, inhabitants times
 *     operators. Less than before means that something fell silent
 * @param chance how the value varies
 */
record Estimate(double value, double samples, double effective, double covered, Chance chance) {

  /** How a measured value varies from sample to sample. */
  sealed interface Chance {

    /** The value of one draw, from a standard normal number or the number of the draw. */
    double value(double z, int draw);
  }

  /**
   * A value with a known bound for every number of standard deviations.
   *
   * @param bound from standard deviations, signed, to the value; monotone
   */
  record Bounded(DoubleUnaryOperator bound) implements Chance {
    @Override
    public double value(double z, int draw) {
      return bound.applyAsDouble(z);
    }
  }

  /**
   * A value that was computed anew from each of many resampled data.
   *
   * @param values one for each draw
   */
  record Resampled(double[] values) implements Chance {
    @Override
    public double value(double z, int draw) {
      return values[draw];
    }
  }
}
