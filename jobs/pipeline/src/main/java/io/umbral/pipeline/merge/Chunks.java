package io.umbral.pipeline.merge;

import java.util.Arrays;

/** The chunks of one series and tier in the order of time. */
final class Chunks {

  private static final Chunk[] NONE = {};

  private Chunk[] row = NONE;
  private int size;

  int size() {
    return size;
  }

  Chunk get(int index) {
    return row[index];
  }

  /** The chunk that begins at an instant; null where there is none. */
  Chunk startingAt(long startMillis) {
    int index = firstFrom(startMillis);
    return index < size && row[index].startMillis == startMillis ? row[index] : null;
  }

  /** Index of the first chunk that begins at or after an instant. */
  int firstFrom(long startMillis) {
    // Nearly always it is about the newest.
    if (size == 0 || row[size - 1].startMillis < startMillis) {
      return size;
    }
    int low = 0;
    int high = size - 1;
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (row[middle].startMillis < startMillis) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low;
  }

  void add(Chunk chunk) {
    int index = firstFrom(chunk.startMillis);
    if (size == row.length) {
      row = Arrays.copyOf(row, size + Math.max(2, size / 2));
    }
    System.arraycopy(row, index, row, index + 1, size - index);
    row[index] = chunk;
    size++;
  }

  void removeFirst() {
    System.arraycopy(row, 1, row, 0, --size);
    row[size] = null;
  }

  /** Start of the first term that exists at or after an instant; {@link Long#MAX_VALUE} if none. */
  long firstTermFrom(long instantMillis) {
    int index = firstFrom(instantMillis);
    if (index > 0 && row[index - 1].endMillis() > instantMillis) {
      index--;
    }
    long found = Long.MAX_VALUE;
    for (; index < size && found == Long.MAX_VALUE; index++) {
      found = row[index].firstFrom(instantMillis);
    }
    return found;
  }
}
