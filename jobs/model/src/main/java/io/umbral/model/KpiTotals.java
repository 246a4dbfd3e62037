package io.umbral.model;

import java.util.Arrays;

/**
 * All that is kept of any number of readings: counts, sums and distributions, which merge by
 * addition. The same readings give the same totals under any order and partitioning.
 *
 * <p>A total that would leave 64 bits stays at {@link Long#MAX_VALUE}: amounts are 0 or more, so
 * that this too is the same under any order, and a source that lies cannot turn a sum negative.
 *
 * <p>Not safe for use by several threads.
 */
public final class KpiTotals {

  private static final int TOTALS = Total.values().length;
  private static final int QUANTITIES = Quantity.values().length;

  private final long[] totals = new long[TOTALS];
  private final Distribution[] distributions = new Distribution[QUANTITIES];

  /**
   * Adds to a total.
   *
   * @param total which one
   * @param amount in the unit of the total, 0 or more
   */
  public void add(Total total, long amount) {
    add(total.ordinal(), amount);
  }

  /**
   * Adds to a total.
   *
   * @param total ordinal of the total
   * @param amount in the unit of the total, 0 or more
   */
  public void add(int total, long amount) {
    long sum = totals[total] + amount;
    totals[total] = sum < 0 ? Long.MAX_VALUE : sum;
  }

  /**
   * A total.
   *
   * @param total which one
   * @return in the unit of the total
   */
  public long get(Total total) {
    return totals[total.ordinal()];
  }

  /**
   * Replaces a total, for those that do not add up over time.
   *
   * @param total which one
   * @param amount in the unit of the total
   */
  public void set(Total total, long amount) {
    totals[total.ordinal()] = amount;
  }

  /**
   * The distribution of a quantity, to read or to add to.
   *
   * @param quantity which one
   * @return never null; empty where nothing was added
   */
  public Distribution of(Quantity quantity) {
    return of(quantity.ordinal());
  }

  /**
   * The distribution of a quantity, to read or to add to.
   *
   * @param quantity ordinal of the quantity
   * @return never null; empty where nothing was added
   */
  public Distribution of(int quantity) {
    Distribution found = distributions[quantity];
    if (found == null) {
      found = new Distribution();
      distributions[quantity] = found;
    }
    return found;
  }

  /**
   * Whether a quantity has values, without making room for them.
   *
   * @param quantity which one
   * @return true where at least one value was added
   */
  public boolean has(Quantity quantity) {
    Distribution found = distributions[quantity.ordinal()];
    return found != null && found.total() > 0;
  }

  /**
   * Adds all of other totals.
   *
   * @param other left as it is
   */
  public void merge(KpiTotals other) {
    for (int i = 0; i < TOTALS; i++) {
      add(i, other.totals[i]);
    }
    for (int i = 0; i < QUANTITIES; i++) {
      Distribution theirs = other.distributions[i];
      if (theirs != null && theirs.total() > 0) {
        of(i).merge(theirs);
      }
    }
  }

  /**
   * Takes totals away that were merged before: what is left is as if they never had been, unless a
   * total {@linkplain #isCapped stays at the largest sum}.
   *
   * @param other left as it is
   */
  public void deduct(KpiTotals other) {
    for (int i = 0; i < TOTALS; i++) {
      totals[i] -= other.totals[i];
    }
    for (int i = 0; i < QUANTITIES; i++) {
      Distribution theirs = other.distributions[i];
      if (theirs != null && theirs.total() > 0) {
        of(i).deduct(theirs);
      }
    }
  }

  /**
   * Takes from a total what was added before.
   *
   * @param total ordinal of the total
   * @param amount in the unit of the total, 0 or more
   */
  public void deduct(int total, long amount) {
    totals[total] -= amount;
  }

  /**
   * Whether a total stays at {@link Long#MAX_VALUE}, so that what was added can no longer be taken
   * away.
   */
  public boolean isCapped() {
    for (long total : totals) {
      if (total == Long.MAX_VALUE) {
        return true;
      }
    }
    return false;
  }

  /**
   * Memory that is kept, also after {@link #clear}.
   *
   * @return in bytes, without the headers of objects
   */
  public int memoryBytes() {
    int bytes = (TOTALS + QUANTITIES) * Long.BYTES;
    for (Distribution distribution : distributions) {
      bytes += distribution == null ? 0 : distribution.countsBytes();
    }
    return bytes;
  }

  /** Forgets everything and keeps the memory for the next readings. */
  public void clear() {
    Arrays.fill(totals, 0);
    for (Distribution distribution : distributions) {
      if (distribution != null) {
        distribution.clear();
      }
    }
  }

  @Override
  public boolean equals(Object other) {
    if (!(other instanceof KpiTotals that) || !Arrays.equals(totals, that.totals)) {
      return false;
    }
    for (Quantity quantity : Quantity.values()) {
      if (has(quantity) != that.has(quantity)
          || (has(quantity) && !of(quantity).equals(that.of(quantity)))) {
        return false;
      }
    }
    return true;
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(totals);
  }

  @Override
  public String toString() {
    StringBuilder text = new StringBuilder("KpiTotals{");
    for (Total total : Total.values()) {
      if (get(total) != 0) {
        text.append(total).append('=').append(get(total)).append(' ');
      }
    }
    for (Quantity quantity : Quantity.values()) {
      if (has(quantity)) {
        text.append(quantity).append("=(").append(of(quantity)).append(") ");
      }
    }
    return text.append('}').toString();
  }
}
