package io.umbral.pipeline.aggregate;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Which periods of which series were counted in one block of slices. A period in the usual rhythm
 * of its series, of the usual length and ending as far after the grid as usual, is one bit of the
 * series' word: the series has no other such period in that part of the block. Any other is kept in
 * a set, exactly.
 */
final class SeenPeriods {

  /** A period that is not in the usual rhythm of its series. */
  record Odd(int endMillis, int periodMillis) {}

  /** Whether a period was new. */
  enum Mark {
    /** Counted before. */
    DUPLICATE,
    /** New, and the first one of its series in its slice. */
    FIRST_OF_SERIES,
    /** New. */
    NEW
  }

  /** First instant of the block, milliseconds since the epoch. */
  final long startMillis;

  private final PeriodGrid grid;
  private long[] words;

  /** By series; null, or beyond the end, where a series has none. */
  private final List<Set<Odd>> odd = new ArrayList<>();

  // Most reports end where the one before did: what follows from the end is kept.
  private int lastEndMillis;
  private long bit;
  private long bitsOfSlice;

  SeenPeriods(long startMillis, PeriodGrid grid, int expectedSeries) {
    this.startMillis = startMillis;
    this.grid = grid;
    this.words = new long[Math.max(16, expectedSeries)];
  }

  /**
   * Counts a period once.
   *
   * @param series dense index
   * @param endMillis end of the period after the block's start, 1..length of the block
   * @param periodMillis length of the period
   * @param usual whether that is the series' usual rhythm
   */
  Mark mark(int series, int endMillis, int periodMillis, boolean usual) {
    if (series >= words.length) {
      makeRoomFor(series);
    }
    if (endMillis != lastEndMillis) {
      turnTo(endMillis);
    }
    Set<Odd> odds = odd.isEmpty() ? null : oddOrNull(series);
    if (usual && odds == null) {
      long before = words[series];
      words[series] = before | bit;
      if ((before & bit) != 0) {
        return Mark.DUPLICATE;
      }
      return (before & bitsOfSlice) == 0 ? Mark.FIRST_OF_SERIES : Mark.NEW;
    }
    return markWithOdds(series, new Odd(endMillis, periodMillis), usual, odds);
  }

  private void turnTo(int endMillis) {
    lastEndMillis = endMillis;
    bit = grid.bitOf(endMillis);
    bitsOfSlice = grid.bitsOf(grid.sliceOf(endMillis));
  }

  private Mark markWithOdds(int series, Odd period, boolean usual, Set<Odd> odds) {
    Mark fresh = isFirstInSlice(series, odds) ? Mark.FIRST_OF_SERIES : Mark.NEW;
    if (usual) {
      // What is usual now may have been odd when it was counted.
      if ((words[series] & bit) != 0 || odds.contains(period)) {
        return Mark.DUPLICATE;
      }
      words[series] |= bit;
      return fresh;
    }
    Set<Odd> grown = odds == null ? addOdds(series) : odds;
    return grown.add(period) ? fresh : Mark.DUPLICATE;
  }

  private boolean isFirstInSlice(int series, Set<Odd> odds) {
    if ((words[series] & bitsOfSlice) != 0) {
      return false;
    }
    if (odds != null) {
      int slice = grid.sliceOf(lastEndMillis);
      for (Odd known : odds) {
        if (grid.sliceOf(known.endMillis()) == slice) {
          return false;
        }
      }
    }
    return true;
  }

  private void makeRoomFor(int series) {
    words = Arrays.copyOf(words, Math.max(series + 1, 2 * words.length));
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
      makeRoomFor(series);
    }
    words[series] |= word;
  }

  Set<Odd> odd(int series) {
    Set<Odd> odds = oddOrNull(series);
    return odds == null ? Set.of() : odds;
  }
}
