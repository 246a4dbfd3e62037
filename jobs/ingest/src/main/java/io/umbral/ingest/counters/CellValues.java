package io.umbral.ingest.counters;

import io.umbral.ingest.counters.Dialect.CellClass;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;

/** The values of one cell object in one period, as far as they are for anything. */
public final class CellValues {

  /**
   * Largest amount in base units, 2^53: what the contract takes, and what a double tells exactly.
   */
  static final double LARGEST_AMOUNT = 1L << 53;

  /** Largest count of one bin, 2^24: what the contract takes. */
  private static final double LARGEST_BIN = 1 << 24;

  private final String name;
  private final CellClass cellClass;
  private final long line;
  private final double[] amounts;
  private final long[][] bins;
  private final BitSet present = new BitSet();
  private final BitSet counters = new BitSet();
  private boolean suspect;

  CellValues(String name, CellClass cellClass, long line, int terms) {
    this.name = name;
    this.cellClass = cellClass;
    this.line = line;
    this.amounts = new double[terms];
    this.bins = new long[terms][];
  }

  /**
   * Adds a value that is not absent.
   *
   * @param counter whose
   * @param value a number
   * @return what is wrong with it; null where it was taken
   */
  public String add(Counter counter, double value) {
    if (!counter.meaning().lists().isEmpty()) {
      return "is one value, should be a list with one for each bin";
    }
    if (value < 0) {
      return "should be 0 or more";
    }
    for (Meaning.Amount use : counter.meaning().amounts()) {
      if (amounts[use.term()] + value * use.baseUnits() > LARGEST_AMOUNT) {
        return "should be less than 2^53 in bytes, milliseconds or pieces";
      }
    }
    if (!counter.meaning().bins().isEmpty() && value > LARGEST_BIN) {
      return "should be at most 2^24";
    }
    if (stands(counter)) {
      return "stands twice for one object and period, should stand once";
    }
    for (Meaning.Amount use : counter.meaning().amounts()) {
      amounts[use.term()] += value * use.baseUnits();
      present.set(use.term());
    }
    for (Meaning.Bin use : counter.meaning().bins()) {
      binsOf(use.term(), use.bin())[use.bin()] += Math.round(value);
    }
    return null;
  }

  /**
   * Adds a list of values, one for each bin.
   *
   * @param counter whose
   * @param values as many as the list has
   * @return what is wrong with it; null where it was taken
   */
  public String addAll(Counter counter, double[] values) {
    if (counter.meaning().lists().isEmpty()) {
      return "is a list of " + values.length + " values, should be one";
    }
    for (Meaning.BinList use : counter.meaning().lists()) {
      if (values.length != use.bins().values().size()) {
        return "is a list of "
            + values.length
            + " values, should have "
            + use.bins().values().size();
      }
    }
    for (double value : values) {
      if (value < 0 || value > LARGEST_BIN) {
        return "should have values in 0..2^24";
      }
    }
    if (stands(counter)) {
      return "stands twice for one object and period, should stand once";
    }
    for (Meaning.BinList use : counter.meaning().lists()) {
      for (int i = 0; i < values.length; i++) {
        binsOf(use.term(), values.length - 1)[i] += Math.round(values[i]);
      }
    }
    return null;
  }

  private boolean stands(Counter counter) {
    boolean stands = counters.get(counter.number());
    counters.set(counter.number());
    return stands;
  }

  private long[] binsOf(int term, int highest) {
    present.set(term);
    if (bins[term] == null || bins[term].length <= highest) {
      long[] longer = new long[highest + 1];
      if (bins[term] != null) {
        System.arraycopy(bins[term], 0, longer, 0, bins[term].length);
      }
      bins[term] = longer;
    }
    return bins[term];
  }

  /** Marks the period as unreliable. */
  public void markSuspect() {
    suspect = true;
  }

  boolean suspect() {
    return suspect;
  }

  /** Whole distinguished name of the object. */
  String name() {
    return name;
  }

  CellClass cellClass() {
    return cellClass;
  }

  /** Where it stands first in the file. */
  long line() {
    return line;
  }

  boolean isEmpty() {
    return present.isEmpty();
  }

  /** Whether a term and the ones after it all have a value. */
  boolean hasAll(int firstTerm, int count) {
    return present.nextClearBit(firstTerm) >= firstTerm + count;
  }

  double amount(int term) {
    return amounts[term];
  }

  List<Long> bins(int term) {
    List<Long> counts = new ArrayList<>();
    for (long count : bins[term]) {
      counts.add(count);
    }
    return counts;
  }
}
