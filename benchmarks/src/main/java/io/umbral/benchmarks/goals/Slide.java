package io.umbral.benchmarks.goals;

import io.umbral.benchmarks.harness.Statistics;
import io.umbral.benchmarks.replay.ComparisonResult;

/** Windows of a minute every second instead of every minute. */
record Slide() implements Goal {

  private static final double LARGEST_PERCENT = 10;

  @Override
  public String id() {
    return "slide";
  }

  @Override
  public String what() {
    return "windows of a minute every second instead of every minute";
  }

  @Override
  public String target() {
    return "costs at most 10 %";
  }

  @Override
  public String how() {
    return "CPU time per reading with 1m/1s over slices of 1 s against 1m over slices of 1m,"
        + " 640 leaves, bounded replay; the second of two minutes is measured, in which one tumbling"
        + " window closes; 600,000 cells, 200,000 in a quick run";
  }

  @Override
  public Finding find(Parts parts) throws PartFailure {
    ComparisonResult result = parts.slide().get();
    return Figure.failureOf(result, Parts.SLIDING, Parts.TUMBLING).orElseGet(() -> judge(result));
  }

  private static Finding judge(ComparisonResult result) {
    Statistics ratio = result.ratio(Parts.SLIDING, Parts.TUMBLING, ComparisonResult.CPU_MICROS);
    return Finding.judge(
        Limit.atMost(LARGEST_PERCENT),
        result.isAgreed(),
        100 * (ratio.median() - 1),
        Figure.extraPercent(ratio));
  }
}
