package io.umbral.readiness;

import io.umbral.model.Quantity;
import java.util.Optional;
import java.util.function.DoubleUnaryOperator;

/**
 * What was measured for an indicator and how sure it is.
 *
 * @param value in the unit of the indicator
 * @param samples samples behind it
 * @param effective effective samples behind it
 * @param covered inhabitants of the places where it was measured; by operators, inhabitants times
 *     operators. Less than before means that something fell silent
 * @param density samples for each reading, of what is only measured where something answers. Much
 *     less than before means that something fell silent, though all places are still heard of. 0
 *     where a failure is a sample as well
 * @param chance how the value varies
 */
record Estimate(
    double value, double samples, double effective, double covered, double density, Chance chance) {

  /** How a measured value varies from sample to sample. */
  sealed interface Chance {

    /** The value of one draw, from a standard normal number or the number of the draw. */
    double value(double z, int draw);
  }

  /**
   * A value with a known bound for every number of standard deviations.
   *
   * @param bound from standard deviations, signed, to the value; monotone
   * @param rank where the value is a quantile, of what; empty for a share
   */
  record Bounded(DoubleUnaryOperator bound, Optional<Rank> rank) implements Chance {
    @Override
    public double value(double z, int draw) {
      return bound.applyAsDouble(z);
    }
  }

  /**
   * A quantile of a quantity.
   *
   * @param quantity of whose samples
   * @param q 0..1, exclusive
   */
  record Rank(Quantity quantity, double q) {

    /**
     * How two quantiles of the same samples vary together: the correlation of a Brownian bridge, to
     * which the error of an empirical distribution tends (van der Vaart, Asymptotic Statistics,
     * chapter 21).
     *
     * @return 0..1; 0 of two quantities
     */
    double correlation(Rank other) {
      if (quantity != other.quantity) {
        return 0;
      }
      double low = Math.min(q, other.q);
      double high = Math.max(q, other.q);
      return Math.sqrt(low * (1 - high) / (high * (1 - low)));
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
