package io.umbral.benchmarks.own;

import io.umbral.model.Log64;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.util.Arrays;

/** One slice of the loop: flat arrays by leaf, and one word of periods by cell. */
final class LoopSlice {

  /** A power of two, so that a row is found by a shift. */
  static final int COLUMNS = 16;

  long startMillis;
  long[] sums = new long[1024 * COLUMNS];
  int[] rtt = new int[1024 * Log64.BUCKETS];
  long[] seen = new long[1024];

  void makeRoomForLeaf(int leaf) {
    // Workers share the numbers of leaves, so that the next one may be far above.
    while ((leaf + 1) * COLUMNS > sums.length) {
      sums = Arrays.copyOf(sums, 2 * sums.length);
      rtt = Arrays.copyOf(rtt, 2 * rtt.length);
    }
  }

  void makeRoomForCell(int cell) {
    if (cell >= seen.length) {
      seen = Arrays.copyOf(seen, 2 * seen.length);
    }
  }

  void reuseFor(long start) {
    startMillis = start;
    Arrays.fill(sums, 0);
    Arrays.fill(rtt, 0);
    Arrays.fill(seen, 0);
  }

  /** Adds the totals of the same slice from another partition. */
  void merge(LoopSlice other) {
    if (other.sums.length > sums.length) {
      sums = Arrays.copyOf(sums, other.sums.length);
      rtt = Arrays.copyOf(rtt, other.rtt.length);
    }
    for (int i = 0; i < other.sums.length; i++) {
      sums[i] += other.sums[i];
    }
    for (int i = 0; i < other.rtt.length; i++) {
      rtt[i] += other.rtt[i];
    }
  }

  /** Writes all of it: what a crash would lose. */
  void writeTo(FileChannel file) throws IOException {
    ByteBuffer buffer =
        ByteBuffer.allocate(
            Long.BYTES * (1 + sums.length + seen.length) + Integer.BYTES * rtt.length);
    buffer.putLong(startMillis);
    buffer.asLongBuffer().put(sums).put(seen);
    buffer.position(Long.BYTES * (1 + sums.length + seen.length));
    buffer.asIntBuffer().put(rtt);
    buffer.clear();
    while (buffer.hasRemaining()) {
      file.write(buffer);
    }
  }
}
