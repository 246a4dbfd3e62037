package io.umbral.benchmarks.goals;

import io.umbral.benchmarks.harness.Statistics;
import io.umbral.benchmarks.replay.ComparisonResult;

/** One operator with most of the load. */
record Skew() implements Goal {

  private static final double LEAST_PERCENT = 95;

  @Override
  public String id() {
    return "skew";
  }

  @Override
  public String what() {
    return "one operator with 70 % of the load against four of one size";
  }

  @Override
  public String target() {
    return "at least 95 % of the rate";
  }

  @Override
  public String how() {
    return "readings per second, ten readings per record, bounded replay";
  }

  @Override
  public Finding find(Parts parts) throws PartFailure {
    ComparisonResult result = parts.skew().get();
    return Figure.failureOf(result, Parts.SKEWED, Parts.UNIFORM).orElseGet(() -> judge(result));
  }

  private static Finding judge(ComparisonResult result) {
    Statistics ratio = result.ratio(Parts.SKEWED, Parts.UNIFORM, ComparisonResult.RATE);
    return Finding.judge(
        Limit.atLeast(LEAST_PERCENT),
        result.isAgreed(),
        100 * ratio.median(),
        Figure.percent(ratio));
  }
}
