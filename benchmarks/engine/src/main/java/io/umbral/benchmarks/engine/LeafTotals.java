package io.umbral.benchmarks.engine;

import io.umbral.model.Log64;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Arrays;

/**
 * What is counted of one leaf in one minute: the accumulator of every engine but ours. It holds the
 * octaves of buckets that it needs, and is written in one go, since some engines read and write it
 * with every reading: the sums as they are, each bucket in as few bytes as the largest takes.
 */
public final class LeafTotals {

  private static final int[] NONE = {};

  /** Buckets of an octave, by which the held ones grow. */
  private static final int OCTAVE = 64;

  private static final int SUMS_BYTES = LeafColumns.COUNT * Long.BYTES;

  private final long[] sums = new long[LeafColumns.COUNT];

  /** Counts of the buckets from {@link #firstBucket} on; all others are empty. */
  private int[] rtt = NONE;

  private int firstBucket;

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
      makeRoom(bucket, bucket);
      rtt[bucket - firstBucket]++;
      sums[LeafColumns.RTT_SUM] += value;
      sums[LeafColumns.RTT_TOTAL]++;
    }
  }

  /** Adds other totals. */
  public void merge(LeafTotals other) {
    for (int i = 0; i < sums.length; i++) {
      sums[i] += other.sums[i];
    }
    if (other.rtt.length == 0) {
      return;
    }
    makeRoom(other.firstBucket, other.firstBucket + other.rtt.length - 1);
    int ahead = other.firstBucket - firstBucket;
    for (int i = 0; i < other.rtt.length; i++) {
      rtt[ahead + i] += other.rtt[i];
    }
  }

  private void makeRoom(int lowest, int highest) {
    if (lowest >= firstBucket && highest < firstBucket + rtt.length) {
      return;
    }
    int first = lowest / OCTAVE * OCTAVE;
    int end = (highest / OCTAVE + 1) * OCTAVE;
    if (rtt.length > 0) {
      first = Math.min(first, firstBucket);
      end = Math.max(end, firstBucket + rtt.length);
    }
    int[] more = new int[end - first];
    System.arraycopy(rtt, 0, more, rtt.length == 0 ? 0 : firstBucket - first, rtt.length);
    rtt = more;
    firstBucket = first;
  }

  /** Forgets everything. */
  public void clear() {
    Arrays.fill(sums, 0);
    rtt = NONE;
    firstBucket = 0;
  }

  /** A copy that shares nothing. */
  public LeafTotals copy() {
    LeafTotals copy = new LeafTotals();
    copy.merge(this);
    return copy;
  }

  /** The value of the result, see {@link LeafResult}. */
  public byte[] result() {
    int[] all = new int[Log64.BUCKETS];
    System.arraycopy(rtt, 0, all, firstBucket, rtt.length);
    return LeafResult.value(sums, 0, all, 0);
  }

  /** Writes everything. */
  public void write(DataOutput out) throws IOException {
    int width = width();
    out.writeShort(firstBucket);
    out.writeShort(rtt.length);
    out.writeByte(width);
    ByteBuffer bytes = ByteBuffer.allocate(SUMS_BYTES + width * rtt.length);
    for (long sum : sums) {
      bytes.putLong(sum);
    }
    for (int count : rtt) {
      switch (width) {
        case Byte.BYTES -> bytes.put((byte) count);
        case Short.BYTES -> bytes.putShort((short) count);
        default -> bytes.putInt(count);
      }
    }
    out.write(bytes.array());
  }

  private int width() {
    int any = 0;
    for (int count : rtt) {
      any |= count;
    }
    return any >>> Byte.SIZE == 0
        ? Byte.BYTES
        : any >>> Short.SIZE == 0 ? Short.BYTES : Integer.BYTES;
  }

  /**
   * Reads what {@link #write} wrote.
   *
   * @return new totals
   */
  public static LeafTotals read(DataInput in) throws IOException {
    LeafTotals totals = new LeafTotals();
    totals.firstBucket = in.readUnsignedShort();
    totals.rtt = new int[in.readUnsignedShort()];
    int width = in.readUnsignedByte();
    byte[] read = new byte[SUMS_BYTES + width * totals.rtt.length];
    in.readFully(read);
    ByteBuffer bytes = ByteBuffer.wrap(read);
    for (int i = 0; i < totals.sums.length; i++) {
      totals.sums[i] = bytes.getLong();
    }
    for (int i = 0; i < totals.rtt.length; i++) {
      totals.rtt[i] =
          switch (width) {
            case Byte.BYTES -> bytes.get() & 0xff;
            case Short.BYTES -> bytes.getShort() & 0xffff;
            default -> bytes.getInt();
          };
    }
    return totals;
  }
}
