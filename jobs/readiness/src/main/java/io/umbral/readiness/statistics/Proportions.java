package io.umbral.readiness.statistics;

import org.hipparchus.distribution.continuous.BetaDistribution;
import org.hipparchus.distribution.continuous.NormalDistribution;

/** Intervals of a share of which a part was observed. Samples may be effective ones: not whole. */
public final class Proportions {

  private static final NormalDistribution NORMAL = new NormalDistribution();

  private Proportions() {}

  /**
   * Two-sided normal quantile of a confidence.
   *
   * @param confidence 0..1, exclusive: 0.9 for a 90 % interval
   * @return standard deviations
   */
  public static double z(double confidence) {
    return NORMAL.inverseCumulativeProbability((1 + confidence) / 2);
  }

  /**
   * Wilson's score interval (Wilson 1927).
   *
   * @param ratio observed share, 0..1
   * @param n samples, above 0
   * @param confidence 0..1, exclusive
   * @return within 0..1
   */
  public static Interval wilson(double ratio, double n, double confidence) {
    double z = z(confidence);
    return new Interval(wilsonAt(ratio, n, -z), wilsonAt(ratio, n, z));
  }

  /**
   * The share at which the observed one lies a number of standard deviations away: Wilson's bound
   * of that many. With a standard normal number it is a draw of the share.
   *
   * @param ratio observed share, 0..1
   * @param n samples, above 0
   * @param z standard deviations, signed
   * @return 0..1
   */
  public static double wilsonAt(double ratio, double n, double z) {
    if (!(ratio >= 0 && ratio <= 1) || !(n > 0)) {
      throw new IllegalArgumentException(
          "share " + ratio + " of " + n + " samples should be 0..1 of more than 0");
    }
    double squared = z * z / n;
    double spread = z * Math.sqrt(ratio * (1 - ratio) / n + squared / (4 * n));
    return Math.max(0, Math.min(1, (ratio + squared / 2 + spread) / (1 + squared)));
  }

  /**
   * Wilson's score interval with correction for continuity (Newcombe 1998).
   *
   * @param successes 0..n
   * @param n samples, above 0
   * @param confidence 0..1, exclusive
   * @return within 0..1
   */
  public static Interval wilsonCorrected(long successes, long n, double confidence) {
    double z = z(confidence);
    double ratio = (double) successes / n;
    double correction = Math.min(0.5, Math.abs(successes - n * 0.5));
    double squared = z * z / (2 * n);
    double below = ratio - correction / n;
    double above = ratio + correction / n;
    return new Interval(
        below <= 0 ? 0 : corrected(below, n, -z, squared),
        above >= 1 ? 1 : corrected(above, n, z, squared));
  }

  private static double corrected(double ratio, long n, double z, double squared) {
    double spread = z * Math.sqrt(ratio * (1 - ratio) / n + squared / (2.0 * n));
    return Math.max(0, Math.min(1, (ratio + squared + spread) / (1 + 2 * squared)));
  }

  /**
   * The exact interval (Clopper and Pearson 1934).
   *
   * @param successes 0..n
   * @param n samples, above 0
   * @param confidence 0..1, exclusive
   * @return within 0..1
   */
  public static Interval clopperPearson(long successes, long n, double confidence) {
    double tail = (1 - confidence) / 2;
    double low =
        successes == 0
            ? 0
            : new BetaDistribution(successes, n - successes + 1.0)
                .inverseCumulativeProbability(tail);
    double high =
        successes == n
            ? 1
            : new BetaDistribution(successes + 1.0, n - successes)
                .inverseCumulativeProbability(1 - tail);
    return new Interval(low, high);
  }
}
