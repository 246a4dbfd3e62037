package io.umbral.pipeline.aggregate;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Which periods of which series were counted in one block of slices. A period in the usual rhythm
 * of its series, of the usual length and ending as far after the grid as usual, is one bit of the
 * series' word: the series has no other such period in that part of the block. Any other is kept in
 * a set, exactly.
 */
final class SeenPeriods {

  private static final OddPeriods NONE = new OddPeriods();

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
  private final List<OddPeriods> odd = new ArrayList<>();

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
    OddPeriods odds = odd.isEmpty() ? null : oddOrNull(series);
    if (usual && odds == null) {
      long before = words[series];
      words[series] = before | bit;
      if ((before & bit) != 0) {
        return Mark.DUPLICATE;
      }
      return (before & bitsOfSlice) == 0 ? Mark.FIRST_OF_SERIES : Mark.NEW;
    }
    return markWithOdds(series, periodMillis, usual, odds);
  }

  private void turnTo(int endMillis) {
    lastEndMillis = endMillis;
    bit = grid.bitOf(endMillis);
    bitsOfSlice = grid.bitsOf(grid.sliceOf(endMillis));
  }

  private Mark markWithOdds(int series, int periodMillis, boolean usual, OddPeriods odds) {
    Mark fresh = isFirstInSlice(series, odds) ? Mark.FIRST_OF_SERIES : Mark.NEW;
    if (usual) {
      // What is usual now may have been odd when it was counted.
      if ((words[series] & bit) != 0 || odds.contains(lastEndMillis, periodMillis)) {
        return Mark.DUPLICATE;
      }
      words[series] |= bit;
      return fresh;
    }
    OddPeriods grown = odds == null ? addOdds(series) : odds;
    return grown.add(lastEndMillis, periodMillis) ? fresh : Mark.DUPLICATE;
  }

  private boolean isFirstInSlice(int series, OddPeriods odds) {
    int slice = grid.sliceOf(lastEndMillis);
    return (words[series] & bitsOfSlice) == 0
        && (odds == null || !odds.hasEndIn(grid.startOf(slice), grid.startOf(slice + 1)));
  }

  private void makeRoomFor(int series) {
    words = Arrays.copyOf(words, Math.max(series + 1, 2 * words.length));
  }

  private OddPeriods oddOrNull(int series) {
    return series < odd.size() ? odd.get(series) : null;
  }

  private OddPeriods addOdds(int series) {
    while (odd.size() <= series) {
      odd.add(null);
    }
    OddPeriods added = new OddPeriods();
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

  /** Read only: those of a series that has none are everybody's. */
  OddPeriods odd(int series) {
    OddPeriods odds = oddOrNull(series);
    return odds == null ? NONE : odds;
  }
}
