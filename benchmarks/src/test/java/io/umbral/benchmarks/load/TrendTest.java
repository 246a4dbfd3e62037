package io.umbral.benchmarks.load;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Random;
import org.junit.jupiter.api.Test;

final class TrendTest {

  private static final long RATE = 1_000_000;

  /** Twenty seconds of ten samples each, with a saw tooth as checkpoints make one. */
  private static Trend growing(double readingsPerSecond) {
    Random random = new Random(5);
    Trend trend = new Trend();
    for (int i = 0; i < 200; i++) {
      double seconds = i / 10.0;
      double saw = 100_000 * (seconds % 5) / 5;
      trend.add(seconds, 50_000 + readingsPerSecond * seconds + saw + random.nextInt(10_000));
    }
    return trend;
  }

  @Test
  void theSlopeOfALineIsFound() {
    Trend trend = new Trend();
    for (int i = 0; i < 10; i++) {
      trend.add(i, 3 + 2.5 * i);
    }
    assertEquals(2.5, trend.slope(), 1e-9);
  }

  @Test
  void aSawToothIsNoTrend() {
    assertTrue(growing(0).isSteady(RATE));
  }

  @Test
  void aFallingLagIsSteady() {
    assertTrue(growing(-0.2 * RATE).isSteady(RATE));
  }

  @Test
  void moreThanAHundredthOfTheLoadIsGrowth() {
    assertFalse(growing(0.02 * RATE).isSteady(RATE));
    assertTrue(growing(0.02 * RATE).isSteady(10 * RATE));
  }

  @Test
  void whatCannotBeSaidIsNotSteady() {
    Trend trend = new Trend();
    trend.add(0, 0);
    trend.add(1, 0);
    assertTrue(Double.isNaN(trend.slope()));
    assertFalse(trend.isSteady(RATE));
  }
}
