package io.umbral.model;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigInteger;
import org.junit.jupiter.api.Test;

final class RationalTest {

  @Test
  void aDecimalTextIsTakenExactly() {
    assertEquals(new Rational(999, 1_000), Rational.parse("0.999"));
    assertEquals(new Rational(72, 5), Rational.parse("14.40"));
    assertEquals(new Rational(-110, 1), Rational.parse("-1.1e2"));
    assertEquals(
        new Rational(9_333_333_333_333_333L, 10_000_000_000_000_000L),
        Rational.parse("0.9333333333333333"));
    assertEquals(Rational.ZERO, Rational.parse("0.000"));
  }

  @Test
  void whatDoesNotFitOrIsNoNumberIsRefused() {
    assertThrows(IllegalArgumentException.class, () -> Rational.parse("ninety"));
    assertThrows(IllegalArgumentException.class, () -> Rational.parse("1e-19"));
    assertThrows(IllegalArgumentException.class, () -> Rational.parse("1e400"));
    assertThrows(IllegalArgumentException.class, () -> new Rational(1, 0));
  }

  @Test
  void comparesAsWithNumbersOfAnySize() {
    Law.holds(
        200,
        random -> {
          Rational number = new Rational(random.nextLong() >> 1, 1 + (random.nextLong() >>> 2));
          long part = random.nextLong() >> random.nextInt(60);
          long whole = 1 + (random.nextLong() >>> (2 + random.nextInt(60)));
          BigInteger left =
              BigInteger.valueOf(part).multiply(BigInteger.valueOf(number.denominator()));
          BigInteger right =
              BigInteger.valueOf(whole).multiply(BigInteger.valueOf(number.numerator()));
          assertEquals(left.compareTo(right), number.compareRatio(part, whole));
        });
  }

  @Test
  void ordersAndSubtracts() {
    assertTrue(Rational.parse("0.1").compareTo(new Rational(1, 9)) < 0);
    assertEquals(new Rational(1, 1_000), Rational.parse("0.999").complement());
    assertEquals("0.999", Rational.parse("0.999").toString());
    assertEquals("1/3", new Rational(2, 6).toString());
  }
}
