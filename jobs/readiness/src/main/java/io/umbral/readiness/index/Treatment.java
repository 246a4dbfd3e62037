package io.umbral.readiness.index;

import java.util.Arrays;

/**
 * Takes the weight of outliers away: a column whose skewness and kurtosis are both beyond their
 * limits has its most extreme values set to the next ones, one after the other; where that is not
 * enough, its logarithm is taken instead.
 *
 * @param mostWinsorised most values that are replaced, ties counted
 * @param skewness limit of the absolute skewness
 * @param kurtosis limit of the excess kurtosis
 */
public record Treatment(int mostWinsorised, double skewness, double kurtosis) {

  /**
   * A treated column.
   *
   * @param values after the treatment
   * @param winsorised values that were replaced and kept
   * @param logarithm whether the logarithm was taken
   */
  public record Treated(double[] values, int winsorised, boolean logarithm) {}

  /**
   * Share of the range that is added to the distance from the least value, so that it has a log.
   */
  private static final double LOG_OFFSET = 0.01;

  /**
   * Treats a column.
   *
   * @param values NaN where missing; left as they are
   * @return the treated column
   */
  public Treated apply(double[] values) {
    if (passes(values)) {
      return new Treated(values.clone(), 0, false);
    }
    Treated winsorised = winsorise(values);
    return passes(winsorised.values()) ? winsorised : new Treated(logarithm(values), 0, true);
  }

  /**
   * Replaces extreme values by the next ones until the column is within a limit or no more may be
   * replaced.
   *
   * @param values NaN where missing; left as they are
   * @return the column so far
   */
  public Treated winsorise(double[] values) {
    double[] treated = values.clone();
    int high = 0;
    int low = 0;
    while (!passes(treated) && high + low < mostWinsorised) {
      boolean top = skewnessOf(treated) >= 0;
      double extreme = top ? Columns.greatest(treated) : Columns.least(treated);
      double[] others = Arrays.stream(treated).filter(v -> v != extreme).toArray();
      double next = top ? Columns.greatest(others) : Columns.least(others);
      int replaced = 0;
      for (int i = 0; i < treated.length; i++) {
        if (treated[i] == extreme) {
          treated[i] = next;
          replaced++;
        }
      }
      // Values that were replaced before are among those replaced now, so this is their number.
      high = top ? replaced : high;
      low = top ? low : replaced;
    }
    return new Treated(treated, high + low, false);
  }

  private boolean passes(double[] values) {
    return Math.abs(skewnessOf(values)) < skewness || kurtosisOf(values) < kurtosis;
  }

  private static double[] logarithm(double[] values) {
    double least = Columns.least(values);
    double offset = LOG_OFFSET * (Columns.greatest(values) - least);
    return Arrays.stream(values).map(value -> Math.log(value - least + offset)).toArray();
  }

  /**
   * Skewness of a sample, adjusted for its size.
   *
   * @param values NaN where missing; at least three present
   * @return the skewness
   */
  public static double skewnessOf(double[] values) {
    double n = Columns.present(values);
    double cubes = momentSum(values, 3);
    double squares = momentSum(values, 2);
    return Math.sqrt(n) * cubes / Math.pow(squares, 1.5) * Math.sqrt(n * (n - 1)) / (n - 2);
  }

  /**
   * Excess kurtosis of a sample, adjusted for its size.
   *
   * @param values NaN where missing; at least four present
   * @return the kurtosis
   */
  public static double kurtosisOf(double[] values) {
    double n = Columns.present(values);
    double squares = momentSum(values, 2);
    double ratio = n * momentSum(values, 4) / (squares * squares);
    return ((n + 1) * (ratio - 3) + 6) * (n - 1) / ((n - 2) * (n - 3));
  }

  private static double momentSum(double[] values, int power) {
    double mean = Columns.mean(values);
    return Columns.known(values).map(value -> Math.pow(value - mean, power)).sum();
  }
}
