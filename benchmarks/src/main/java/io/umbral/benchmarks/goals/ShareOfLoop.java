package io.umbral.benchmarks.goals;

import io.umbral.benchmarks.harness.Statistics;
import io.umbral.benchmarks.replay.ComparisonResult;
import io.umbral.benchmarks.replay.Contender;

/**
 * The job's throughput per core beside that of the loop.
 *
 * @param isBatched whether ten readings are in a record, or one
 */
record ShareOfLoop(boolean isBatched) implements Goal {

  private static final double BATCHED_PERCENT = 90;
  private static final double SINGLE_PERCENT = 75;

  @Override
  public String id() {
    return isBatched ? "loop-batched" : "loop-one-by-one";
  }

  @Override
  public String what() {
    return "throughput per core against the loop written by hand, %s"
        .formatted(isBatched ? "ten readings per record" : "one reading per record");
  }

  private double percent() {
    return isBatched ? BATCHED_PERCENT : SINGLE_PERCENT;
  }

  @Override
  public String target() {
    return "at least %.0f %%".formatted(percent());
  }

  @Override
  public String how() {
    return "CPU time per reading of the loop over that of the job, steady state, bounded replay";
  }

  @Override
  public Finding find(Parts parts) throws PartFailure {
    ComparisonResult result = parts.own(isBatched).get();
    String loop = Contender.LOOP.name();
    String job = Contender.JOB.name();
    return Figure.failureOf(result, loop, job).orElseGet(() -> judge(result, loop, job));
  }

  private Finding judge(ComparisonResult result, String loop, String job) {
    Statistics share = result.ratio(loop, job, ComparisonResult.CPU_MICROS);
    Statistics ofLoop = result.of(loop, ComparisonResult.CPU_MICROS);
    Statistics ofJob = result.of(job, ComparisonResult.CPU_MICROS);
    return Finding.judge(
        Limit.atLeast(percent()),
        result.isAgreed(loop) && result.isAgreed(job),
        100 * share.median(),
        Figure.of(
            "%s (%.3f against %.3f us)", Figure.percent(share), ofJob.median(), ofLoop.median()));
  }
}
