package io.umbral.benchmarks.replay;

import io.umbral.model.Log64;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Future;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;

/**
 * What the partitions of the loop share: the numbers of the leafs, and the minutes, which are
 * published once every partition has passed them.
 */
final class LoopResults {

  /** Quantiles of a result, in the order of its fields. */
  private static final double[] QUANTILES = {0.50, 0.95, 0.99};

  /** Largest result: key columns, quantiles, and every bucket with its count. */
  private static final int LARGEST_BYTES = 1024 + 2 * Integer.BYTES * Log64.BUCKETS;

  private final KafkaProducer<byte[], byte[]> producer;
  private final String topic;
  private final long[] watermarks;
  private final List<String> leaves = new ArrayList<>();
  private final Map<String, Integer> leafIndex = new HashMap<>();
  private final TreeMap<Long, LoopSlice> closed = new TreeMap<>();
  private final Deque<LoopSlice> spare = new ArrayDeque<>();
  private final ByteBuffer buffer = ByteBuffer.allocate(LARGEST_BYTES);

  LoopResults(KafkaProducer<byte[], byte[]> producer, String topic, int partitions) {
    this.producer = producer;
    this.topic = topic;
    this.watermarks = new long[partitions];
    Arrays.fill(watermarks, Long.MIN_VALUE);
  }

  synchronized int leafOf(String name) {
    return leafIndex.computeIfAbsent(
        name,
        added -> {
          leaves.add(added);
          return leaves.size() - 1;
        });
  }

  synchronized LoopSlice fresh(long startMillis) {
    LoopSlice slice = spare.isEmpty() ? new LoopSlice() : spare.pop();
    slice.reuseFor(startMillis);
    return slice;
  }

  /** Takes a minute that a partition has closed. */
  synchronized void close(LoopSlice slice) {
    LoopSlice before = closed.putIfAbsent(slice.startMillis, slice);
    if (before != null) {
      before.merge(slice);
      spare.push(slice);
    }
  }

  /** Publishes what every partition has passed. */
  synchronized void advance(int partition, long watermarkMillis) {
    watermarks[partition] = watermarkMillis;
    long everybody = Arrays.stream(watermarks).min().orElseThrow();
    while (!closed.isEmpty() && closed.firstKey() + LoopWorker.SLICE_MILLIS - 1 <= everybody) {
      LoopSlice slice = closed.pollFirstEntry().getValue();
      publish(slice);
      spare.push(slice);
    }
  }

  private void publish(LoopSlice slice) {
    for (int leaf = 0; leaf < leaves.size(); leaf++) {
      int row = leaf * LoopSlice.COLUMNS;
      if (row < slice.sums.length && slice.sums[row + LoopSlice.N] > 0) {
        byte[] key = (leaves.get(leaf) + '|' + slice.startMillis).getBytes(StandardCharsets.UTF_8);
        Future<?> unused = producer.send(new ProducerRecord<>(topic, key, encode(slice, leaf)));
      }
    }
  }

  private byte[] encode(LoopSlice slice, int leaf) {
    int row = leaf * LoopSlice.COLUMNS;
    int firstBucket = leaf * Log64.BUCKETS;
    buffer.clear();
    for (int column = 0; column <= LoopSlice.RTT_TOTAL; column++) {
      buffer.putLong(slice.sums[row + column]);
    }
    long total = slice.sums[row + LoopSlice.RTT_TOTAL];
    for (double q : QUANTILES) {
      buffer.putLong(quantile(slice.rtt, firstBucket, total, q));
    }
    for (int bucket = 0; bucket < Log64.BUCKETS; bucket++) {
      int count = slice.rtt[firstBucket + bucket];
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
}
