package io.umbral.benchmarks.load;

import io.umbral.benchmarks.harness.Canary;
import io.umbral.benchmarks.harness.Figures;
import io.umbral.benchmarks.harness.Lab;
import io.umbral.benchmarks.harness.Say;
import io.umbral.benchmarks.workload.Workload;
import io.umbral.wire.WireException;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Map;
import java.util.Optional;

/**
 * Kills the job's process under load and lets another one go on from the newest checkpoint: how
 * long until it is as near to the present as before. State is made large by a history of closed
 * slices that a window of a day still needs.
 *
 * @param plan what is put under load
 * @param readingsPerSecond rate
 * @param historySlices slices before the load begins, in each of which every cell is measured once
 */
public record RecoveryTrial(LoadPlan plan, long readingsPerSecond, int historySlices) {

  private static final long DAY_MILLIS = Duration.ofDays(1).toMillis();
  private static final long MORNING_MILLIS = Duration.ofHours(6).toMillis();

  /** Checkpoints that must be complete under load before the kill. */
  private static final int CHECKPOINTS = 2;

  private static final int LONGEST_LOAD_SECONDS = 600;
  private static final int AFTER_MILLIS = 10_000;

  /** Statuses over which the lag before the kill is taken: ten in a second. */
  private static final int LAG_STATUSES = 100;

  /**
   * The job with windows of a minute and of a day.
   *
   * @param seed of the values
   * @param sites of ten cells each
   * @param municipalities eight leaves in each
   * @param readingsPerSecond rate
   * @param historySlices slices before the load begins
   */
  public static RecoveryTrial of(
      long seed, int sites, int municipalities, long readingsPerSecond, int historySlices) {
    return new RecoveryTrial(
        LoadPlan.of(seed, sites, municipalities).with(Map.of("sla.windows", "1m,24h")),
        readingsPerSecond,
        historySlices);
  }

  /** Runs. */
  public RecoveryResult run(Lab lab) throws IOException, InterruptedException, WireException {
    Say.line("recovery of %,d cells, %d slices of history", plan.workload().cells(), historySlices);
    double canaryBefore = new Canary().sing();
    try (LoadSession session = LoadSession.open(lab, plan)) {
      session.startGenerator();
      // Yesterday morning: far from the ends of the window of a day.
      long startMillis =
          Math.floorDiv(System.currentTimeMillis(), DAY_MILLIS) * DAY_MILLIS
              - DAY_MILLIS
              + MORNING_MILLIS;
      int tickMillis = plan.workload().periodMillis();
      Workload history = plan.workload().periods(tickMillis, plan.sliceMillis());
      session.prefill(history, historySlices, startMillis);
      Say.line("the history is sent");
      session.startJob(Optional.empty());
      session.drain();
      Say.line("the history is received");

      long historyEndMillis = startMillis + historySlices * (long) plan.sliceMillis();
      long nowMillis = System.currentTimeMillis() / tickMillis * tickMillis;
      Schedule unused =
          session.begin(readingsPerSecond, LONGEST_LOAD_SECONDS, nowMillis - historyEndMillis);
      Lag lag = new Lag(session);
      session.watch(lag::look);
      awaitCheckpoints(session, CHECKPOINTS);
      long fullBytes = session.job().figure("lastCheckpointFullSize");
      long diskBytes = session.job().checkpointBytesOnDisk();
      Say.line("the checkpoint holds %,d MB, on disk are %,d", fullBytes >> 20, diskBytes >> 20);
      // In the middle between two checkpoints.
      LoadSession.pause(plan.job().checkpoints().orElseThrow().toMillis() / 2);
      long before = lag.largestOfLast();

      long killedNanos = System.nanoTime();
      session.job().kill();
      Path from =
          session
              .job()
              .newestCheckpoint()
              .orElseThrow(() -> new IOException("there should be a checkpoint that is complete"));
      session.startJob(Optional.of(from));
      double runningSeconds = (System.nanoTime() - killedNanos) / 1e9;
      session.job().await("a lag as before", () -> lag.last() <= before);
      double caughtUpSeconds = (System.nanoTime() - killedNanos) / 1e9;
      Say.line(
          "killed with %,d MB of state: runs again after %.1f s, caught up after %.1f s",
          fullBytes >> 20, runningSeconds, caughtUpSeconds);

      LoadSession.pause(AFTER_MILLIS);
      Figures generator = session.end();
      boolean isAgreed = session.isAgreed();
      return new RecoveryResult(
          this,
          fullBytes,
          diskBytes,
          before,
          runningSeconds,
          caughtUpSeconds,
          generator,
          canaryBefore,
          new Canary().sing(),
          isAgreed);
    }
  }

  private static void awaitCheckpoints(LoadSession session, int count) throws IOException {
    long begun = session.job().figure("numberOfCompletedCheckpoints");
    session
        .job()
        .await(
            count + " checkpoints",
            () -> session.job().figure("numberOfCompletedCheckpoints") >= begun + count);
  }

  /** The lag as it was told last, and in the seconds before. */
  private static final class Lag {

    private final LoadSession session;
    private final Deque<Long> recent = new ArrayDeque<>();

    private Lag(LoadSession session) {
      this.session = session;
    }

    private synchronized void look(Figures status) {
      recent.add(session.lagAt(status));
      if (recent.size() > LAG_STATUSES) {
        recent.remove();
      }
    }

    private synchronized long last() {
      return recent.isEmpty() ? Long.MAX_VALUE : recent.getLast();
    }

    /** Then forgets them. */
    private synchronized long largestOfLast() {
      long largest = recent.stream().mapToLong(each -> each).max().orElseThrow();
      recent.clear();
      return largest;
    }
  }
}
