package io.umbral.benchmarks.peers.flink;

import io.umbral.model.Log64;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/**
 * Round-trip times by bucket of {@link Log64}, with their sum and number: the accumulator of {@link
 * RttHistogramFunction}. Written compactly: the buckets from the lowest to the highest that is not
 * empty, in numbers of seven bits a byte.
 */
public final class RttHistogram {

  private static final int MORE = 0x80;
  private static final int SEVEN_BITS = 0x7f;

  private final int[] counts = new int[Log64.BUCKETS];
  private int lowest = Log64.BUCKETS;
  private int highest = -1;
  private long sumMicros;
  private long total;

  void add(int micros) {
    int bucket = Log64.bucketOf(micros);
    counts[bucket]++;
    lowest = Math.min(lowest, bucket);
    highest = Math.max(highest, bucket);
    sumMicros += micros;
    total++;
  }

  void merge(RttHistogram other) {
    for (int bucket = other.lowest; bucket <= other.highest; bucket++) {
      counts[bucket] += other.counts[bucket];
    }
    lowest = Math.min(lowest, other.lowest);
    highest = Math.max(highest, other.highest);
    sumMicros += other.sumMicros;
    total += other.total;
  }

  /** Counts by bucket; not copied. */
  int[] counts() {
    return counts;
  }

  long sumMicros() {
    return sumMicros;
  }

  long total() {
    return total;
  }

  void write(DataOutput out) throws IOException {
    out.writeLong(sumMicros);
    out.writeLong(total);
    out.writeShort(lowest);
    out.writeShort(highest);
    for (int bucket = lowest; bucket <= highest; bucket++) {
      int left = counts[bucket];
      while (left > SEVEN_BITS) {
        out.writeByte((left & SEVEN_BITS) | MORE);
        left >>>= 7;
      }
      out.writeByte(left);
    }
  }

  static RttHistogram read(DataInput in) throws IOException {
    RttHistogram histogram = new RttHistogram();
    histogram.sumMicros = in.readLong();
    histogram.total = in.readLong();
    histogram.lowest = in.readShort();
    histogram.highest = in.readShort();
    for (int bucket = histogram.lowest; bucket <= histogram.highest; bucket++) {
      int next = in.readUnsignedByte();
      int count = next & SEVEN_BITS;
      for (int shift = 7; next >= MORE; shift += 7) {
        next = in.readUnsignedByte();
        count |= (next & SEVEN_BITS) << shift;
      }
      histogram.counts[bucket] = count;
    }
    return histogram;
  }
}
