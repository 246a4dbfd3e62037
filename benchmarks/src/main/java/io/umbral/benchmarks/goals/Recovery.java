package io.umbral.benchmarks.goals;

import io.umbral.benchmarks.load.RecoveryResult;

/** From a crash back to the present. */
record Recovery() implements Goal {

  private static final double LARGEST_SECONDS = 10;
  private static final long GIGABYTE = 1_000_000_000;

  @Override
  public String id() {
    return "recovery";
  }

  @Override
  public String what() {
    return "kill -9 to caught up, 1 GB of state";
  }

  @Override
  public String target() {
    return "at most 10 s";
  }

  @Override
  public String how() {
    return "open loop at 50 % of the sustained rate, killed in the middle between two checkpoints; a"
        + " new process from the newest one, until the lag is as before";
  }

  @Override
  public Finding find(Parts parts) throws PartFailure {
    RecoveryResult result = parts.recovery().get();
    Finding finding =
        Finding.judge(
            Limit.atMost(LARGEST_SECONDS),
            result.isAgreed(),
            result.caughtUpSeconds(),
            Figure.of(
                "%.1f s (running again after %.1f s) with %.2f GB at %,d readings/s",
                result.caughtUpSeconds(),
                result.runningSeconds(),
                result.checkpointBytes() / 1e9,
                result.trial().readingsPerSecond()));
    return result.checkpointBytes() < GIGABYTE
        ? finding.withoutVerdict("the goal speaks of 1 GB")
        : finding;
  }
}
