package io.umbral.pipeline;

import io.umbral.pipeline.aggregate.LocalAggregate;
import java.util.function.LongSupplier;
import org.apache.flink.metrics.Gauge;
import org.apache.flink.metrics.MetricGroup;

/**
 * The metrics of the SLA job: the account of every reading, the age of the watermark and what is
 * remembered. All are gauges of state that survives a restart, so that the account balances over
 * the whole life of the job.
 */
final class SlaMetrics {

  private SlaMetrics() {}

  static void register(
      MetricGroup metrics,
      LocalAggregate aggregate,
      LongSupplier watermarkMillis,
      LongSupplier clockMillis) {
    MetricGroup account = metrics.addGroup("umbral");
    gauge(account, "readingsReceived", () -> aggregate.account().received());
    gauge(account, "readingsAggregated", () -> aggregate.account().aggregated());
    gauge(account, "readingsDuplicate", () -> aggregate.account().duplicate());
    gauge(account, "readingsLate", () -> aggregate.account().late());
    gauge(account, "readingsRejected", () -> aggregate.account().rejected());
    gauge(account, "sources", () -> (long) aggregate.rememberedSources());
    gauge(
        account,
        "watermarkAgeMillis",
        () -> ageOf(watermarkMillis.getAsLong(), clockMillis.getAsLong()));
  }

  /** Age of the watermark in milliseconds; -1 before the first one and after the last. */
  private static long ageOf(long watermarkMillis, long nowMillis) {
    return watermarkMillis == Long.MIN_VALUE || watermarkMillis == Long.MAX_VALUE
        ? -1
        : nowMillis - watermarkMillis;
  }

  private static void gauge(MetricGroup group, String name, Gauge<Long> gauge) {
    group.gauge(name, gauge);
  }
}
