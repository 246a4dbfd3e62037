package io.umbral.benchmarks.own;

import io.umbral.benchmarks.engine.Engine;
import io.umbral.benchmarks.engine.Leaves;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Properties;
import java.util.concurrent.CompletionService;
import java.util.concurrent.ExecutorCompletionService;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLongArray;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/**
 * The loop that is written by hand: one thread and one consumer per partition, no engine. The limit
 * of what these bytes can be read at. Without snapshots nothing of it survives a crash; with them,
 * each partition writes its open slices and its place from time to time.
 */
final class HandLoop implements Engine {

  private static final Duration PATIENCE = Duration.ofMillis(100);

  /** Counters stand this far apart, so that no two are in one line of the cache. */
  private static final int STRIDE = 16;

  private final Place place;
  private final LoopVariant variant;
  private final AtomicLongArray received;
  private final AtomicInteger snapshots = new AtomicInteger();

  HandLoop(Place place, LoopVariant variant) {
    this.place = place;
    this.variant = variant;
    this.received = new AtomicLongArray(place.partitions() * STRIDE);
  }

  @Override
  public void run() throws Exception {
    Leaves leaves = Leaves.shared(place.bootstrap(), place.inventory());
    ExecutorService threads = Executors.newFixedThreadPool(place.partitions());
    try (KafkaProducer<byte[], byte[]> producer =
        new KafkaProducer<>(producer(), new ByteArraySerializer(), new ByteArraySerializer())) {
      LoopResults results =
          new LoopResults(
              producer, place.windows(), place.partitions(), variant.sliceMillis(), leaves);
      CompletionService<Void> parts = new ExecutorCompletionService<>(threads);
      for (int partition = 0; partition < place.partitions(); partition++) {
        int own = partition;
        Future<Void> unused =
            parts.submit(() -> read(own, new LoopWorker(own, variant, leaves, results)));
      }
      for (int partition = 0; partition < place.partitions(); partition++) {
        parts.take().get();
      }
    } finally {
      threads.shutdownNow(); // Where one failed, another may wait for it.
    }
  }

  private Void read(int partition, LoopWorker worker) throws IOException, InterruptedException {
    TopicPartition own = new TopicPartition(place.reports(), partition);
    try (KafkaConsumer<byte[], byte[]> consumer =
        new KafkaConsumer<>(consumer(), new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
      consumer.assign(List.of(own));
      consumer.seekToBeginning(List.of(own));
      long end = consumer.endOffsets(List.of(own)).get(own);
      long readings = 0;
      Path snapshot = Path.of(place.directory(), "partition-" + partition);
      long lastSnapshotNanos = System.nanoTime();
      while (consumer.position(own) < end) {
        for (ConsumerRecord<byte[], byte[]> record : consumer.poll(PATIENCE).records(own)) {
          readings += worker.read(record.value());
        }
        received.setOpaque(partition * STRIDE, readings);
        worker.closePassed();
        if (variant.isSnapshotDue(System.nanoTime() - lastSnapshotNanos)) {
          worker.snapshot(snapshot, consumer.position(own));
          snapshots.incrementAndGet();
          lastSnapshotNanos = System.nanoTime();
        }
      }
      worker.closeAll();
      return null;
    }
  }

  private Properties consumer() {
    Properties properties = new Properties();
    properties.put("bootstrap.servers", place.bootstrap());
    properties.put("max.poll.records", "5000");
    properties.put("max.partition.fetch.bytes", Integer.toString(4 << 20));
    properties.put("receive.buffer.bytes", Integer.toString(1 << 20));
    return properties;
  }

  private Properties producer() {
    Properties properties = new Properties();
    properties.put("bootstrap.servers", place.bootstrap());
    properties.put("compression.type", "lz4");
    properties.put("linger.ms", "5");
    return properties;
  }

  @Override
  public long received() {
    long sum = 0;
    for (int i = 0; i < received.length(); i += STRIDE) {
      sum += received.getOpaque(i);
    }
    return sum;
  }

  @Override
  public Properties remarks() {
    Properties remarks = new Properties();
    remarks.setProperty("snapshots", Integer.toString(snapshots.get()));
    return remarks;
  }
}
