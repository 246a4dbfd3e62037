package io.umbral.pipeline.aggregate;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
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

  /** By series; null, or beyond the end, where a series has none. */
  private final List<Set<Odd>> odd = new ArrayList<>();

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
    Set<Odd> odds = oddOrNull(series);
    Mark fresh = before == 0 && odds == null ? Mark.FIRST_OF_SERIES : Mark.NEW;
    if (usual && endMillis % gridMillis == 0) {
      long bit = 1L << (endMillis / gridMillis - 1);
      // What is usual now may have been odd when it was counted.
      if ((before & bit) != 0
          || (odds != null && odds.contains(new Odd(endMillis, periodMillis)))) {
        return Mark.DUPLICATE;
      }
      words[series] = before | bit;
      return fresh;
    }
    if (odds == null) {
      odds = addOdds(series);
    }
    return odds.add(new Odd(endMillis, periodMillis)) ? fresh : Mark.DUPLICATE;
  }

  private Set<Odd> oddOrNull(int series) {
    return series < odd.size() ? odd.get(series) : null;
  }

  private Set<Odd> addOdds(int series) {
    while (odd.size() <= series) {
      odd.add(null);
    }
    Set<Odd> added = new HashSet<>();
    odd.set(series, added);
    return added;
  }

  boolean hasAny(int series) {
    return word(series) != 0 || oddOrNull(series) != null;
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
    Set<Odd> odds = oddOrNull(series);
    return odds == null ? Set.of() : odds;
  }
}
