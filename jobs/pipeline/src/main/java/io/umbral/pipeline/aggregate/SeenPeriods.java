package io.umbral.pipeline.aggregate;

import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/**
 * Which periods of which series were counted in one slice. A period that ends on the slice's grid
 * is one bit of the series' word; any other is kept in a set, exactly.
 */
final class SeenPeriods {

  /** A period off the grid, or of another length than the series' usual one. */
  record Odd(int endMillis, int periodMillis) {}

  /** Whether a period was new. */
  enum Mark {
    /** Counted before. */
    DUPLICATE,
    /** New, and the first one of its series in the slice. */
    FIRST_OF_SERIES,
    /** New. */
    NEW
  }

  final long sliceStartMillis;
  private final int gridMillis;
  private long[] words;
  private final Map<Integer, Set<Odd>> odd = new HashMap<>();

  SeenPeriods(long sliceStartMillis, int gridMillis, int expectedSeries) {
    this.sliceStartMillis = sliceStartMillis;
    this.gridMillis = gridMillis;
    this.words = new long[Math.max(16, expectedSeries)];
  }

  /**
   * Distance of the bits of a word in milliseconds: the finest division of a slice into at most 64
   * parts.
   *
   * @param sliceMillis length of the slice
   */
  static int gridOf(long sliceMillis) {
    int parts = Long.SIZE;
    while (sliceMillis % parts != 0) {
      parts--;
    }
    return Math.toIntExact(sliceMillis / parts);
  }

  /**
   * Counts a period once.
   *
   * @param series dense index
   * @param endMillis end of the period after the slice's start, 1..length of the slice
   * @param periodMillis length of the period
   * @param usual whether that is the series' usual length
   */
  Mark mark(int series, int endMillis, int periodMillis, boolean usual) {
    if (series >= words.length) {
      words = Arrays.copyOf(words, Math.max(series + 1, 2 * words.length));
    }
    long before = words[series];
    if (usual && endMillis % gridMillis == 0) {
      long bit = 1L << (endMillis / gridMillis - 1);
      words[series] = before | bit;
      if ((before & bit) != 0) {
        return Mark.DUPLICATE;
      }
      return before == 0 && !hasOdd(series) ? Mark.FIRST_OF_SERIES : Mark.NEW;
    }
    boolean first = before == 0 && !hasOdd(series);
    if (!odd.computeIfAbsent(series, any -> new HashSet<>())
        .add(new Odd(endMillis, periodMillis))) {
      return Mark.DUPLICATE;
    }
    return first ? Mark.FIRST_OF_SERIES : Mark.NEW;
  }

  boolean hasAny(int series) {
    return (series < words.length && words[series] != 0) || hasOdd(series);
  }

  private boolean hasOdd(int series) {
    return !odd.isEmpty() && odd.containsKey(series);
  }

  long word(int series) {
    return series < words.length ? words[series] : 0;
  }

  void restore(int series, long word) {
    if (series >= words.length) {
      words = Arrays.copyOf(words, Math.max(series + 1, 2 * words.length));
    }
    words[series] |= word;
  }

  Set<Odd> odd(int series) {
    return odd.getOrDefault(series, Set.of());
  }
}
