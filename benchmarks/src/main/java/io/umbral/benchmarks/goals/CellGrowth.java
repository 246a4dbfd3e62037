package io.umbral.benchmarks.goals;

import io.umbral.benchmarks.harness.Statistics;
import io.umbral.benchmarks.replay.ComparisonResult;

/** What a reading costs where cells are many. */
record CellGrowth() implements Goal {

  private static final double LARGEST_TIMES = 2;

  @Override
  public String id() {
    return "cells";
  }

  @Override
  public String what() {
    return "time per reading at 10^7 cells against 10^4";
  }

  @Override
  public String target() {
    return "at most 2 times";
  }

  @Override
  public String how() {
    return "CPU time per reading, ten readings per record, bounded replay; the few cells are in 8"
        + " leaves and the many in 640, so that closing windows does not make the few dear";
  }

  @Override
  public Finding find(Parts parts) throws PartFailure {
    ComparisonResult result = parts.cells().get();
    Finding finding =
        Figure.failureOf(result, Parts.MANY_CELLS, Parts.FEW_CELLS)
            .orElseGet(() -> judge(result, parts.scale()));
    return parts.scale().isFull() ? finding : finding.withoutVerdict("10^7 are in the full run");
  }

  private static Finding judge(ComparisonResult result, Scale scale) {
    Statistics ratio = result.ratio(Parts.MANY_CELLS, Parts.FEW_CELLS, ComparisonResult.CPU_MICROS);
    return Finding.judge(
        Limit.atMost(LARGEST_TIMES),
        result.isAgreed(),
        ratio.median(),
        Figure.of("%s at %,d cells", Figure.times(ratio), 10L * scale.manySites()));
  }
}
