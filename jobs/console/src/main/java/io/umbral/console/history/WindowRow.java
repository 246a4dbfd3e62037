package io.umbral.console.history;

import io.umbral.console.Metric;
import io.umbral.model.RegionLevel;
import io.umbral.model.SeriesKey;
import java.util.Map;
import java.util.OptionalLong;

/**
 * A window as the history keeps it.
 *
 * @param key what it is about
 * @param level of the region
 * @param windowStartMillis first instant, milliseconds since the epoch
 * @param windowMillis length
 * @param revision readings counted
 * @param isFinal whether no late data will revise it
 * @param n readings counted, suspect ones included
 * @param suspect readings whose values are in no metric
 * @param late readings that came after the first publication
 * @param reportingCells cells that reported
 * @param expectedCells cells in service; empty where the inventory knows none
 * @param expectedPeriods readings owed; empty where the inventory knows none
 * @param values what was measured; what was not is missing
 */
public record WindowRow(
    SeriesKey key,
    RegionLevel level,
    long windowStartMillis,
    int windowMillis,
    long revision,
    boolean isFinal,
    long n,
    long suspect,
    long late,
    long reportingCells,
    OptionalLong expectedCells,
    OptionalLong expectedPeriods,
    Map<Metric, Double> values) {

  /** Keeps its own map. */
  public WindowRow {
    values = Map.copyOf(values);
  }

  /** Whether nothing usable was counted; never good news. */
  public boolean isInsufficient() {
    return n == suspect;
  }
}
