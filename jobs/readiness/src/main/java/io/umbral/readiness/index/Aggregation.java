package io.umbral.readiness.index;

/** Makes one score of the scores below. A score that is missing counts for nothing. */
public sealed interface Aggregation {

  /** Weighted arithmetic mean. */
  Aggregation ARITHMETIC = new PowerMean(1, Double.NEGATIVE_INFINITY);

  /** Weighted geometric mean of scores above 0. */
  Aggregation GEOMETRIC = new PowerMean(0, Double.NEGATIVE_INFINITY);

  /** Weighted harmonic mean of scores other than 0. */
  Aggregation HARMONIC = new PowerMean(-1, Double.NEGATIVE_INFINITY);

  /**
   * Aggregates columns.
   *
   * @param scores by element, then by unit; NaN where missing
   * @param weights of the elements, above 0, of any sum
   * @return by unit; NaN where every element is missing
   */
  double[] apply(double[][] scores, double[] weights);

  /**
   * Weighted power mean: 1 is the arithmetic mean, 0 the geometric, -1 the harmonic.
   *
   * @param exponent of the mean
   * @param floor scores below count as this much; negative infinity for none
   */
  record PowerMean(double exponent, double floor) implements Aggregation {

    /** Validates. */
    public PowerMean {
      if (!Double.isFinite(exponent) || Double.isNaN(floor)) {
        throw new IllegalArgumentException(
            "exponent " + exponent + " and floor " + floor + " of a mean should be numbers");
      }
    }

    /**
     * Aggregates the scores of one unit.
     *
     * @param scores by element, NaN where missing
     * @param weights of the elements
     * @return NaN where every element is missing
     */
    public double mean(double[] scores, double[] weights) {
      double sum = 0;
      double weight = 0;
      for (int i = 0; i < scores.length; i++) {
        if (!Double.isNaN(scores[i])) {
          sum += weights[i] * transformed(Math.max(floor, scores[i]));
          weight += weights[i];
        }
      }
      return weight == 0 ? Double.NaN : restored(sum / weight);
    }

    private double transformed(double score) {
      if (exponent == 1) {
        return score;
      }
      return exponent == 0 ? Math.log(score) : Math.pow(score, exponent);
    }

    private double restored(double mean) {
      if (exponent == 1) {
        return mean;
      }
      return exponent == 0 ? Math.exp(mean) : Math.pow(mean, 1 / exponent);
    }

    @Override
    public double[] apply(double[][] scores, double[] weights) {
      double[] means = new double[scores[0].length];
      double[] row = new double[scores.length];
      for (int unit = 0; unit < means.length; unit++) {
        for (int element = 0; element < row.length; element++) {
          row[element] = scores[element][unit];
        }
        means[unit] = mean(row, weights);
      }
      return means;
    }
  }

  /**
   * Copeland's rule: a unit's score is the sum, over all other units, of the weight of the elements
   * in which it is ahead, and half of those in which both are equal.
   *
   * @param incomparable who gains where one of a pair has no score
   */
  record Copeland(Incomparable incomparable) implements Aggregation {

    /** Who gains by an element in which one unit of a pair has no score. */
    public enum Incomparable {
      /** Each the half. */
      BOTH,
      /** The unit that stands later in the table: COINr's outranking matrix, for comparison. */
      LATER
    }

    @Override
    public double[] apply(double[][] scores, double[] weights) {
      double total = 0;
      for (double weight : weights) {
        total += weight;
      }
      double[] sums = new double[scores[0].length];
      for (int one = 0; one < sums.length; one++) {
        for (int other = one + 1; other < sums.length; other++) {
          double ahead = lead(scores, weights, one, other) / total;
          sums[one] += ahead;
          sums[other] += 1 - ahead;
        }
      }
      return sums;
    }

    /** Weight by which one unit leads another that stands later in the table. */
    private double lead(double[][] scores, double[] weights, int one, int other) {
      double lead = 0;
      for (int element = 0; element < scores.length; element++) {
        double mine = scores[element][one];
        double theirs = scores[element][other];
        if (mine > theirs) {
          lead += weights[element];
        } else if (mine == theirs
            || (isMissing(mine, theirs) && incomparable == Incomparable.BOTH)) {
          lead += weights[element] / 2;
        }
      }
      return lead;
    }

    private static boolean isMissing(double mine, double theirs) {
      return Double.isNaN(mine) || Double.isNaN(theirs);
    }
  }
}
