package io.umbral.benchmarks.load;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class BisectionTest {

  private static final long FIRST = 2_000_000;
  private static final long LARGEST = 6_000_000;
  private static final double RESOLUTION = 0.05;

  private int tries;

  private Bisection search(long truth) {
    Bisection bisection = new Bisection(FIRST, LARGEST, RESOLUTION);
    for (OptionalLong next = bisection.next(); next.isPresent(); next = bisection.next()) {
      assertTrue(next.getAsLong() <= LARGEST);
      tries++;
      assertTrue(tries < 40, "the search should end");
      bisection.tell(next.getAsLong(), next.getAsLong() <= truth);
    }
    return bisection;
  }

  @ParameterizedTest
  @ValueSource(longs = {30_000, 499_999, 1_000_000, 1_999_999, 2_000_000, 3_141_592, 5_900_000})
  void theLargestRateIsFoundFromBelowWithinTheResolution(long truth) {
    Bisection bisection = search(truth);
    assertTrue(bisection.isBounded());
    assertTrue(bisection.sustained() <= truth);
    assertTrue(bisection.sustained() * (1 + RESOLUTION) * 1.0001 >= truth);
  }

  @Test
  void aFewTriesAreEnough() {
    Bisection unused = search(2_600_000);
    assertTrue(tries <= 7, "it took " + tries);
  }

  @Test
  void theLargestRateThereIsEndsTheSearchAndIsNoBound() {
    Bisection bisection = search(Long.MAX_VALUE);
    assertEquals(LARGEST, bisection.sustained());
    assertFalse(bisection.isBounded());
  }

  @Test
  void nothingIsSustainedWhereEveryRateFails() {
    assertEquals(0, search(0).sustained());
  }
}
