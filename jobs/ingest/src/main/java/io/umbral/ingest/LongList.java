package io.umbral.ingest;

import io.umbral.model.Values;
import java.util.Arrays;

/** A list of numbers that grows. */
final class LongList {

  private long[] values = new long[64];
  private int size;

  void add(long value) {
    if (size == values.length) {
      values = Arrays.copyOf(values, 2 * size);
    }
    values[size++] = value;
  }

  boolean isEmpty() {
    return size == 0;
  }

  Values samples() {
    return new Values.Samples(Arrays.copyOf(values, size));
  }
}
