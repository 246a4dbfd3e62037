package io.umbral.benchmarks.own;

import io.umbral.benchmarks.engine.LeafColumns;
import io.umbral.benchmarks.engine.LeafResult;
import io.umbral.benchmarks.engine.Leaves;
import io.umbral.model.Log64;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.TreeMap;
import java.util.concurrent.Future;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;

/**
 * What the partitions of the loop share: the numbers of the leafs, and the slices, which are
 * published once every partition has passed them.
 */
final class LoopResults {

  /** Slices that a partition may be ahead of the slowest: each is large where leafs are many. */
  private static final int LARGEST_LEAD_SLICES = 4;

  private final KafkaProducer<byte[], byte[]> producer;
  private final String topic;
  private final long sliceMillis;
  private final long[] watermarks;
  private final Leaves leaves;
  private final TreeMap<Long, LoopSlice> closed = new TreeMap<>();
  private final Deque<LoopSlice> spare = new ArrayDeque<>();

  LoopResults(
      KafkaProducer<byte[], byte[]> producer,
      String topic,
      int partitions,
      long sliceMillis,
      Leaves leaves) {
    this.leaves = leaves;
    this.sliceMillis = sliceMillis;
    this.producer = producer;
    this.topic = topic;
    this.watermarks = new long[partitions];
    Arrays.fill(watermarks, Long.MIN_VALUE);
  }

  synchronized LoopSlice fresh(long startMillis) {
    LoopSlice slice = spare.isEmpty() ? new LoopSlice() : spare.pop();
    slice.reuseFor(startMillis);
    return slice;
  }

  /** Takes a slice that a partition has closed. */
  synchronized void close(LoopSlice slice) {
    LoopSlice before = closed.putIfAbsent(slice.startMillis, slice);
    if (before != null) {
      before.merge(slice);
      spare.push(slice);
    }
  }

  /** Publishes what every partition has passed; waits where this one is far ahead. */
  synchronized void advance(int partition, long watermarkMillis) throws InterruptedException {
    watermarks[partition] = watermarkMillis;
    while (!closed.isEmpty() && closed.firstKey() + sliceMillis - 1 <= slowest()) {
      LoopSlice slice = closed.pollFirstEntry().getValue();
      publish(slice);
      spare.push(slice);
    }
    notifyAll();
    while (watermarkMillis != Long.MAX_VALUE
        && slowest() < watermarkMillis - LARGEST_LEAD_SLICES * sliceMillis) {
      wait();
    }
  }

  private long slowest() {
    return Arrays.stream(watermarks).min().orElseThrow();
  }

  private void publish(LoopSlice slice) {
    for (int leaf = 0; leaf < leaves.count(); leaf++) {
      int row = leaf * LoopSlice.COLUMNS;
      if (row < slice.sums.length && slice.sums[row + LeafColumns.N] > 0) {
        byte[] key = LeafResult.key(leaves.name(leaf), slice.startMillis);
        byte[] value = LeafResult.value(slice.sums, row, slice.rtt, leaf * Log64.BUCKETS);
        Future<?> unused = producer.send(new ProducerRecord<>(topic, key, value));
      }
    }
  }
}
