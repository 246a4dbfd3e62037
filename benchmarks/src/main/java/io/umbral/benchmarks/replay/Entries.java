package io.umbral.benchmarks.replay;

import io.umbral.benchmarks.harness.Compared;
import io.umbral.benchmarks.own.JobVariant;
import io.umbral.benchmarks.workload.Workload;
import java.util.List;

/** What is compared, as it is asked for again and again. */
public final class Entries {

  /** An engine that knows no end of its input cannot close its last windows. */
  private static final long NOT_COMPARED_MILLIS = 2 * Compared.MINUTES.sizeMillis();

  private Entries() {}

  /**
   * Engines on one workload. Those of others read less of it, and only what everybody can close is
   * compared.
   *
   * @param engines which
   * @param workload what they read; delivered once where there is an engine of others
   * @param readings at least how many
   * @param peerReadings at least how many for engines of others
   */
  public static List<Entry> of(
      List<Contender> engines, Workload workload, long readings, long peerReadings) {
    Compared compared =
        engines.stream().anyMatch(Contender::isPeer)
            ? Compared.MINUTES
                .until(workload.startOf(workload.roundsOf(peerReadings)) - NOT_COMPARED_MILLIS)
                .withoutCells()
            : Compared.MINUTES;
    return engines.stream()
        .map(
            engine -> {
              Entry entry = Entry.of(engine, workload, engine.isPeer() ? peerReadings : readings);
              return entry.comparing(compared, entry.count());
            })
        .toList();
  }

  /**
   * A variant of the job, of whose windows the shortest are compared.
   *
   * @param name of it, among the others
   * @param variant how the job is set
   * @param workload what it reads
   * @param readings at least how many
   */
  public static Entry of(String name, JobVariant variant, Workload workload, long readings) {
    return Variant.of(name, variant, workload, readings);
  }
}
