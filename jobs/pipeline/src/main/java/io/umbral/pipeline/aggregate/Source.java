package io.umbral.pipeline.aggregate;

import java.util.Arrays;

/**
 * One origin of reports and the series that it speaks of, in the order in which it named them. A
 * source mostly names its cells in one order, so the next series is looked for where the last one
 * was found.
 */
final class Source {

  final byte[] origin;
  final int hash;
  private int count;
  private int next;
  private long[] cellIds = new long[1];
  private byte[] technologies = new byte[1];
  private int[] series = new int[1];

  Source(byte[] origin, int hash) {
    this.origin = origin;
    this.hash = hash;
  }

  /** The series of a cell and technology, or -1. */
  int find(long cellId, int technology) {
    for (int tried = 0; tried < count; tried++) {
      int i = next;
      next = i + 1 == count ? 0 : i + 1;
      if (cellIds[i] == cellId && technologies[i] == technology) {
        return series[i];
      }
    }
    return -1;
  }

  void add(long cellId, int technology, int newSeries) {
    if (count == series.length) {
      int size = count + 1 + count / 2;
      cellIds = Arrays.copyOf(cellIds, size);
      technologies = Arrays.copyOf(technologies, size);
      series = Arrays.copyOf(series, size);
    }
    cellIds[count] = cellId;
    technologies[count] = (byte) technology;
    series[count++] = newSeries;
    next = 0;
  }

  int count() {
    return count;
  }

  long cellId(int i) {
    return cellIds[i];
  }

  int technology(int i) {
    return technologies[i];
  }

  int series(int i) {
    return series[i];
  }
}
