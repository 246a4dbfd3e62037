package io.umbral.embedded.demo;

import io.umbral.model.Quantity;
import io.umbral.model.Ratio;
import io.umbral.model.WindowResult;
import io.umbral.sla.CoverageThreshold;
import io.umbral.sla.Kpis;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;

/**
 * What the table shows of a series, and from which value on it draws the eye. The lines are chosen
 * so that the synthetic nation stays within them where nothing is wrong; no law or contract asks
 * for them.
 */
enum ReferenceLine {
  /** Round-trip time, 95th percentile, in milliseconds. */
  RTT_P95("p95 ms", 250, true, 1) {
    @Override
    OptionalDouble valueOf(WindowResult result) {
      OptionalLong micros = Kpis.quantile(result.totals(), Quantity.RTT_MICROS, 0.95);
      return micros.isPresent()
          ? OptionalDouble.of(micros.getAsLong() / 1_000.0)
          : OptionalDouble.empty();
    }
  },
  /** Probes lost, in percent. */
  LOSS("loss %", 5, true, 2) {
    @Override
    OptionalDouble valueOf(WindowResult result) {
      return percent(Kpis.loss(result.totals()));
    }
  },
  /** Samples of received power at or above the threshold, in percent. */
  COVERAGE("cover %", 70, false, 1) {
    @Override
    OptionalDouble valueOf(WindowResult result) {
      return percent(Kpis.coverage(result.totals(), CoverageThreshold.ENGINEERING_DEFAULT));
    }
  },
  /** Cell time in service, in percent. */
  AVAILABILITY("avail %", 99, false, 2) {
    @Override
    OptionalDouble valueOf(WindowResult result) {
      return percent(Kpis.availability(result.totals()));
    }
  };

  private static final double WHOLE_PERCENT = 100;

  private final String heading;
  private final double line;
  private final boolean isBadAbove;
  private final int decimals;

  ReferenceLine(String heading, double line, boolean isBadAbove, int decimals) {
    this.heading = heading;
    this.line = line;
    this.isBadAbove = isBadAbove;
    this.decimals = decimals;
  }

  /**
   * The value of a series in the unit of the heading.
   *
   * @param result what was measured
   * @return empty where nothing was measured
   */
  abstract OptionalDouble valueOf(WindowResult result);

  /** Name and unit, at most seven characters. */
  String heading() {
    return heading;
  }

  /** The line in the unit of the heading. */
  double line() {
    return line;
  }

  /** Whether values above the line are the bad ones, or those below it. */
  boolean isBadAbove() {
    return isBadAbove;
  }

  /** Digits after the point that are shown. */
  int decimals() {
    return decimals;
  }

  /**
   * How bad a value is: above 1 beyond the line.
   *
   * @param value in the unit of the heading
   * @return the value in lines; of shares that should be high, what is missing in lines
   */
  double severityOf(double value) {
    return isBadAbove ? value / line : (WHOLE_PERCENT - value) / (WHOLE_PERCENT - line);
  }

  /** Whether a value is beyond the line. */
  boolean isCrossedBy(double value) {
    return severityOf(value) > 1;
  }

  private static OptionalDouble percent(Optional<Ratio> ratio) {
    return ratio.isPresent()
        ? OptionalDouble.of(WHOLE_PERCENT * Kpis.value(ratio.get()))
        : OptionalDouble.empty();
  }
}
