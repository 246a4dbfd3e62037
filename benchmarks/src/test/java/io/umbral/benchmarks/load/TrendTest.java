package io.umbral.benchmarks.load;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class TrendTest {

  private static final long RATE = 1_000_000;
  private static final double TOOTH_SECONDS = 5;

  /** Ten samples a second; each tooth rises by a second and a half of load and falls at once. */
  private static Trend saw(double readingsPerSecond, int seconds, double phaseSeconds) {
    Random random = new Random(5);
    Trend trend = new Trend(TOOTH_SECONDS);
    for (int i = 0; i < 10 * seconds; i++) {
      double at = i / 10.0;
      double tooth = 1.5 * RATE * ((at + phaseSeconds) % TOOTH_SECONDS) / TOOTH_SECONDS;
      trend.add(at, 50_000 + readingsPerSecond * at + tooth + random.nextInt(10_000));
    }
    return trend;
  }

  @Test
  void theSlopeOfALineIsFound() {
    Trend trend = new Trend(1);
    for (int i = 0; i < 10; i++) {
      trend.add(i, 3 + 2.5 * i);
    }
    assertEquals(2.5, trend.slope(), 1e-9);
  }

  /** A line through all samples of two teeth would see growth of several hundredths here. */
  @ParameterizedTest
  @ValueSource(doubles = {0, 1, 2.5, 4})
  void aSawIsNoTrendWhereverItBegins(double phaseSeconds) {
    assertTrue(saw(0, 10, phaseSeconds).isSteady(RATE));
    assertTrue(saw(0, 20, phaseSeconds).isSteady(RATE));
  }

  @ParameterizedTest
  @ValueSource(doubles = {0, 1, 2.5, 4})
  void growthIsSeenThroughTheSaw(double phaseSeconds) {
    assertFalse(saw(0.03 * RATE, 10, phaseSeconds).isSteady(RATE));
    assertEquals(0.03 * RATE, saw(0.03 * RATE, 20, phaseSeconds).slope(), 0.005 * RATE);
  }

  @Test
  void aFallingLagIsSteady() {
    assertTrue(saw(-0.2 * RATE, 20, 0).isSteady(RATE));
  }

  @Test
  void whatIsGrowthForOneLoadIsNoneForTenTimesAsMuch() {
    assertFalse(saw(0.02 * RATE, 20, 0).isSteady(RATE));
    assertTrue(saw(0.02 * RATE, 20, 0).isSteady(10 * RATE));
  }

  @Test
  void whatCannotBeSaidIsNotSteady() {
    Trend trend = new Trend(TOOTH_SECONDS);
    trend.add(0, 0);
    trend.add(1, 0);
    assertTrue(Double.isNaN(trend.slope()));
    assertFalse(trend.isSteady(RATE));
  }
}
