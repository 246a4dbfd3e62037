package io.umbral.readiness.statistics;

import java.util.Arrays;
import java.util.Optional;
import org.hipparchus.distribution.discrete.BinomialDistribution;

/** Quantiles of samples and how sure they are. */
public final class OrderStatistics {

  /** Definition of a sample quantile (Hyndman and Fan 1996). */
  public enum Definition {
    /** Type 1: inverse of the empirical distribution. */
    INVERSE,
    /** Type 7: linear between the points that split the range of the ranks. */
    LINEAR,
    /** Type 8: nearly unbiased for the median. */
    MEDIAN_UNBIASED
  }

  /**
   * Bounds of a quantile that are order statistics of the sample.
   *
   * @param lowRank rank of the lower bound, 1..n; 0 where no value of the sample is low enough
   * @param highRank rank of the upper bound, 1..n; n + 1 where none is high enough
   * @param coverage probability that the quantile lies between them, 0..1
   */
  public record Ranks(long lowRank, long highRank, double coverage) {}

  private OrderStatistics() {}

  /**
   * A quantile of a sample.
   *
   * @param values the sample, in any order; left as it is
   * @param q 0..1
   * @param definition which one
   * @return the quantile; empty of an empty sample
   */
  public static Optional<Double> quantile(double[] values, double q, Definition definition) {
    double[] sorted = values.clone();
    Arrays.sort(sorted);
    int n = sorted.length;
    if (n == 0) {
      return Optional.empty();
    }
    // Most ratios have no exact binary form; a rank that was meant whole must be.
    double fuzz = 4 * Math.ulp(1.0);
    double place =
        switch (definition) {
          case INVERSE -> Math.ceil(n * q - fuzz * n);
          case LINEAR -> (n - 1) * q + 1;
          case MEDIAN_UNBIASED -> (n + 1.0 / 3) * q + 1.0 / 3;
        };
    double below = Math.floor(place + fuzz * n);
    double fraction = Math.abs(place - below) < fuzz * n ? 0 : place - below;
    double low = sorted[clamp(below, n)];
    double high = sorted[clamp(below + 1, n)];
    return Optional.of(fraction == 0 ? low : low + fraction * (high - low));
  }

  private static int clamp(double rank, int n) {
    return (int) Math.max(1, Math.min(n, rank)) - 1;
  }

  /**
   * Order statistics that bound a quantile without any assumption on the distribution.
   *
   * @param n sample size, at least 1
   * @param q 0..1
   * @param confidence 0..1, exclusive
   * @return their ranks
   */
  public static Ranks bounds(int n, double q, double confidence) {
    BinomialDistribution below = new BinomialDistribution(n, q);
    double tail = (1 - confidence) / 2;
    int low = below.inverseCumulativeProbability(tail);
    int high = below.inverseCumulativeProbability(1 - tail) + 1;
    double coverage = below.cumulativeProbability(high - 1) - below.cumulativeProbability(low - 1);
    return new Ranks(low, high, coverage);
  }

  /**
   * Effective size of a weighted sample (Kish 1965).
   *
   * @param sumOfWeights sum of the weights of all samples
   * @param sumOfSquares sum of their squares
   * @return how many equally weighted samples would say as much; 0 of none
   */
  public static double effectiveSize(double sumOfWeights, double sumOfSquares) {
    return sumOfSquares == 0 ? 0 : sumOfWeights * sumOfWeights / sumOfSquares;
  }
}
