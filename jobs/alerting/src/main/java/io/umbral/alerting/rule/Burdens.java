package io.umbral.alerting.rule;

import io.umbral.alerting.Burden;
import io.umbral.alerting.Burden.Kind;
import io.umbral.alerting.Kpi;
import io.umbral.model.Log64;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.Optional;

/** What single cells add to a KPI that is beyond its levels. */
final class Burdens {

  private static final BigDecimal MICROS_PER_MILLI = BigDecimal.valueOf(1_000);
  private static final BigDecimal LARGEST = BigDecimal.valueOf(Log64.MAX_VALUE);

  private Burdens() {}

  /**
   * The burden of a KPI.
   *
   * @param levels the least severe first: from there on something is wrong
   * @param side where it is bad
   * @return empty where it is bad on the side on which no cell is at fault
   */
  static Optional<Burden> of(Kpi kpi, List<Level> levels, Side side) {
    BigDecimal level = levels.get(0).enter();
    Optional<Burden> above = side == Side.ABOVE ? above(kpi, level) : Optional.empty();
    return side == Side.BELOW ? below(kpi, level) : above;
  }

  private static Optional<Burden> above(Kpi kpi, BigDecimal level) {
    return switch (kpi) {
      case RTT_P50_MILLIS, RTT_P95_MILLIS, RTT_P99_MILLIS ->
          bounded(Kind.LONG_ROUND_TRIPS, level.multiply(MICROS_PER_MILLI));
      case JITTER_P95_MILLIS -> bounded(Kind.LONG_JITTERS, level.multiply(MICROS_PER_MILLI));
      case LOSS_RATIO -> Optional.of(Burden.of(Kind.LOST_PROBES));
      case DOWNLINK_MEAN_KBPS,
          DOWNLINK_P10_KBPS,
          UPLINK_MEAN_KBPS,
          UPLINK_P10_KBPS,
          COVERAGE_RATIO,
          AVAILABILITY_RATIO,
          ACCESSIBILITY_RATIO ->
          Optional.empty();
    };
  }

  private static Optional<Burden> below(Kpi kpi, BigDecimal level) {
    return switch (kpi) {
      case DOWNLINK_MEAN_KBPS, DOWNLINK_P10_KBPS -> bounded(Kind.SLOW_DOWNLINKS, level);
      case UPLINK_MEAN_KBPS, UPLINK_P10_KBPS -> bounded(Kind.SLOW_UPLINKS, level);
      case COVERAGE_RATIO -> Optional.of(Burden.of(Kind.UNCOVERED_SAMPLES));
      case AVAILABILITY_RATIO -> Optional.of(Burden.of(Kind.UNAVAILABLE_MILLIS));
      case ACCESSIBILITY_RATIO -> Optional.of(Burden.of(Kind.FAILED_SETUPS));
      case RTT_P50_MILLIS, RTT_P95_MILLIS, RTT_P99_MILLIS, JITTER_P95_MILLIS, LOSS_RATIO ->
          Optional.empty();
    };
  }

  private static Optional<Burden> bounded(Kind kind, BigDecimal level) {
    BigDecimal bound = level.setScale(0, RoundingMode.HALF_UP).max(BigDecimal.ZERO).min(LARGEST);
    return Optional.of(new Burden(kind, bound.intValueExact()));
  }
}
