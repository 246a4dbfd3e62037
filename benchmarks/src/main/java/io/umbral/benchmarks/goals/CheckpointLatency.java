package io.umbral.benchmarks.goals;

import io.umbral.benchmarks.load.LoadResult;
import io.umbral.benchmarks.load.Phase;

/** Latency while checkpoints are written. */
record CheckpointLatency() implements Goal {

  @Override
  public String id() {
    return "checkpoint-latency";
  }

  @Override
  public String what() {
    return "checkpoints every 10 s with 10^6 cells: latency of results";
  }

  @Override
  public String target() {
    return "p99 at most 1 s";
  }

  @Override
  public String how() {
    return "open loop at 70 % of the sustained rate, 10^6 cells; from the end of the window and the"
        + " out-of-orderness (200 ms) to the arrival of its result";
  }

  @Override
  public Finding find(Parts parts) throws PartFailure {
    LoadResult result = parts.millionCells().get();
    Phase phase = result.phases().get(0);
    return Latency.judge(result, phase);
  }
}
