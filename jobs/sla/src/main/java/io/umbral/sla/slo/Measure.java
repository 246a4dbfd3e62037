package io.umbral.sla.slo;

import io.umbral.model.Distribution;
import io.umbral.model.KpiTotals;
import io.umbral.model.Quantity;
import io.umbral.model.Ratio;
import io.umbral.model.Rational;
import io.umbral.model.Total;
import io.umbral.sla.CoverageThreshold;
import io.umbral.sla.Kpis;
import java.util.Optional;

/** Divides what was measured in a minute into good and bad, as an {@link Indicator} says. */
final class Measure {

  /** Bits of a count of one minute: with those of the longest window, 21, a sum fits 63 bits. */
  static final int LARGEST_BITS = 41;

  private final CoverageThreshold coverage;

  /**
   * Makes one.
   *
   * @param coverage from which level on a sample counts as covered
   */
  Measure(CoverageThreshold coverage) {
    this.coverage = coverage;
  }

  /**
   * How much of a minute was bad, and of how much.
   *
   * @param indicator says how
   * @param totals of the minute
   * @return the bad part of all; empty where there is no sample of what the indicator asks for
   */
  Optional<Ratio> of(Indicator indicator, KpiTotals totals) {
    return indicator instanceof Indicator.Ratio ratio
        ? ofRatio(ratio, totals)
        : ofThreshold((Indicator.Threshold) indicator, totals);
  }

  private Optional<Ratio> ofRatio(Indicator.Ratio ratio, KpiTotals totals) {
    long whole = count(ratio.whole(), totals);
    long part = count(ratio.part(), totals);
    if (whole == 0) {
      // Who speaks and has nothing to count is idle, not silent.
      boolean isUsable = totals.get(Total.READINGS) > totals.get(Total.SUSPECT);
      return isUsable ? Optional.of(Ratio.NONE) : Optional.empty();
    }
    return Optional.of(bounded(ratio.partIsGood() ? whole - part : part, whole));
  }

  private long count(Counter counter, KpiTotals totals) {
    return switch (counter) {
      case PROBES_SENT -> totals.get(Total.PROBES_SENT);
      case PROBES_LOST -> totals.get(Total.PROBES_LOST);
      case PROBES_ANSWERED -> totals.get(Total.PROBES_SENT) - totals.get(Total.PROBES_LOST);
      case COVERAGE_TOTAL -> coverageOf(totals).whole();
      case COVERAGE_GOOD -> coverageOf(totals).part();
      case OBSERVED_MILLIS -> totals.get(Total.OBSERVED_MILLIS);
      case AVAILABLE_MILLIS ->
          totals.get(Total.OBSERVED_MILLIS) - totals.get(Total.UNAVAILABLE_MILLIS);
      case UNAVAILABLE_MILLIS -> totals.get(Total.UNAVAILABLE_MILLIS);
      case RRC_ATTEMPTS -> totals.get(Total.RRC_ATTEMPTS);
      case RRC_SUCCESSES -> totals.get(Total.RRC_SUCCESSES);
      case SIGNALLING_ATTEMPTS -> totals.get(Total.SIGNALLING_ATTEMPTS);
      case SIGNALLING_SUCCESSES -> totals.get(Total.SIGNALLING_SUCCESSES);
      case BEARER_ATTEMPTS -> totals.get(Total.BEARER_ATTEMPTS);
      case BEARER_SUCCESSES -> totals.get(Total.BEARER_SUCCESSES);
    };
  }

  private Ratio coverageOf(KpiTotals totals) {
    return Kpis.coverage(totals, coverage).orElse(Ratio.NONE);
  }

  private Optional<Ratio> ofThreshold(Indicator.Threshold asked, KpiTotals totals) {
    Optional<Indicator.Ratio> counters = asked.kpi().ratio();
    if (counters.isPresent()) {
      long whole = count(counters.get().whole(), totals);
      return whole == 0
          ? Optional.empty()
          : Optional.of(oneEvent(asked, count(counters.get().part(), totals), whole));
    }
    if (asked.statistic() instanceof Statistic.Mean && activeMillis(asked.kpi(), totals) > 0) {
      // Bits per millisecond are kilobits per second (TS 32.450, 6.3.1: volume over active time).
      long bits = product(8, bytes(asked.kpi(), totals));
      return Optional.of(oneEvent(asked, bits, activeMillis(asked.kpi(), totals)));
    }
    Quantity quantity = asked.kpi().quantity().orElseThrow();
    return totals.has(quantity)
        ? Optional.of(ofValues(asked, quantity, totals.of(quantity)))
        : Optional.empty();
  }

  private static Ratio ofValues(Indicator.Threshold asked, Quantity quantity, Distribution values) {
    if (asked.statistic() instanceof Statistic.Mean) {
      return oneEvent(asked, values.sum(), values.total());
    }
    if (asked.statistic() instanceof Statistic.Quantile quantile) {
      int bucket = values.bucketAtRank(rank(quantile.q(), values.total()));
      return oneEvent(asked, quantity.valueOf(bucket), 1);
    }
    long[] good = {0};
    values.forEach(
        (bucket, count) -> good[0] += isGood(asked, quantity.valueOf(bucket), 1) ? count : 0);
    return bounded(values.total() - good[0], values.total());
  }

  /** Nearest rank ceil(q n), without the rounding that ratios in binary need. */
  private static long rank(Rational q, long n) {
    long product = product(q.numerator(), n);
    return Math.max(1, -Math.floorDiv(-product, q.denominator()));
  }

  private static Ratio oneEvent(Indicator.Threshold asked, long sum, long count) {
    return new Ratio(isGood(asked, sum, count) ? 0 : 1, 1);
  }

  /** Compares sum/count, in units of the quantity, with the threshold in units of the name. */
  private static boolean isGood(Indicator.Threshold asked, long sum, long count) {
    long whole = product(count, asked.kpi().scale());
    return asked.comparison().holds(asked.threshold().compareRatio(sum, whole));
  }

  private static long activeMillis(Kpi kpi, KpiTotals totals) {
    return switch (kpi) {
      case DOWNLINK_KBPS, DOWNLINK_MBPS -> totals.get(Total.DOWNLINK_ACTIVE_MILLIS);
      case UPLINK_KBPS, UPLINK_MBPS -> totals.get(Total.UPLINK_ACTIVE_MILLIS);
      case RTT_MILLIS,
          RTT_MICROS,
          JITTER_MILLIS,
          JITTER_MICROS,
          RSRP_DBM,
          SS_RSRP_DBM,
          LOSS,
          COVERAGE,
          AVAILABILITY,
          RRC_SETUP,
          SIGNALLING_SETUP,
          BEARER_SETUP ->
          0;
    };
  }

  private static long bytes(Kpi kpi, KpiTotals totals) {
    boolean isDownlink = kpi == Kpi.DOWNLINK_KBPS || kpi == Kpi.DOWNLINK_MBPS;
    return totals.get(isDownlink ? Total.DOWNLINK_BYTES : Total.UPLINK_BYTES);
  }

  /** Stays at the largest number, as totals do, for a source may say anything. */
  private static long product(long a, long b) {
    return Math.multiplyHigh(a, b) == 0 && a * b >= 0 ? a * b : Long.MAX_VALUE;
  }

  /** Keeps the share, to 41 bits, where the counts are so large that their sums would not fit. */
  private static Ratio bounded(long bad, long total) {
    int excess = Math.max(0, Long.SIZE - Long.numberOfLeadingZeros(total) - LARGEST_BITS);
    return new Ratio(bad >> excess, total >> excess);
  }
}
