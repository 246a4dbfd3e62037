package io.umbral.benchmarks.engine;

import io.umbral.model.Log64;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.Arrays;

/**
 * What is counted of one leaf in one minute: the accumulator of every engine but ours. Written
 * compactly: numbers of seven bits a byte, and of the buckets those that are not empty.
 */
public final class LeafTotals {

  private static final int MORE = 0x80;
  private static final int SEVEN_BITS = 0x7f;

  private final long[] sums = new long[LeafColumns.COUNT];
  private final int[] rtt = new int[Log64.BUCKETS];
  private int lowest = Log64.BUCKETS;
  private int highest = -1;

  /** Adds a reading. */
  public void add(Reading reading) {
    sums[LeafColumns.N]++;
    if (reading.suspect) {
      sums[LeafColumns.SUSPECT]++;
      return;
    }
    sums[LeafColumns.PROBES_SENT] += reading.probesSent;
    sums[LeafColumns.PROBES_LOST] += reading.probesLost;
    sums[LeafColumns.DOWNLINK_BYTES] += reading.downlinkBytes;
    sums[LeafColumns.DOWNLINK_ACTIVE_MILLIS] += reading.downlinkActiveMillis;
    sums[LeafColumns.UPLINK_BYTES] += reading.uplinkBytes;
    sums[LeafColumns.UPLINK_ACTIVE_MILLIS] += reading.uplinkActiveMillis;
    sums[LeafColumns.COVERAGE_GOOD] += reading.coverageGood;
    sums[LeafColumns.COVERAGE_TOTAL] += reading.coverageTotal;
    for (int value : reading.rttMicros) {
      int bucket = Log64.bucketOf(value);
      rtt[bucket]++;
      lowest = Math.min(lowest, bucket);
      highest = Math.max(highest, bucket);
      sums[LeafColumns.RTT_SUM] += value;
      sums[LeafColumns.RTT_TOTAL]++;
    }
  }

  /** Adds other totals. */
  public void merge(LeafTotals other) {
    for (int i = 0; i < sums.length; i++) {
      sums[i] += other.sums[i];
    }
    for (int bucket = other.lowest; bucket <= other.highest; bucket++) {
      rtt[bucket] += other.rtt[bucket];
    }
    lowest = Math.min(lowest, other.lowest);
    highest = Math.max(highest, other.highest);
  }

  /** Forgets everything. */
  public void clear() {
    Arrays.fill(sums, 0);
    if (highest >= 0) {
      Arrays.fill(rtt, lowest, highest + 1, 0);
    }
    lowest = Log64.BUCKETS;
    highest = -1;
  }

  /** A copy that shares nothing. */
  public LeafTotals copy() {
    LeafTotals copy = new LeafTotals();
    copy.merge(this);
    return copy;
  }

  /** The value of the result, see {@link LeafResult}. */
  public byte[] result() {
    return LeafResult.value(sums, 0, rtt, 0);
  }

  /** Writes everything. */
  public void write(DataOutput out) throws IOException {
    for (long sum : sums) {
      writeNumber(sum, out);
    }
    int filled = 0;
    for (int bucket = lowest; bucket <= highest; bucket++) {
      filled += rtt[bucket] == 0 ? 0 : 1;
    }
    writeNumber(filled, out);
    int previous = 0;
    for (int bucket = lowest; bucket <= highest; bucket++) {
      if (rtt[bucket] != 0) {
        writeNumber(bucket - previous, out);
        writeNumber(rtt[bucket], out);
        previous = bucket;
      }
    }
  }

  /**
   * Reads what {@link #write} wrote.
   *
   * @return new totals
   */
  public static LeafTotals read(DataInput in) throws IOException {
    LeafTotals totals = new LeafTotals();
    for (int i = 0; i < totals.sums.length; i++) {
      totals.sums[i] = readNumber(in);
    }
    int bucket = 0;
    for (long left = readNumber(in); left > 0; left--) {
      bucket += (int) readNumber(in);
      totals.rtt[bucket] = (int) readNumber(in);
      totals.lowest = Math.min(totals.lowest, bucket);
      totals.highest = bucket;
    }
    return totals;
  }

  private static void writeNumber(long number, DataOutput out) throws IOException {
    long left = number;
    while (left > SEVEN_BITS) {
      out.writeByte((int) (left & SEVEN_BITS) | MORE);
      left >>>= 7;
    }
    out.writeByte((int) left);
  }

  private static long readNumber(DataInput in) throws IOException {
    long number = 0;
    int shift = 0;
    int next = in.readUnsignedByte();
    while (next >= MORE) {
      number |= (long) (next & SEVEN_BITS) << shift;
      shift += 7;
      next = in.readUnsignedByte();
    }
    return number | (long) next << shift;
  }
}
