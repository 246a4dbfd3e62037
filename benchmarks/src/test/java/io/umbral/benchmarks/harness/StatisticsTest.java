package io.umbral.benchmarks.harness;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Random;
import org.junit.jupiter.api.Test;

final class StatisticsTest {

  @Test
  void oneValueIsItsOwnInterval() {
    assertEquals(new Statistics(3, 3, 3), Statistics.of(new double[] {3}, 7));
  }

  @Test
  void theMedianOfAnEvenNumberIsBetweenTheTwoInTheMiddle() {
    assertEquals(2.5, Statistics.of(new double[] {9, 1, 2, 3}, 7).median());
  }

  @Test
  void oneWildRunMovesTheMedianLittleAndIsSeenInTheInterval() {
    Statistics statistics = Statistics.of(new double[] {1.0, 1.1, 1.2, 1.1, 50}, 7);
    assertEquals(1.1, statistics.median());
    assertTrue(statistics.high() > 1.2);
  }

  /** Of a hundred samples of 25, at least 85 intervals hold the median they were drawn around. */
  @Test
  void theIntervalHoldsTheMedianAboutAsOftenAsItSays() {
    Random random = new Random(3);
    int held = 0;
    for (int i = 0; i < 100; i++) {
      double[] values = random.doubles(25, 0, 2).toArray();
      Statistics statistics = Statistics.of(values, i);
      held += statistics.low() <= 1 && 1 <= statistics.high() ? 1 : 0;
    }
    assertTrue(held >= 85, "only " + held + " of 100");
    assertTrue(held < 100, "an interval that always holds it is too wide");
  }

  @Test
  void theSameSeedGivesTheSameInterval() {
    double[] values = {1, 2, 3, 4, 5};
    assertEquals(Statistics.of(values, 1), Statistics.of(values, 1));
  }

  @Test
  void noValuesHaveNoMedian() {
    assertThrows(IllegalArgumentException.class, () -> Statistics.of(new double[0], 7));
  }
}
