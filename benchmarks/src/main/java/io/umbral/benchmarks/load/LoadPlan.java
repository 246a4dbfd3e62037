package io.umbral.benchmarks.load;

import io.umbral.benchmarks.harness.Compared;
import io.umbral.benchmarks.harness.Jvm;
import io.umbral.benchmarks.harness.Machine;
import io.umbral.benchmarks.own.JobVariant;
import io.umbral.benchmarks.own.LoopVariant;
import io.umbral.benchmarks.replay.Entry;
import io.umbral.benchmarks.workload.Workload;
import io.umbral.pipeline.SlaJobConfig;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.flink.connector.base.DeliveryGuarantee;

/**
 * What is put under load: who reports, and how the job is set.
 *
 * @param workload who reports; the length of its periods is that of a tick
 * @param job how the job is set
 * @param partitions partitions of the topics, and threads of the job
 * @param alarms how alarms are written; empty where the SLA job runs alone
 */
public record LoadPlan(
    Workload workload, JobVariant job, int partitions, Optional<DeliveryGuarantee> alarms) {

  /**
   * Heap for slices of 5 s of 19,200 leaves, of which several are open while the job catches up.
   */
  private static final int LEAVES_MEBIBYTES = 4_096;

  /** Cells of Mexico, in sites of ten. */
  public static final int NATION_SITES = 60_000;

  /** Municipalities of Mexico, in round figures; eight leaves in each. */
  public static final int NATION_MUNICIPALITIES = 2_400;

  private static final int TICK_MILLIS = 100;
  private static final int SLICE_MILLIS = 5_000;
  private static final int OUT_OF_ORDERNESS_MILLIS = 200;

  /** As many slices as the five minutes that ship are of one minute. */
  private static final int LATENESS_SLICES = 5;

  /**
   * The job with slices that are short enough to see many of them close, late data for as many
   * slices as it ships with, and an out-of-orderness of 200 ms.
   *
   * @param seed of the values
   * @param sites of ten cells each
   * @param municipalities eight leaves in each
   */
  public static LoadPlan of(long seed, int sites, int municipalities) {
    JobVariant job =
        JobVariant.MINUTES.with(
            Map.of(
                "sla.slice", SLICE_MILLIS + "ms",
                "sla.windows", SLICE_MILLIS + "ms",
                "sla.allowed-lateness", LATENESS_SLICES * SLICE_MILLIS + "ms",
                "sla.out-of-orderness", OUT_OF_ORDERNESS_MILLIS + "ms"));
    Workload workload =
        Workload.of(seed, sites, municipalities).batched(true).periods(TICK_MILLIS, TICK_MILLIS);
    return new LoadPlan(workload, job, 2, Optional.empty());
  }

  /** The same with other settings of the job. */
  public LoadPlan with(Map<String, String> changes) {
    return new LoadPlan(workload, job.with(changes), partitions, alarms);
  }

  /** The same with the alert job behind the SLA job. */
  LoadPlan withAlarms(DeliveryGuarantee delivery) {
    return new LoadPlan(workload, job, partitions, Optional.of(delivery));
  }

  /** Heap of the job's process. */
  int heapMebibytes() {
    return Entry.heapFor(workload) + LEAVES_MEBIBYTES;
  }

  List<String> jvmOptions() {
    return Jvm.engineOptions();
  }

  int sliceMillis() {
    return (int) job.config().slice().toMillis();
  }

  int outOfOrdernessMillis() {
    return (int) job.config().outOfOrderness().toMillis();
  }

  /** Largest rate that can be asked for, readings per second. */
  public long largestRate() {
    return (long)
        (Schedule.largestRate(workload.sources(), workload.periodMillis())
            * workload.readingsPerRecord());
  }

  /** How the loop counts what was sent. */
  LoopVariant count() {
    return LoopVariant.MINUTES.slices(sliceMillis(), workload.periodMillis());
  }

  /** The shortest windows of the job, as far as they could be closed. */
  Compared compared(long lastPeriodEndMillis) {
    SlaJobConfig.Window shortest =
        job.config().windows().stream().min((a, b) -> a.size().compareTo(b.size())).orElseThrow();
    return new Compared(
        shortest.size().toMillis(),
        shortest.slide().toMillis(),
        lastPeriodEndMillis - outOfOrdernessMillis() - 1,
        true);
  }

  Map<String, Object> toJson() {
    Map<String, Object> json = new LinkedHashMap<>(Machine.circumstances());
    json.put("seed", workload.seed());
    json.put("cells", workload.cells());
    json.put("sites", workload.sites());
    json.put("municipalities", workload.municipalities());
    json.put("readingsPerRecord", workload.readingsPerRecord());
    json.put("tickMillis", workload.periodMillis());
    json.put("partitions", partitions);
    json.put("job", job.toString());
    json.put("jobHeapMebibytes", heapMebibytes());
    return json;
  }
}
