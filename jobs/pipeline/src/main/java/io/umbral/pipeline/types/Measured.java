package io.umbral.pipeline.types;

import io.umbral.alerting.Kpi;
import io.umbral.alerting.Measurement;
import io.umbral.model.RegionLevel;
import io.umbral.model.SeriesKey;
import io.umbral.model.SloStatus;
import io.umbral.model.Total;
import io.umbral.model.WindowResult;
import io.umbral.sla.CoverageThreshold;
import java.util.OptionalDouble;

/**
 * What was measured of a series.
 *
 * @param key the series
 * @param level level of its region
 * @param measurement what rules are held against
 */
public record Measured(SeriesKey key, RegionLevel level, Measurement measurement) {

  /**
   * What rules see of a window.
   *
   * @param result the window
   * @param threshold from which level a sample counts as covered
   * @return what was measured
   */
  public static Measured of(WindowResult result, CoverageThreshold threshold) {
    long usable = result.totals().get(Total.READINGS) - result.totals().get(Total.SUSPECT);
    OptionalDouble completeness =
        result.expected().filter(expected -> expected.periods() > 0).isPresent()
            ? OptionalDouble.of(
                (double) result.totals().get(Total.READINGS)
                    / result.expected().orElseThrow().periods())
            : OptionalDouble.empty();
    return new Measured(
        result.key(),
        result.level(),
        new Measurement.Window(
            result.windowMillis(),
            result.windowStartMillis() + result.windowMillis(),
            result.revision(),
            Kpi.allOf(result, threshold),
            usable,
            completeness));
  }

  /**
   * What rules see of the state of an objective.
   *
   * @param status the state
   * @return what was measured
   */
  public static Measured of(SloStatus status) {
    return new Measured(status.key(), status.level(), Measurement.Objective.of(status));
  }
}
