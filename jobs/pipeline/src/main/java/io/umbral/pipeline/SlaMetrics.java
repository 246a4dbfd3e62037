package io.umbral.pipeline;

import io.umbral.pipeline.aggregate.LocalAggregate;
import io.umbral.sla.Account;
import java.util.function.IntSupplier;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import org.apache.flink.metrics.Gauge;
import org.apache.flink.metrics.MetricGroup;

/**
 * The metrics of the SLA job: the account of every reading, the age of the watermark and what is
 * remembered. All are gauges of state that survives a restart, so that the account balances over
 * the whole life of the job.
 */
final class SlaMetrics {

  private SlaMetrics() {}

  static void registerCombine(
      MetricGroup metrics,
      LocalAggregate aggregate,
      LongSupplier watermarkMillis,
      LongSupplier clockMillis) {
    MetricGroup group = metrics.addGroup("umbral");
    account(group, aggregate::account);
    gauge(group, "sources", () -> (long) aggregate.rememberedSources());
    gauge(
        group,
        "watermarkAgeMillis",
        () -> ageOf(watermarkMillis.getAsLong(), clockMillis.getAsLong()));
  }

  /** The corrections of the merge are of the account too: the sum over both operators is exact. */
  static void registerMerge(MetricGroup metrics, IntSupplier series, Supplier<Account> correction) {
    MetricGroup group = metrics.addGroup("umbral");
    account(group, correction);
    gauge(group, "series", () -> (long) series.getAsInt());
  }

  private static void account(MetricGroup group, Supplier<Account> account) {
    gauge(group, "readingsReceived", () -> account.get().received());
    gauge(group, "readingsAggregated", () -> account.get().aggregated());
    gauge(group, "readingsDuplicate", () -> account.get().duplicate());
    gauge(group, "readingsLate", () -> account.get().late());
    gauge(group, "readingsRejected", () -> account.get().rejected());
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
