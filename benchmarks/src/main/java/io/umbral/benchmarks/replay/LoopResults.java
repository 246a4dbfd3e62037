package io.umbral.benchmarks.replay;

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
 * What the partitions of the loop share: the numbers of the leafs, and the minutes, which are
 * published once every partition has passed them.
 */
final class LoopResults {

  private final KafkaProducer<byte[], byte[]> producer;
  private final String topic;
  private final long[] watermarks;
  private final Leaves leaves;
  private final TreeMap<Long, LoopSlice> closed = new TreeMap<>();
  private final Deque<LoopSlice> spare = new ArrayDeque<>();

  LoopResults(KafkaProducer<byte[], byte[]> producer, String topic, int partitions, Leaves leaves) {
    this.leaves = leaves;
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
