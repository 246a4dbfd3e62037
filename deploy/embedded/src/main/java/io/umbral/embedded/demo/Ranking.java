package io.umbral.embedded.demo;

import io.umbral.model.SeriesKey;
import io.umbral.model.WindowResult;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The series of one window, worst first.
 *
 * @param nation the country as a whole; empty where it is not known
 * @param worst states and corridors by operator that have data, worst first
 * @param silent those of which nothing usable was heard, by name
 */
record Ranking(Optional<Row> nation, List<Row> worst, List<Row> silent) {

  /** Nothing to rank yet. */
  static final Ranking EMPTY = new Ranking(Optional.empty(), List.of(), List.of());

  private static final Comparator<Row> BY_NAME =
      Comparator.comparing(Row::region).thenComparing(Row::operator);

  /** Keeps its own lists. */
  Ranking {
    worst = List.copyOf(worst);
    silent = List.copyOf(silent);
  }

  /**
   * Ranks.
   *
   * @param results of one window, any series
   * @param names of regions and corridors by identifier
   */
  static Ranking of(Collection<WindowResult> results, Map<String, String> names) {
    Optional<Row> nation = Optional.empty();
    List<Row> worst = new ArrayList<>();
    List<Row> silent = new ArrayList<>();
    for (WindowResult result : results) {
      SeriesKey key = result.key();
      if (!key.technology().equals(SeriesKey.ALL)) {
        continue;
      }
      Row row = Row.of(result, names.getOrDefault(key.region(), key.region()));
      boolean isWhole = key.operator().equals(SeriesKey.ALL);
      switch (result.level()) {
        case COUNTRY -> nation = isWhole ? Optional.of(row) : nation;
        case STATE, CORRIDOR -> {
          if (!isWhole) {
            (row.hasData() ? worst : silent).add(row);
          }
        }
        case MUNICIPALITY -> {}
      }
    }
    worst.sort(Comparator.comparingDouble(Row::severity).reversed().thenComparing(BY_NAME));
    silent.sort(BY_NAME);
    return new Ranking(nation, worst, silent);
  }

  /** Number of series with a value beyond a line. */
  long beyondALine() {
    return worst.stream().filter(row -> row.severity() > 1).count();
  }
}
