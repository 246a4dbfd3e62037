package io.umbral.sla;

import io.umbral.model.Distribution;
import io.umbral.model.KpiTotals;
import io.umbral.model.Levels;
import io.umbral.model.Quantity;
import io.umbral.model.Ratio;
import io.umbral.model.Total;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;

/**
 * KPI values out of totals: ratios of sums, quantiles of distributions. A zero denominator gives no
 * value.
 */
public final class Kpis {

  /** Quantiles that are published of durations. */
  public static final List<Double> DURATION_QUANTILES = List.of(0.50, 0.95, 0.99);

  /** Quantiles that are published of rates: the low side is what a user suffers from. */
  public static final List<Double> RATE_QUANTILES = List.of(0.10, 0.50);

  private static final long MILLIS_PER_HOUR = 3_600_000;

  private Kpis() {}

  /**
   * Order statistic of rank ceil(q n), within 1 % for durations and rates and exact for levels.
   *
   * @param totals what was measured
   * @param quantity which quantity
   * @param q ratio, above 0, at most 1
   * @return in the unit of the quantity; empty without values
   */
  public static OptionalLong quantile(KpiTotals totals, Quantity quantity, double q) {
    if (!totals.has(quantity)) {
      return OptionalLong.empty();
    }
    Distribution values = totals.of(quantity);
    return OptionalLong.of(quantity.valueOf(values.bucketAtRank(rank(q, values.total()))));
  }

  /**
   * Rank of a quantile among n ordered values, by the nearest-rank definition.
   *
   * @param q ratio, above 0, at most 1
   * @param n number of values, at least 1
   * @return 1..n
   */
  public static long rank(double q, long n) {
    if (!(q > 0 && q <= 1)) {
      throw new IllegalArgumentException("quantile " + q + " should be above 0 and at most 1");
    }
    // Most ratios have no exact binary form: 0.07 * 100 is 7.000000000000001 and must give rank 7.
    return Math.max(1, (long) Math.ceil(q * n - n * 1e-12));
  }

  /**
   * Mean downlink throughput.
   *
   * @param totals what was measured
   * @return kbit/s; empty where neither volume over active time nor samples were measured
   */
  public static OptionalDouble meanDownlinkKbps(KpiTotals totals) {
    return meanKbps(
        totals, Total.DOWNLINK_BYTES, Total.DOWNLINK_ACTIVE_MILLIS, Quantity.DOWNLINK_KBPS);
  }

  /**
   * Mean uplink throughput.
   *
   * @param totals what was measured
   * @return kbit/s; empty where neither volume over active time nor samples were measured
   */
  public static OptionalDouble meanUplinkKbps(KpiTotals totals) {
    return meanKbps(totals, Total.UPLINK_BYTES, Total.UPLINK_ACTIVE_MILLIS, Quantity.UPLINK_KBPS);
  }

  private static OptionalDouble meanKbps(
      KpiTotals totals, Total bytes, Total activeMillis, Quantity samples) {
    if (totals.get(activeMillis) > 0) {
      // Bits per millisecond are kilobits per second (TS 32.450, 6.3.1: volume over active time).
      return OptionalDouble.of(8.0 * totals.get(bytes) / totals.get(activeMillis));
    }
    if (!totals.has(samples)) {
      return OptionalDouble.empty();
    }
    Distribution values = totals.of(samples);
    return OptionalDouble.of((double) values.sum() / values.total());
  }

  /**
   * Probes lost of probes sent.
   *
   * @param totals what was measured
   * @return empty where none was sent
   */
  public static Optional<Ratio> loss(KpiTotals totals) {
    return ratio(totals.get(Total.PROBES_LOST), totals.get(Total.PROBES_SENT));
  }

  /**
   * Samples at or above the threshold, of all samples of RSRP and SS-RSRP.
   *
   * @param totals what was measured
   * @param threshold from which level on a sample counts
   * @return empty without samples
   */
  public static Optional<Ratio> coverage(KpiTotals totals, CoverageThreshold threshold) {
    long good = 0;
    long all = 0;
    if (totals.has(Quantity.RSRP_DBM)) {
      Distribution levels = totals.of(Quantity.RSRP_DBM);
      good += levels.totalFrom(Levels.bucketOf(threshold.rsrpDbm()));
      all += levels.total();
    }
    if (totals.has(Quantity.SS_RSRP_DBM)) {
      Distribution levels = totals.of(Quantity.SS_RSRP_DBM);
      good += levels.totalFrom(Levels.bucketOf(threshold.ssRsrpDbm()));
      all += levels.total();
    }
    return ratio(good, all);
  }

  /**
   * Cell time in service, of all cell time that was observed (TS 32.450, 6.4.1), weighted by cell
   * time.
   *
   * @param totals what was measured
   * @return part in milliseconds of whole in milliseconds; empty where none was observed
   */
  public static Optional<Ratio> availability(KpiTotals totals) {
    long observed = totals.get(Total.OBSERVED_MILLIS);
    return ratio(observed - totals.get(Total.UNAVAILABLE_MILLIS), observed);
  }

  /**
   * Accessibility: the product of the success ratios of RRC, signalling and bearer establishment
   * (TS 32.450, 6.1), each a ratio of sums.
   *
   * @param totals what was measured
   * @return ratio 0..1; empty where one of the three was never attempted
   */
  public static OptionalDouble accessibility(KpiTotals totals) {
    Optional<Ratio> rrc = ratio(totals.get(Total.RRC_SUCCESSES), totals.get(Total.RRC_ATTEMPTS));
    Optional<Ratio> signalling =
        ratio(totals.get(Total.SIGNALLING_SUCCESSES), totals.get(Total.SIGNALLING_ATTEMPTS));
    Optional<Ratio> bearer =
        ratio(totals.get(Total.BEARER_SUCCESSES), totals.get(Total.BEARER_ATTEMPTS));
    if (rrc.isEmpty() || signalling.isEmpty() || bearer.isEmpty()) {
      return OptionalDouble.empty();
    }
    return OptionalDouble.of(value(rrc.get()) * value(signalling.get()) * value(bearer.get()));
  }

  /**
   * Downlink physical resource blocks used of those available, weighted by the available.
   *
   * @param totals what was measured
   * @return part and whole in block milliseconds; empty where none was available
   */
  public static Optional<Ratio> downlinkPrb(KpiTotals totals) {
    return ratio(
        totals.get(Total.DOWNLINK_PRB_USED_MILLIS),
        totals.get(Total.DOWNLINK_PRB_AVAILABLE_MILLIS));
  }

  /**
   * Uplink physical resource blocks used of those available, weighted by the available.
   *
   * @param totals what was measured
   * @return part and whole in block milliseconds; empty where none was available
   */
  public static Optional<Ratio> uplinkPrb(KpiTotals totals) {
    return ratio(
        totals.get(Total.UPLINK_PRB_USED_MILLIS), totals.get(Total.UPLINK_PRB_AVAILABLE_MILLIS));
  }

  /**
   * Retainability: abnormal releases per hour of sessions (TS 32.450, 6.2).
   *
   * @param totals what was measured
   * @return 1/h, 0 or more; empty without sessions
   */
  public static OptionalDouble retainabilityPerHour(KpiTotals totals) {
    long sessionMillis = totals.get(Total.SESSION_MILLIS);
    return sessionMillis == 0
        ? OptionalDouble.empty()
        : OptionalDouble.of(
            totals.get(Total.ABNORMAL_RELEASES) * (double) MILLIS_PER_HOUR / sessionMillis);
  }

  /**
   * Mean integrated RAN downlink delay (TS 28.554), a mean of means weighted by cell time: without
   * distributions there is nothing better, and no quantile.
   *
   * @param totals what was measured
   * @return milliseconds; empty where no cell knows it
   */
  public static OptionalDouble meanDownlinkDelayMillis(KpiTotals totals) {
    long weightMillis = totals.get(Total.DOWNLINK_DELAY_MILLIS);
    // Microseconds times seconds over milliseconds are milliseconds.
    return weightMillis == 0
        ? OptionalDouble.empty()
        : OptionalDouble.of((double) totals.get(Total.DOWNLINK_DELAY_MICRO_SECONDS) / weightMillis);
  }

  /**
   * A ratio as a number.
   *
   * @param ratio with a whole above 0
   * @return 0..1
   */
  public static double value(Ratio ratio) {
    return (double) ratio.part() / ratio.whole();
  }

  private static Optional<Ratio> ratio(long part, long whole) {
    return whole == 0 ? Optional.empty() : Optional.of(new Ratio(part, whole));
  }
}
