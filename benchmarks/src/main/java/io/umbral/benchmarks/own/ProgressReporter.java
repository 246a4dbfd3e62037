package io.umbral.benchmarks.own;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.flink.metrics.Gauge;
import org.apache.flink.metrics.Metric;
import org.apache.flink.metrics.MetricConfig;
import org.apache.flink.metrics.MetricGroup;
import org.apache.flink.metrics.reporter.MetricReporter;

/** Lets the process that runs a job see some of its gauges, added up over subtasks. */
public final class ProgressReporter implements MetricReporter {

  /** Names of the gauges, all of them whole numbers. */
  private static final List<String> WATCHED =
      List.of(
          "readingsReceived",
          "readingsAggregated",
          "readingsDuplicate",
          "readingsLate",
          "readingsRejected",
          "numberOfCompletedCheckpoints",
          "lastCheckpointDuration",
          "lastCheckpointSize",
          "lastCheckpointFullSize");

  // Flink makes the reporter: only what is static is seen outside.
  private static final Map<Metric, String> GAUGES = new ConcurrentHashMap<>();
  private static final Map<String, Long> ENDED = new ConcurrentHashMap<>();

  /** A gauge, added up over the subtasks that have it or had it; 0 where there is none. */
  public static long sumOf(String name) {
    long sum = ENDED.getOrDefault(name, 0L);
    for (Map.Entry<Metric, String> gauge : GAUGES.entrySet()) {
      if (gauge.getValue().equals(name)) {
        sum += valueOf(gauge.getKey());
      }
    }
    return sum;
  }

  /** Every watched gauge, added up. */
  public static Map<String, Long> all() {
    Map<String, Long> sums = new TreeMap<>();
    WATCHED.forEach(name -> sums.put(name, sumOf(name)));
    return sums;
  }

  /** Number of subtasks that have a gauge now. */
  public static long countOf(String name) {
    return GAUGES.values().stream().filter(name::equals).count();
  }

  private static long valueOf(Metric metric) {
    return metric instanceof Gauge<?> gauge && gauge.getValue() instanceof Number number
        ? number.longValue()
        : 0;
  }

  @Override
  public void notifyOfAddedMetric(Metric metric, String name, MetricGroup group) {
    if (WATCHED.contains(name)) {
      GAUGES.put(metric, name);
    }
  }

  @Override
  public void notifyOfRemovedMetric(Metric metric, String name, MetricGroup group) {
    if (GAUGES.remove(metric) != null) {
      ENDED.merge(name, valueOf(metric), Long::sum);
    }
  }

  @Override
  public void open(MetricConfig config) {
    // nothing to open
  }

  @Override
  public void close() {
    // nothing is held
  }
}
