package io.umbral.benchmarks.harness;

import io.umbral.benchmarks.workload.RecordStock;
import io.umbral.benchmarks.workload.Workload;
import io.umbral.wire.InventoryCodec;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Properties;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/** Writes a workload into topics, as fast as the broker takes it. */
final class TopicFill {

  /** Neighbours among which the order of the sources changes from round to round. */
  private static final int NEIGHBOURS = 64;

  /**
   * What was written.
   *
   * @param records number of records
   * @param readings number of readings, those delivered twice counted twice
   * @param bytes bytes of the values
   */
  record Filled(long records, long readings, long bytes) {

    private Filled plus(Filled other) {
      return new Filled(records + other.records, readings + other.readings, bytes + other.bytes);
    }

    Properties toProperties() {
      Properties properties = new Properties();
      properties.setProperty("records", Long.toString(records));
      properties.setProperty("readings", Long.toString(readings));
      properties.setProperty("bytes", Long.toString(bytes));
      return properties;
    }

    static Filled of(Properties properties) {
      return new Filled(
          Long.parseLong(properties.getProperty("records")),
          Long.parseLong(properties.getProperty("readings")),
          Long.parseLong(properties.getProperty("bytes")));
    }
  }

  private final String bootstrap;

  TopicFill(String bootstrap) {
    this.bootstrap = bootstrap;
  }

  void inventory(Workload workload, String topic) {
    InventoryCodec codec = new InventoryCodec();
    try (KafkaProducer<byte[], byte[]> producer = producer()) {
      workload.regions().forEach(region -> send(producer, topic, codec.encode(region)));
      workload.corridors().forEach(corridor -> send(producer, topic, codec.encode(corridor)));
      workload.forEachCell(cell -> send(producer, topic, codec.encode(cell)));
    }
  }

  private static void send(
      KafkaProducer<byte[], byte[]> producer, String topic, InventoryCodec.Entry fact) {
    Future<?> unused = producer.send(new ProducerRecord<>(topic, fact.key(), fact.value()));
  }

  /** Writes rounds of a workload, the first as of an instant, each partition by its own thread. */
  Filled reports(Workload workload, String topic, int partitions, int rounds, long firstStartMillis)
      throws InterruptedException {
    ExecutorService threads = Executors.newFixedThreadPool(partitions);
    try {
      List<Future<Filled>> parts = new ArrayList<>();
      for (int partition = 0; partition < partitions; partition++) {
        int own = partition;
        int[] sources = sourcesOf(workload, own, partitions);
        parts.add(
            threads.submit(
                () -> partition(workload, topic, own, sources, rounds, firstStartMillis)));
      }
      Filled filled = new Filled(0, 0, 0);
      for (Future<Filled> part : parts) {
        filled = filled.plus(part.get());
      }
      return filled;
    } catch (ExecutionException e) {
      throw new IllegalStateException(topic + " could not be filled", e.getCause());
    } finally {
      threads.shutdownNow();
    }
  }

  private Filled partition(
      Workload workload,
      String topic,
      int partition,
      int[] sources,
      int rounds,
      long firstStartMillis) {
    RecordStock stock = new RecordStock(workload, sources);
    long records = 0;
    long bytes = 0;
    try (KafkaProducer<byte[], byte[]> producer = producer()) {
      for (int round = 0; round < rounds; round++) {
        long startMillis = firstStartMillis + round * (long) workload.everyMillis();
        for (int i = 0; i < sources.length; i++) {
          int next = jittered(i, round, sources.length);
          byte[] value = stock.record(next, round, startMillis);
          int times = workload.isRedelivered(sources[next], round) ? 2 : 1;
          for (int sent = 0; sent < times; sent++) {
            Future<?> unused =
                producer.send(new ProducerRecord<>(topic, partition, stock.key(next), value));
          }
          records += times;
          bytes += times * (long) value.length;
        }
      }
    }
    return new Filled(records, records * workload.readingsPerRecord(), bytes);
  }

  /**
   * Sources report in about the same order every round, and in another one among neighbours, as the
   * network lets them.
   */
  private static int jittered(int index, int round, int count) {
    int other = index ^ ((round * 0x9E3779B9) >>> 26);
    boolean isWholeBlock = (index | (NEIGHBOURS - 1)) < count;
    return isWholeBlock ? other : index;
  }

  private static int[] sourcesOf(Workload workload, int partition, int partitions) {
    int[] sources = new int[workload.sources()];
    int count = 0;
    for (int source = 0; source < sources.length; source++) {
      if (workload.partitionOf(source, partitions) == partition) {
        sources[count++] = source;
      }
    }
    return Arrays.copyOf(sources, count);
  }

  private KafkaProducer<byte[], byte[]> producer() {
    Properties properties = new Properties();
    properties.put("bootstrap.servers", bootstrap);
    // Batches as a busy collector fills them; not compressed, so that no engine pays for that.
    properties.put("batch.size", Integer.toString(256 << 10));
    properties.put("linger.ms", "20");
    properties.put("buffer.memory", Integer.toString(128 << 20));
    return new KafkaProducer<>(properties, new ByteArraySerializer(), new ByteArraySerializer());
  }
}
