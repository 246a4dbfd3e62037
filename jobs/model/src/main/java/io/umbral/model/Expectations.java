package io.umbral.model;

import io.umbral.model.WindowResult.Expected;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;

/**
 * What the inventory expects of every series during a stretch of event time in which it does not
 * change.
 */
public final class Expectations {

  private final long fromMillis;
  private final long untilMillis;
  private final Map<SeriesKey, Map<Integer, Long>> cellsByPeriod;

  private Expectations(
      long fromMillis, long untilMillis, Map<SeriesKey, Map<Integer, Long>> cellsByPeriod) {
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
    Map<Integer, Long> byPeriod = cellsByPeriod.get(key);
    if (byPeriod == null) {
      return Optional.empty();
    }
    long cells = 0;
    long periods = 0;
    for (Map.Entry<Integer, Long> entry : byPeriod.entrySet()) {
      int periodMillis = entry.getKey();
      cells += entry.getValue();
      // A period belongs to the window that holds its last millisecond, so count the ends in
      // (start, end].
      periods +=
          entry.getValue()
              * (Math.floorDiv(endMillis, periodMillis) - Math.floorDiv(startMillis, periodMillis));
    }
    return Optional.of(new Expected(cells, periods));
  }

  /**
   * Collects the cells in service: first by leaf, so that a nation of cells is rolled up leaf by
   * leaf.
   */
  static final class Builder {

    private record Leaf(
        String municipality, String ranHost, Technology technology, int reportPeriodMillis) {}

    private final Map<Leaf, Long> cellsByLeaf = new HashMap<>();

    void add(Cell cell) {
      Leaf leaf =
          new Leaf(
              cell.municipality(), cell.ranHost(), cell.technology(), cell.reportPeriodMillis());
      cellsByLeaf.merge(leaf, 1L, Long::sum);
    }

    Expectations build(
        long fromMillis, long untilMillis, Function<String, List<String>> lineageOf) {
      Map<SeriesKey, Map<Integer, Long>> cellsByPeriod = new HashMap<>();
      cellsByLeaf.forEach(
          (leaf, cells) -> {
            for (String region : lineageOf.apply(leaf.municipality())) {
              for (String operator : List.of(leaf.ranHost(), SeriesKey.ALL)) {
                for (String technology : List.of(leaf.technology().name(), SeriesKey.ALL)) {
                  cellsByPeriod
                      .computeIfAbsent(
                          new SeriesKey(region, operator, technology), key -> new TreeMap<>())
                      .merge(leaf.reportPeriodMillis(), cells, Long::sum);
                }
              }
            }
          });
      return new Expectations(fromMillis, untilMillis, Map.copyOf(cellsByPeriod));
    }
  }
}
