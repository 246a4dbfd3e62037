package io.umbral.alerting;

import io.umbral.model.KpiTotals;
import io.umbral.model.Quantity;
import io.umbral.model.Ratio;
import io.umbral.model.WindowResult;
import io.umbral.sla.CoverageThreshold;
import io.umbral.sla.Kpis;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;

/** A figure of a window that a rule can watch. The order never changes. */
public enum Kpi {
  /** Median round-trip time in milliseconds. */
  RTT_P50_MILLIS("rttMillis.p50", "ms"),
  /** 95th percentile of round-trip time in milliseconds. */
  RTT_P95_MILLIS("rttMillis.p95", "ms"),
  /** 99th percentile of round-trip time in milliseconds. */
  RTT_P99_MILLIS("rttMillis.p99", "ms"),
  /** 95th percentile of jitter in milliseconds. */
  JITTER_P95_MILLIS("jitterMillis.p95", "ms"),
  /** Probes lost of probes sent, 0..1. */
  LOSS_RATIO("lossRatio", "ratio"),
  /** Mean downlink throughput in kbit/s. */
  DOWNLINK_MEAN_KBPS("downlinkKbps.mean", "kbit/s"),
  /** 10th percentile of downlink throughput samples in kbit/s. */
  DOWNLINK_P10_KBPS("downlinkKbps.p10", "kbit/s"),
  /** Mean uplink throughput in kbit/s. */
  UPLINK_MEAN_KBPS("uplinkKbps.mean", "kbit/s"),
  /** 10th percentile of uplink throughput samples in kbit/s. */
  UPLINK_P10_KBPS("uplinkKbps.p10", "kbit/s"),
  /** Samples of received power at or above the coverage threshold, 0..1. */
  COVERAGE_RATIO("coverageRatio", "ratio"),
  /** Cell time in service of cell time observed, 0..1. */
  AVAILABILITY_RATIO("availabilityRatio", "ratio"),
  /** Product of the success ratios of connection set-up, 0..1. */
  ACCESSIBILITY_RATIO("accessibilityRatio", "ratio");

  private static final double MICROS_PER_MILLI = 1_000;

  private final String word;
  private final String unit;

  Kpi(String word, String unit) {
    this.word = word;
    this.unit = unit;
  }

  /** How it is called in rules: the name and the part of it as in {@code sla-windows.jsonl}. */
  public String word() {
    return word;
  }

  /** Its unit, for people. */
  public String unit() {
    return unit;
  }

  /**
   * Its value in a window.
   *
   * @param totals what was measured
   * @param threshold from which level a sample counts as covered
   * @return empty where it was not measured
   */
  public OptionalDouble of(KpiTotals totals, CoverageThreshold threshold) {
    return switch (this) {
      case RTT_P50_MILLIS -> millis(Kpis.quantile(totals, Quantity.RTT_MICROS, 0.50));
      case RTT_P95_MILLIS -> millis(Kpis.quantile(totals, Quantity.RTT_MICROS, 0.95));
      case RTT_P99_MILLIS -> millis(Kpis.quantile(totals, Quantity.RTT_MICROS, 0.99));
      case JITTER_P95_MILLIS -> millis(Kpis.quantile(totals, Quantity.JITTER_MICROS, 0.95));
      case LOSS_RATIO -> ratio(Kpis.loss(totals));
      case DOWNLINK_MEAN_KBPS -> Kpis.meanDownlinkKbps(totals);
      case DOWNLINK_P10_KBPS -> whole(Kpis.quantile(totals, Quantity.DOWNLINK_KBPS, 0.10));
      case UPLINK_MEAN_KBPS -> Kpis.meanUplinkKbps(totals);
      case UPLINK_P10_KBPS -> whole(Kpis.quantile(totals, Quantity.UPLINK_KBPS, 0.10));
      case COVERAGE_RATIO -> ratio(Kpis.coverage(totals, threshold));
      case AVAILABILITY_RATIO -> ratio(Kpis.availability(totals));
      case ACCESSIBILITY_RATIO -> Kpis.accessibility(totals);
    };
  }

  /**
   * All that was measured in a window.
   *
   * @param result the window
   * @param threshold from which level a sample counts as covered
   * @return values by figure; a figure that was not measured is not there
   */
  public static Map<Kpi, Double> allOf(WindowResult result, CoverageThreshold threshold) {
    Map<Kpi, Double> found = new EnumMap<>(Kpi.class);
    for (Kpi kpi : values()) {
      kpi.of(result.totals(), threshold).ifPresent(value -> found.put(kpi, value));
    }
    return found;
  }

  private static OptionalDouble millis(OptionalLong micros) {
    return micros.isPresent()
        ? OptionalDouble.of(micros.getAsLong() / MICROS_PER_MILLI)
        : OptionalDouble.empty();
  }

  private static OptionalDouble whole(OptionalLong value) {
    return value.isPresent()
        ? OptionalDouble.of((double) value.getAsLong())
        : OptionalDouble.empty();
  }

  private static OptionalDouble ratio(Optional<Ratio> ratio) {
    return ratio.isPresent() ? OptionalDouble.of(Kpis.value(ratio.get())) : OptionalDouble.empty();
  }
}
