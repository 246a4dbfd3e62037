package io.umbral.benchmarks.engine;

import io.umbral.model.Log64;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * One minute of one leaf as a record of the results: the key is {@code
 * region|operator|technology|startMillis}, the value the {@link LeafColumns}, three quantiles of
 * the round-trip time, and each bucket that is not empty with its count.
 */
public final class LeafResult {

  /** Length of every window in milliseconds. */
  public static final long WINDOW_MILLIS = 60_000;

  private static final double[] QUANTILES = {0.50, 0.95, 0.99};
  private static final int LARGEST_BYTES =
      Long.BYTES * (LeafColumns.COUNT + QUANTILES.length) + 2 * Integer.BYTES * Log64.BUCKETS;

  private LeafResult() {}

  /**
   * The key of a result.
   *
   * @param leaf name of the leaf
   * @param startMillis first instant of the minute, milliseconds since the epoch
   * @return key
   */
  public static byte[] key(String leaf, long startMillis) {
    return (leaf + '|' + startMillis).getBytes(StandardCharsets.UTF_8);
  }

  /**
   * The value of a result.
   *
   * @param sums by {@link LeafColumns}
   * @param firstColumn where they begin
   * @param rtt round-trip times by bucket of {@link Log64}
   * @param firstBucket where they begin
   * @return value
   */
  public static byte[] value(long[] sums, int firstColumn, int[] rtt, int firstBucket) {
    ByteBuffer buffer = ByteBuffer.allocate(LARGEST_BYTES);
    for (int column = 0; column < LeafColumns.COUNT; column++) {
      buffer.putLong(sums[firstColumn + column]);
    }
    long total = sums[firstColumn + LeafColumns.RTT_TOTAL];
    for (double q : QUANTILES) {
      buffer.putLong(quantile(rtt, firstBucket, total, q));
    }
    for (int bucket = 0; bucket < Log64.BUCKETS; bucket++) {
      int count = rtt[firstBucket + bucket];
      if (count > 0) {
        buffer.putInt(bucket);
        buffer.putInt(count);
      }
    }
    return Arrays.copyOf(buffer.array(), buffer.position());
  }

  private static long quantile(int[] counts, int from, long total, double q) {
    if (total == 0) {
      return 0;
    }
    // Nearest rank; the small term undoes the rounding of 0.95 and 0.99 to binary.
    long left = Math.max(1, (long) Math.ceil(q * total - total * 1e-12));
    int bucket = -1;
    while (left > 0) {
      left -= counts[from + ++bucket];
    }
    return Log64.representativeOf(bucket);
  }

  /**
   * A value as a line of numbers.
   *
   * @param value of {@link #value}
   * @return the columns, the quantiles, and buckets as {@code bucket:count}, each after a blank
   */
  public static String line(byte[] value) {
    ByteBuffer fields = ByteBuffer.wrap(value);
    StringBuilder line = new StringBuilder();
    for (int i = 0; i < LeafColumns.COUNT + QUANTILES.length; i++) {
      line.append(' ').append(fields.getLong());
    }
    while (fields.hasRemaining()) {
      line.append(' ').append(fields.getInt()).append(':').append(fields.getInt());
    }
    return line.toString();
  }
}
