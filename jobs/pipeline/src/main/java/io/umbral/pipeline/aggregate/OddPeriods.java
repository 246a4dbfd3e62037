package io.umbral.pipeline.aggregate;

import java.util.Arrays;

/**
 * A set of periods of one series, in the order of their ends: mostly few, and mostly the newest is
 * the next to come.
 */
final class OddPeriods {

  /** Takes one period after the other. */
  @FunctionalInterface
  interface Visitor {

    /**
     * One period.
     *
     * @param endMillis end after the block's start
     * @param periodMillis length
     */
    void period(int endMillis, int periodMillis);
  }

  /** End in the upper half, length in the lower: both above 0, so that numbers order as ends do. */
  private long[] periods = new long[2];

  private int size;

  /**
   * Adds a period.
   *
   * @param endMillis end after the block's start, 1 or more
   * @param periodMillis length, 1 or more
   * @return false where it was there
   */
  boolean add(int endMillis, int periodMillis) {
    long period = packed(endMillis, periodMillis);
    int at = firstFrom(period);
    if (at < size && periods[at] == period) {
      return false;
    }
    if (size == periods.length) {
      periods = Arrays.copyOf(periods, 2 * size);
    }
    System.arraycopy(periods, at, periods, at + 1, size - at);
    periods[at] = period;
    size++;
    return true;
  }

  boolean contains(int endMillis, int periodMillis) {
    long period = packed(endMillis, periodMillis);
    int at = firstFrom(period);
    return at < size && periods[at] == period;
  }

  /** Whether there is a period that ends after the first instant, and at the last or before. */
  boolean hasEndIn(int afterMillis, int untilMillis) {
    int at = firstFrom(packed(afterMillis + 1, 0));
    return at < size && (int) (periods[at] >>> Integer.SIZE) <= untilMillis;
  }

  int size() {
    return size;
  }

  void forEach(Visitor visitor) {
    for (int i = 0; i < size; i++) {
      visitor.period((int) (periods[i] >>> Integer.SIZE), (int) periods[i]);
    }
  }

  private static long packed(int endMillis, int periodMillis) {
    return (long) endMillis << Integer.SIZE | periodMillis;
  }

  /** Place of the first one that is not below another. */
  private int firstFrom(long period) {
    if (size == 0 || periods[size - 1] < period) {
      return size;
    }
    int found = Arrays.binarySearch(periods, 0, size, period);
    return found < 0 ? -found - 1 : found;
  }
}
