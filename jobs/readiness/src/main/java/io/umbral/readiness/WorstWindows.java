package io.umbral.readiness;

import io.umbral.model.KpiTotals;
import io.umbral.model.Quantity;
import io.umbral.model.Ratio;
import io.umbral.model.WindowResult;
import io.umbral.readiness.IndicatorReading.WindowValue;
import io.umbral.readiness.index.Indicator;
import io.umbral.sla.CoverageThreshold;
import io.umbral.sla.Kpis;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;

/** The windows that keep an indicator from its good goalpost, for who asks why. */
final class WorstWindows {

  private static final int SHOWN = 3;
  private static final double PERCENT = 100;
  private static final double THOUSAND = 1000;

  private final List<WindowResult> windows;
  private final CoverageThreshold threshold;

  WorstWindows(Evidence evidence, CoverageThreshold threshold) {
    this.windows = evidence.allWindows();
    this.threshold = threshold;
  }

  /**
   * Windows with the worst values of an indicator, the worst first, the earlier before the later.
   */
  List<WindowValue> of(Indicator indicator) {
    Measurement measurement = Measurement.named(indicator.id()).orElseThrow();
    boolean more =
        ReadinessMethod.goalposts(indicator).good() > ReadinessMethod.goalposts(indicator).bad();
    Comparator<WindowValue> worse = Comparator.comparingDouble(WindowValue::value);
    return windows.stream()
        .flatMap(window -> value(measurement, window).stream())
        .sorted(
            (more ? worse : worse.reversed())
                .thenComparingLong(WindowValue::startMillis)
                .thenComparing(WindowValue::region))
        .limit(SHOWN)
        .toList();
  }

  private Optional<WindowValue> value(Measurement measurement, WindowResult window) {
    OptionalDouble value = value(measurement, window.totals());
    return value.isEmpty()
        ? Optional.empty()
        : Optional.of(
            new WindowValue(
                window.key().region(),
                window.windowStartMillis(),
                window.windowMillis(),
                window.revision(),
                value.getAsDouble()));
  }

  private OptionalDouble value(Measurement measurement, KpiTotals totals) {
    return switch (measurement) {
      case SHARE_5G,
          SERVED_POPULATION,
          RURAL_GAP,
          OPERATOR_CONCENTRATION,
          SECOND_BEST,
          HIGH_RISK_VENDORS ->
          // One window of one municipality does not say them.
          OptionalDouble.empty();
      case AVAILABLE_4G -> percent(Kpis.coverage(totals, threshold));
      case DOWNLINK_LOW -> quantile(totals, Quantity.DOWNLINK_KBPS, 0.10);
      case DOWNLINK_MEDIAN -> quantile(totals, Quantity.DOWNLINK_KBPS, 0.50);
      case UPLINK_MEDIAN -> quantile(totals, Quantity.UPLINK_KBPS, 0.50);
      case RTT_MEDIAN -> quantile(totals, Quantity.RTT_MICROS, 0.50);
      case RTT_HIGH -> quantile(totals, Quantity.RTT_MICROS, 0.95);
      case JITTER_HIGH -> quantile(totals, Quantity.JITTER_MICROS, 0.95);
      case LOSS -> percent(Kpis.loss(totals));
      case SESSION_FAILURE -> percentOf(Kpis.accessibility(totals));
      case UNAVAILABILITY ->
          Kpis.availability(totals)
              .map(ratio -> OptionalDouble.of(PERCENT * (1 - Kpis.value(ratio))))
              .orElse(OptionalDouble.empty());
    };
  }

  private static OptionalDouble percent(Optional<Ratio> ratio) {
    return ratio
        .map(known -> OptionalDouble.of(PERCENT * Kpis.value(known)))
        .orElse(OptionalDouble.empty());
  }

  private static OptionalDouble percentOf(OptionalDouble accessibility) {
    return accessibility.isEmpty()
        ? accessibility
        : OptionalDouble.of(PERCENT * (1 - accessibility.getAsDouble()));
  }

  private static OptionalDouble quantile(KpiTotals totals, Quantity quantity, double q) {
    OptionalLong value = Kpis.quantile(totals, quantity, q);
    return value.isEmpty()
        ? OptionalDouble.empty()
        : OptionalDouble.of(value.getAsLong() / THOUSAND);
  }
}
