package io.umbral.benchmarks.load;

import io.umbral.benchmarks.harness.Lab;
import io.umbral.benchmarks.harness.Say;
import io.umbral.benchmarks.own.JobVariant;
import io.umbral.benchmarks.workload.Workload;
import io.umbral.wire.WireException;
import java.io.IOException;
import java.util.Map;
import java.util.Optional;

/**
 * What a cell costs in memory and in a checkpoint: the job with so many cells and with twice as
 * many, in as many leaves, and the difference. Every cell is measured once a minute; the job holds
 * one minute that is open and five that still take late data.
 *
 * @param seed of the values
 * @param sites of ten cells each, in the smaller of the two
 */
public record MemoryTrial(long seed, int sites) {

  /** Minutes that the job holds. */
  public static final int SLICES = 6;

  private static final int MUNICIPALITIES = 80;
  private static final int PERIOD_MILLIS = 1_000;
  private static final int MINUTE_MILLIS = 60_000;
  private static final String CHECKPOINT_MILLIS = "3000";

  /** Runs. */
  public MemoryResult run(Lab lab) throws IOException, InterruptedException, WireException {
    return new MemoryResult(this, held(lab, sites), held(lab, 2 * sites));
  }

  /**
   * What a job holds.
   *
   * @param cells how many cells there are
   * @param heapBytes in use after full collections
   * @param checkpointBytes of the last checkpoint
   * @param isAgreed whether the results are those that the loop counts
   */
  public record Held(long cells, long heapBytes, long checkpointBytes, boolean isAgreed) {}

  private Held held(Lab lab, int ofSites) throws IOException, InterruptedException, WireException {
    LoadPlan plan = plan(ofSites);
    try (LoadSession session = LoadSession.open(lab, plan)) {
      session.prefill(plan.workload(), SLICES, Workload.START_MILLIS);
      session.startJob(Optional.empty());
      session.drain();
      long done = session.job().figure("numberOfCompletedCheckpoints");
      session
          .job()
          .await(
              "a checkpoint of everything",
              () -> session.job().figure("numberOfCompletedCheckpoints") >= done + 2);
      long heapBytes = session.job().liveHeapBytes();
      long checkpointBytes = session.job().figure("lastCheckpointFullSize");
      Say.line(
          "%,d cells: %,d MB of heap, %,d kB of checkpoint",
          plan.workload().cells(), heapBytes >> 20, checkpointBytes >> 10);
      return new Held(plan.workload().cells(), heapBytes, checkpointBytes, session.isAgreed());
    }
  }

  private LoadPlan plan(int ofSites) {
    Workload workload =
        Workload.of(seed, ofSites, MUNICIPALITIES)
            .batched(true)
            .periods(PERIOD_MILLIS, MINUTE_MILLIS);
    // Nothing is timed here, so nobody need wait for ten seconds.
    return new LoadPlan(workload, JobVariant.MINUTES, 2, Optional.empty())
        .with(Map.of("checkpoints", CHECKPOINT_MILLIS));
  }

  LoadPlan plan() {
    return plan(sites);
  }
}
