package io.umbral.benchmarks.peers.kafkastreams;

import io.umbral.benchmarks.engine.LeafColumns;
import io.umbral.benchmarks.engine.LeafResult;
import io.umbral.benchmarks.engine.Reading;
import io.umbral.model.Log64;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/**
 * What is counted of one leaf in one minute, as the bytes that a store keeps: the columns, then a
 * count for every bucket. A store of Kafka Streams holds bytes, its cache too; totals that are
 * counted in place need no serializer between two readings.
 */
final class FlatTotals {

  private static final VarHandle LONGS =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
  private static final VarHandle INTS =
      MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.LITTLE_ENDIAN);
  private static final int BUCKETS_AT = LeafColumns.COUNT * Long.BYTES;
  private static final int BYTES = BUCKETS_AT + Log64.BUCKETS * Integer.BYTES;

  private FlatTotals() {}

  static byte[] empty() {
    return new byte[BYTES];
  }

  static void add(byte[] totals, Reading reading) {
    addToColumn(totals, LeafColumns.N, 1);
    if (reading.suspect) {
      addToColumn(totals, LeafColumns.SUSPECT, 1);
      return;
    }
    addToColumn(totals, LeafColumns.PROBES_SENT, reading.probesSent);
    addToColumn(totals, LeafColumns.PROBES_LOST, reading.probesLost);
    addToColumn(totals, LeafColumns.DOWNLINK_BYTES, reading.downlinkBytes);
    addToColumn(totals, LeafColumns.DOWNLINK_ACTIVE_MILLIS, reading.downlinkActiveMillis);
    addToColumn(totals, LeafColumns.UPLINK_BYTES, reading.uplinkBytes);
    addToColumn(totals, LeafColumns.UPLINK_ACTIVE_MILLIS, reading.uplinkActiveMillis);
    addToColumn(totals, LeafColumns.COVERAGE_GOOD, reading.coverageGood);
    addToColumn(totals, LeafColumns.COVERAGE_TOTAL, reading.coverageTotal);
    addToColumn(totals, LeafColumns.RTT_TOTAL, reading.rttMicros.length);
    long sum = 0;
    for (int value : reading.rttMicros) {
      addToBucket(totals, Log64.bucketOf(value), 1);
      sum += value;
    }
    addToColumn(totals, LeafColumns.RTT_SUM, sum);
  }

  /**
   * The sum of two totals.
   *
   * @return new totals; what is given stays as it is, since a cache may hold it
   */
  static byte[] sum(byte[] one, byte[] other) {
    byte[] sum = one.clone();
    for (int column = 0; column < LeafColumns.COUNT; column++) {
      addToColumn(sum, column, column(other, column));
    }
    for (int bucket = 0; bucket < Log64.BUCKETS; bucket++) {
      addToBucket(sum, bucket, bucket(other, bucket));
    }
    return sum;
  }

  /** The value of the result, see {@link LeafResult}. */
  static byte[] result(byte[] totals) {
    long[] columns = new long[LeafColumns.COUNT];
    for (int column = 0; column < columns.length; column++) {
      columns[column] = column(totals, column);
    }
    int[] buckets = new int[Log64.BUCKETS];
    for (int bucket = 0; bucket < buckets.length; bucket++) {
      buckets[bucket] = bucket(totals, bucket);
    }
    return LeafResult.value(columns, 0, buckets, 0);
  }

  private static long column(byte[] totals, int column) {
    return (long) LONGS.get(totals, column * Long.BYTES);
  }

  private static int bucket(byte[] totals, int bucket) {
    return (int) INTS.get(totals, BUCKETS_AT + bucket * Integer.BYTES);
  }

  private static void addToColumn(byte[] totals, int column, long amount) {
    LONGS.set(totals, column * Long.BYTES, column(totals, column) + amount);
  }

  private static void addToBucket(byte[] totals, int bucket, int count) {
    INTS.set(totals, BUCKETS_AT + bucket * Integer.BYTES, bucket(totals, bucket) + count);
  }
}
