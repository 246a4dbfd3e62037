package io.umbral.embedded.synthetic;

/**
 * Tables of quantiles to draw from: as quick as an array access, and the same on every machine
 * since only {@link StrictMath} makes them. The tails end at 3.3 standard deviations.
 */
final class Quantiles {

  private static final int SIZE = 1 << Draws.TABLE_BITS;

  private static final double[] STANDARD_NORMAL = standardNormal();

  private Quantiles() {}

  /** Quantiles of the normal distribution. */
  static double[] normal(double mean, double deviation) {
    double[] quantiles = new double[SIZE];
    for (int i = 0; i < SIZE; i++) {
      quantiles[i] = mean + deviation * STANDARD_NORMAL[i];
    }
    return quantiles;
  }

  /** Quantiles of the log-normal distribution with median 1. */
  static double[] logNormal(double spread) {
    double[] quantiles = normal(0, spread);
    for (int i = 0; i < SIZE; i++) {
      quantiles[i] = StrictMath.exp(quantiles[i]);
    }
    return quantiles;
  }

  private static double[] standardNormal() {
    double[] quantiles = new double[SIZE];
    for (int i = 0; i < SIZE; i++) {
      quantiles[i] = standardNormal((i + 0.5) / SIZE);
    }
    return quantiles;
  }

  /** Inverse of the standard normal distribution by Newton's method. */
  private static double standardNormal(double probability) {
    double value = 0;
    for (int i = 0; i < 20; i++) {
      double density = StrictMath.exp(-value * value / 2) / StrictMath.sqrt(2 * Math.PI);
      double step = (cumulative(value) - probability) / density;
      value -= Math.max(-0.5, Math.min(0.5, step));
    }
    return value;
  }

  /** The standard normal distribution, by its series around 0 (Abramowitz and Stegun, 26.2.11). */
  private static double cumulative(double value) {
    double term = value;
    double sum = value;
    for (int i = 1; i < 120; i++) {
      term *= value * value / (2 * i + 1);
      sum += term;
    }
    return 0.5 + sum * StrictMath.exp(-value * value / 2) / StrictMath.sqrt(2 * Math.PI);
  }
}
