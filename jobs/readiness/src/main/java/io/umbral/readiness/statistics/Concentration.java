package io.umbral.readiness.statistics;

import java.util.stream.DoubleStream;

/** How much few hold of what there is. */
public final class Concentration {

  private Concentration() {}

  /**
   * Herfindahl-Hirschman index: the sum of the squared shares in percent.
   *
   * @param sizes what each of them has, 0 or more, their sum above 0
   * @return 10,000 / k .. 10,000 for k of them
   */
  public static double herfindahl(double... sizes) {
    double total = DoubleStream.of(sizes).sum();
    if (!(total > 0)) {
      throw new IllegalArgumentException("the sum of sizes " + total + " should be above 0");
    }
    return 10_000 * DoubleStream.of(sizes).map(size -> size / total * (size / total)).sum();
  }

  /**
   * The index freed of the number of those who share: 0 for equal ones, 1 for one alone.
   *
   * @param sizes what each of them has
   * @return 0..1; 1 for a single one
   */
  public static double normalised(double... sizes) {
    double least = 1.0 / sizes.length;
    return sizes.length == 1 ? 1 : (herfindahl(sizes) / 10_000 - least) / (1 - least);
  }

  /**
   * How many equal ones would be as concentrated.
   *
   * @param sizes what each of them has
   * @return 1 or more
   */
  public static double effectiveNumber(double... sizes) {
    return 10_000 / herfindahl(sizes);
  }

  /**
   * What the largest has.
   *
   * @param sizes what each of them has
   * @return ratio 0..1
   */
  public static double largest(double... sizes) {
    return DoubleStream.of(sizes).max().orElseThrow() / DoubleStream.of(sizes).sum();
  }
}
