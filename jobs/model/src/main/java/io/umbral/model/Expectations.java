package io.umbral.model;

import io.umbral.model.WindowResult.Expected;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/** What the inventory expects of every series during a stretch of event time in which it does not change. */
public final class Expectations {

  /** Holds at no instant. */
  static final Expectations OUTDATED = new Expectations(0, 0, Map.of());

  private final long fromMillis;
  private final long untilMillis;
  private final Map<SeriesKey, TreeMap<Integer, Long>> cellsByPeriod;

  private Expectations(long fromMillis, long untilMillis, Map<SeriesKey, TreeMap<Integer, Long>> cellsByPeriod) {
    this.fromMillis = fromMillis;
    this.untilMillis = untilMillis;
    this.cellsByPeriod = cellsByPeriod;
  }

  boolean holdAt(long instantMillis) {
    return instantMillis >= fromMillis && instantMillis < untilMillis;
  }

  /**
   * The series of which at least one cell is expected to report, at every level.
   *
   * @return unmodifiable
   */
  public Set<SeriesKey> series() {
    return cellsByPeriod.keySet();
  }

  /**
   * What a series owes for a window.
   *
   * @param key the series
   * @param startMillis first instant of the window, milliseconds since the epoch
   * @param endMillis first instant after the window
   * @return empty where no cell of the series is known
   */
  public Optional<Expected> of(SeriesKey key, long startMillis, long endMillis) {
    TreeMap<Integer, Long> byPeriod = cellsByPeriod.get(key);
    if (byPeriod == null) {
      return Optional.empty();
    }
    long cells = 0;
    long periods = 0;
    for (Map.Entry<Integer, Long> entry : byPeriod.entrySet()) {
      int periodMillis = entry.getKey();
      cells += entry.getValue();
      // A period belongs to the window that holds its last millisecond, so count the ends in (start, end].
      periods += entry.getValue() * (Math.floorDiv(endMillis, periodMillis) - Math.floorDiv(startMillis, periodMillis));
    }
    return Optional.of(new Expected(cells, periods));
  }

  /** Collects the cells in service. */
  static final class Builder {

    private final Map<SeriesKey, TreeMap<Integer, Long>> cellsByPeriod = new HashMap<>();

    void add(Cell cell, List<String> lineage) {
      for (String region : lineage) {
        count(region, cell.ranHost(), cell.technology().name(), cell);
        count(region, cell.ranHost(), SeriesKey.ALL, cell);
        count(region, SeriesKey.ALL, cell.technology().name(), cell);
        count(region, SeriesKey.ALL, SeriesKey.ALL, cell);
      }
    }

    private void count(String region, String operator, String technology, Cell cell) {
      cellsByPeriod
          .computeIfAbsent(new SeriesKey(region, operator, technology), key -> new TreeMap<>())
          .merge(cell.reportPeriodMillis(), 1L, Long::sum);
    }

    Expectations build(long fromMillis, long untilMillis) {
      return new Expectations(fromMillis, untilMillis, Map.copyOf(cellsByPeriod));
    }
  }
}
