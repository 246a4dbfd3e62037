package io.umbral.model;

import java.math.BigDecimal;
import java.math.BigInteger;

/**
 * An exact number, for what is compared and never rounded: targets, rates, weights, thresholds.
 *
 * @param numerator any sign, in lowest terms with the denominator
 * @param denominator 1 or more
 */
public record Rational(long numerator, long denominator) implements Comparable<Rational> {

  /** Nought. */
  public static final Rational ZERO = new Rational(0, 1);

  /** One. */
  public static final Rational ONE = new Rational(1, 1);

  /** Validates, and brings into lowest terms. */
  public Rational {
    if (denominator < 1 || numerator == Long.MIN_VALUE) {
      throw new IllegalArgumentException(
          "rational "
              + numerator
              + "/"
              + denominator
              + " should have a denominator of 1 or more and a numerator above -2^63");
    }
    long divisor = greatestCommonDivisor(Math.abs(numerator), denominator);
    numerator /= divisor;
    denominator /= divisor;
  }

  private static long greatestCommonDivisor(long a, long b) {
    while (a != 0) {
      long rest = b % a;
      b = a;
      a = rest;
    }
    return b;
  }

  /**
   * The number that a decimal text says, exactly.
   *
   * @param text such as {@code 0.999}, {@code 14.4} or {@code -110}
   * @return the number
   * @throws IllegalArgumentException where it is no decimal number, or needs more than 18 digits
   */
  public static Rational parse(String text) {
    try {
      return of(new BigDecimal(text));
    } catch (NumberFormatException e) {
      throw new IllegalArgumentException(
          "'" + text + "' should be a decimal number such as 0.999", e);
    }
  }

  /**
   * A decimal number, exactly.
   *
   * @param decimal the number
   * @return the same number
   * @throws IllegalArgumentException where it needs more than 18 digits
   */
  public static Rational of(BigDecimal decimal) {
    BigDecimal plain = decimal.signum() == 0 ? BigDecimal.ZERO : decimal.stripTrailingZeros();
    if (plain.scale() > 18 || plain.precision() - plain.scale() > 18) {
      throw new IllegalArgumentException(decimal + " should have at most 18 digits");
    }
    try {
      BigInteger unscaled = plain.unscaledValue();
      BigInteger power = BigInteger.TEN.pow(Math.abs(plain.scale()));
      return plain.scale() > 0
          ? new Rational(unscaled.longValueExact(), power.longValueExact())
          : new Rational(unscaled.multiply(power).longValueExact(), 1);
    } catch (ArithmeticException e) {
      throw new IllegalArgumentException(decimal + " should have at most 18 digits", e);
    }
  }

  /** What is missing from one: the budget that a target leaves. */
  public Rational complement() {
    return new Rational(Math.subtractExact(denominator, numerator), denominator);
  }

  /** The nearest floating-point number, to be shown and never to be compared. */
  public double value() {
    return (double) numerator / denominator;
  }

  @Override
  public int compareTo(Rational other) {
    return compareProducts(numerator, other.denominator, other.numerator, denominator);
  }

  /**
   * How a ratio of two counts compares with this number, without rounding.
   *
   * @param part any number
   * @param whole 1 or more
   * @return negative, zero or positive as part/whole is below, equal to or above this number
   */
  public int compareRatio(long part, long whole) {
    return compareProducts(part, denominator, numerator, whole);
  }

  /** Compares a b with c d in 128 bits. */
  private static int compareProducts(long a, long b, long c, long d) {
    int high = Long.compare(Math.multiplyHigh(a, b), Math.multiplyHigh(c, d));
    return high != 0 ? high : Long.compareUnsigned(a * b, c * d);
  }

  /** As a decimal where that is exact and short, else as a fraction. */
  @Override
  public String toString() {
    try {
      return BigDecimal.valueOf(numerator).divide(BigDecimal.valueOf(denominator)).toPlainString();
    } catch (ArithmeticException e) {
      return numerator + "/" + denominator;
    }
  }
}
