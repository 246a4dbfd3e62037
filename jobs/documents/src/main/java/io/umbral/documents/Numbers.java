package io.umbral.documents;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.Optional;

/** Numbers of the core schema, exactly as written. */
final class Numbers {

  /** A longer number, or one of a larger exponent, was not meant. */
  private static final int LONGEST = 64;

  private static final int LARGEST_EXPONENT = 308;

  private Numbers() {}

  /**
   * The number that a value is.
   *
   * @param scalar the value
   * @return the number; empty where it is none, not finite, or beyond what a double could hold
   */
  static Optional<BigDecimal> exact(Scalar scalar) {
    boolean number = scalar.type() == Scalar.Type.INTEGER || scalar.type() == Scalar.Type.DECIMAL;
    String text = scalar.text();
    if (!number || text.length() > LONGEST) {
      return Optional.empty();
    }
    try {
      BigDecimal value = parse(text);
      // Magnitude = digits before the decimal point; without a bound, writing the number out could
      // take gigabytes.
      int magnitude = value.precision() - value.scale();
      return Math.abs(magnitude) > LARGEST_EXPONENT ? Optional.empty() : Optional.of(value);
    } catch (NumberFormatException notFinite) {
      return Optional.empty();
    }
  }

  private static BigDecimal parse(String text) {
    if (text.startsWith("0x")) {
      return new BigDecimal(new BigInteger(text.substring(2), 16));
    }
    if (text.startsWith("0o")) {
      return new BigDecimal(new BigInteger(text.substring(2), 8));
    }
    return new BigDecimal(text);
  }
}
