package io.umbral.readiness.statistics;

import java.util.stream.IntStream;
import org.hipparchus.stat.correlation.KendallsCorrelation;
import org.hipparchus.stat.correlation.PearsonsCorrelation;
import org.hipparchus.stat.correlation.SpearmansCorrelation;

/** How two columns go together, over the places where both have a value; NaN is a gap. */
public final class Correlations {

  private Correlations() {}

  /**
   * Product-moment correlation.
   *
   * @param one a column
   * @param other a column of the same length
   * @return -1..1
   */
  public static double pearson(double[] one, double[] other) {
    int[] both = both(one, other);
    return new PearsonsCorrelation().correlation(at(one, both), at(other, both));
  }

  /**
   * Spearman's rank correlation; equal values share the mean of their ranks.
   *
   * @param one a column
   * @param other a column of the same length
   * @return -1..1
   */
  public static double spearman(double[] one, double[] other) {
    int[] both = both(one, other);
    return new SpearmansCorrelation().correlation(at(one, both), at(other, both));
  }

  /**
   * Kendall's tau-b.
   *
   * @param one a column
   * @param other a column of the same length
   * @return -1..1
   */
  public static double kendall(double[] one, double[] other) {
    int[] both = both(one, other);
    return new KendallsCorrelation().correlation(at(one, both), at(other, both));
  }

  /**
   * Cronbach's alpha: how consistently columns measure one thing, over the rows without gaps.
   *
   * @param columns at least two, of the same length
   * @return at most 1
   */
  public static double cronbach(double[][] columns) {
    int[] complete =
        IntStream.range(0, columns[0].length)
            .filter(
                row ->
                    IntStream.range(0, columns.length)
                        .noneMatch(c -> Double.isNaN(columns[c][row])))
            .toArray();
    double[] sums = new double[complete.length];
    double variances = 0;
    for (double[] column : columns) {
      double[] values = at(column, complete);
      variances += variance(values);
      for (int i = 0; i < sums.length; i++) {
        sums[i] += values[i];
      }
    }
    double k = columns.length;
    return k / (k - 1) * (1 - variances / variance(sums));
  }

  private static double variance(double[] values) {
    double mean = IntStream.range(0, values.length).mapToDouble(i -> values[i]).average().orElse(0);
    double squares =
        IntStream.range(0, values.length)
            .mapToDouble(i -> (values[i] - mean) * (values[i] - mean))
            .sum();
    return squares / (values.length - 1);
  }

  private static int[] both(double[] one, double[] other) {
    return IntStream.range(0, one.length)
        .filter(i -> !Double.isNaN(one[i]) && !Double.isNaN(other[i]))
        .toArray();
  }

  private static double[] at(double[] column, int[] rows) {
    return IntStream.of(rows).mapToDouble(row -> column[row]).toArray();
  }
}
