package io.umbral.console;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.umbral.console.Target.Standing;
import org.junit.jupiter.api.Test;

final class TargetTest {

  private static Target target(Metric metric, double line) {
    return new Target(metric, line, "a test", false);
  }

  @Test
  void moreLatencyIsWorse() {
    Target target = target(Metric.RTT_P95_MILLIS, 100);
    assertEquals(Standing.WITHIN, target.standingOf(80));
    assertEquals(Standing.NEAR, target.standingOf(81));
    assertEquals(Standing.NEAR, target.standingOf(100));
    assertEquals(Standing.BEYOND, target.standingOf(100.1));
  }

  @Test
  void lessCoverageIsWorseByWhatIsMissing() {
    Target target = target(Metric.COVERAGE_RATIO, 0.9);
    assertEquals(Standing.WITHIN, target.standingOf(0.93));
    assertEquals(Standing.NEAR, target.standingOf(0.91));
    assertEquals(Standing.BEYOND, target.standingOf(0.89));
  }

  @Test
  void lessThroughputIsWorseByTheShareThatIsLeft() {
    Target target = target(Metric.DOWNLINK_MEAN_KBPS, 10_000);
    assertEquals(Standing.WITHIN, target.standingOf(13_000));
    assertEquals(Standing.NEAR, target.standingOf(11_000));
    assertEquals(Standing.BEYOND, target.standingOf(9_999));
    assertEquals(Standing.BEYOND, target.standingOf(0));
  }

  @Test
  void aLineThatCannotBeMissedOrMetIsNone() {
    assertThrows(IllegalArgumentException.class, () -> target(Metric.COVERAGE_RATIO, 1));
    assertThrows(IllegalArgumentException.class, () -> target(Metric.RTT_P95_MILLIS, 0));
    assertThrows(IllegalArgumentException.class, () -> target(Metric.LOSS_RATIO, Double.NaN));
  }
}
