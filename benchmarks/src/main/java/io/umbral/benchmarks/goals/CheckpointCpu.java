package io.umbral.benchmarks.goals;

import io.umbral.benchmarks.harness.Statistics;
import io.umbral.benchmarks.replay.ComparisonResult;

/** What checkpoints cost in CPU. */
record CheckpointCpu() implements Goal {

  private static final double LARGEST_PERCENT = 3;

  @Override
  public String id() {
    return "checkpoint-cpu";
  }

  @Override
  public String what() {
    return "checkpoints every 10 s with 10^6 cells: CPU";
  }

  @Override
  public String target() {
    return "costs at most 3 %";
  }

  @Override
  public String how() {
    return "CPU time per reading with a checkpoint every 10 s against none, 10^6 cells, bounded"
        + " replay";
  }

  @Override
  public Finding find(Parts parts) throws PartFailure {
    ComparisonResult result = parts.checkpoints().get();
    return Figure.failureOf(result, Parts.EVERY_10_S, Parts.WITHOUT).orElseGet(() -> judge(result));
  }

  private static Finding judge(ComparisonResult result) {
    Statistics ratio = result.ratio(Parts.EVERY_10_S, Parts.WITHOUT, ComparisonResult.CPU_MICROS);
    return Finding.judge(
        Limit.atMost(LARGEST_PERCENT),
        result.isAgreed(),
        100 * (ratio.median() - 1),
        Figure.extraPercent(ratio));
  }
}
