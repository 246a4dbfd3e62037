package io.umbral.console;

import io.umbral.model.KpiTotals;
import io.umbral.model.Quantity;
import io.umbral.model.Ratio;
import io.umbral.sla.CoverageThreshold;
import io.umbral.sla.Kpis;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;

/** A figure of a window as the interface names it, the unit in its name. */
public enum Metric {
  /** Round-trip time, median, in milliseconds. */
  RTT_P50_MILLIS("rttP50Millis", Kind.DURATION),
  /** Round-trip time, 95th percentile, in milliseconds. */
  RTT_P95_MILLIS("rttP95Millis", Kind.DURATION),
  /** Round-trip time, 99th percentile, in milliseconds. */
  RTT_P99_MILLIS("rttP99Millis", Kind.DURATION),
  /** Delay variation, 95th percentile, in milliseconds. */
  JITTER_P95_MILLIS("jitterP95Millis", Kind.DURATION),
  /** Probes lost of probes sent, ratio 0..1. */
  LOSS_RATIO("lossRatio", Kind.LOSS),
  /** Mean downlink throughput in kbit/s. */
  DOWNLINK_MEAN_KBPS("downlinkMeanKbps", Kind.RATE),
  /** Downlink throughput, 10th percentile, in kbit/s. */
  DOWNLINK_P10_KBPS("downlinkP10Kbps", Kind.RATE),
  /** Mean uplink throughput in kbit/s. */
  UPLINK_MEAN_KBPS("uplinkMeanKbps", Kind.RATE),
  /** Samples at or above the threshold of coverage, ratio 0..1. */
  COVERAGE_RATIO("coverageRatio", Kind.SHARE),
  /** Cell time in service, ratio 0..1. */
  AVAILABILITY_RATIO("availabilityRatio", Kind.SHARE),
  /** Product of the success ratios of establishment, ratio 0..1. */
  ACCESSIBILITY_RATIO("accessibilityRatio", Kind.SHARE);

  private enum Kind {
    DURATION,
    LOSS,
    RATE,
    SHARE
  }

  private static final double MICROS_PER_MILLI = 1_000;

  private final String apiName;
  private final Kind kind;

  Metric(String apiName, Kind kind) {
    this.apiName = apiName;
    this.kind = kind;
  }

  /** Name in the interface and in the history, the unit at its end. */
  public String apiName() {
    return apiName;
  }

  /** Name among the metrics of the console, dotted, the unit at its end. */
  public String meterName() {
    return "umbral.sla." + apiName.replaceAll("(?=[A-Z])", ".").toLowerCase(Locale.ROOT);
  }

  /** Whether more is worse. */
  public boolean isWorseAbove() {
    return kind == Kind.DURATION || kind == Kind.LOSS;
  }

  /** Whether it is a ratio that should be near 1. */
  public boolean isShareToKeepHigh() {
    return kind == Kind.SHARE;
  }

  /** Whether it is 0..1. */
  public boolean isRatio() {
    return kind == Kind.SHARE || kind == Kind.LOSS;
  }

  /**
   * The metric of a name.
   *
   * @param apiName as {@link #apiName()} gives it
   */
  public static Optional<Metric> named(String apiName) {
    return Arrays.stream(values()).filter(metric -> metric.apiName.equals(apiName)).findFirst();
  }

  /**
   * The value in a window.
   *
   * @param totals what was measured
   * @param threshold of coverage
   * @return in the unit of the name; empty where nothing was measured
   */
  public OptionalDouble valueOf(KpiTotals totals, CoverageThreshold threshold) {
    return switch (this) {
      case RTT_P50_MILLIS -> millis(totals, Quantity.RTT_MICROS, 0.50);
      case RTT_P95_MILLIS -> millis(totals, Quantity.RTT_MICROS, 0.95);
      case RTT_P99_MILLIS -> millis(totals, Quantity.RTT_MICROS, 0.99);
      case JITTER_P95_MILLIS -> millis(totals, Quantity.JITTER_MICROS, 0.95);
      case LOSS_RATIO -> ratio(Kpis.loss(totals));
      case DOWNLINK_MEAN_KBPS -> Kpis.meanDownlinkKbps(totals);
      case DOWNLINK_P10_KBPS -> number(Kpis.quantile(totals, Quantity.DOWNLINK_KBPS, 0.10), 1);
      case UPLINK_MEAN_KBPS -> Kpis.meanUplinkKbps(totals);
      case COVERAGE_RATIO -> ratio(Kpis.coverage(totals, threshold));
      case AVAILABILITY_RATIO -> ratio(Kpis.availability(totals));
      case ACCESSIBILITY_RATIO -> Kpis.accessibility(totals);
    };
  }

  private static OptionalDouble millis(KpiTotals totals, Quantity quantity, double q) {
    return number(Kpis.quantile(totals, quantity, q), MICROS_PER_MILLI);
  }

  private static OptionalDouble number(OptionalLong value, double divisor) {
    return value.isPresent()
        ? OptionalDouble.of(value.getAsLong() / divisor)
        : OptionalDouble.empty();
  }

  private static OptionalDouble ratio(Optional<Ratio> ratio) {
    return ratio.isPresent() ? OptionalDouble.of(Kpis.value(ratio.get())) : OptionalDouble.empty();
  }
}
