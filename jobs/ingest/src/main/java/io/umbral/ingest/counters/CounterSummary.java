package io.umbral.ingest.counters;

import java.util.Collections;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What a file of counters held, read or not.
 *
 * @param objects results of one object in one block
 * @param cellObjects those of them that are cells
 * @param values values of cells
 * @param used those of them that went into readings
 * @param unknown how often each counter of cells stood there that the dialect does not know; the
 *     last, {@link #OTHERS}, stands for those beyond {@link #LARGEST_LIST}
 */
public record CounterSummary(
    long objects, long cellObjects, long values, long used, SortedMap<String, Long> unknown) {

  /** Nothing was read. */
  public static final CounterSummary NONE = new CounterSummary(0, 0, 0, 0, new TreeMap<>());

  /** Most counters that are told by name. */
  public static final int LARGEST_LIST = 10_000;

  /** Stands for every counter beyond the list. */
  public static final String OTHERS = "~others";

  /** Copies. */
  public CounterSummary {
    unknown = Collections.unmodifiableSortedMap(new TreeMap<>(unknown));
  }

  /** Both together. */
  public CounterSummary plus(CounterSummary other) {
    TreeMap<String, Long> all = new TreeMap<>(unknown);
    other.unknown.forEach((name, count) -> add(all, name, count));
    return new CounterSummary(
        objects + other.objects,
        cellObjects + other.cellObjects,
        values + other.values,
        used + other.used,
        all);
  }

  static void add(Map<String, Long> counts, String name, long count) {
    boolean isListed = counts.size() < LARGEST_LIST || counts.containsKey(name);
    counts.merge(isListed ? name : OTHERS, count, Long::sum);
  }
}
