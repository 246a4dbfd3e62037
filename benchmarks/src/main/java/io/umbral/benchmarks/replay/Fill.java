package io.umbral.benchmarks.replay;

import io.umbral.benchmarks.Workload;
import io.umbral.wire.CellReportEncoder;
import io.umbral.wire.InventoryCodec;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/** Writes the workload into topics, once. */
final class Fill {

  /**
   * What a filled topic holds.
   *
   * @param records number of records
   * @param readings number of readings, those delivered twice counted twice
   * @param bytes bytes of the values
   */
  record Filled(long records, long readings, long bytes) {

    private Filled plus(Filled other) {
      return new Filled(records + other.records, readings + other.readings, bytes + other.bytes);
    }
  }

  private final String bootstrap;

  Fill(String bootstrap) {
    this.bootstrap = bootstrap;
  }

  void createTopic(String name, int partitions, Map<String, String> configuration)
      throws InterruptedException, ExecutionException {
    try (Admin admin = Admin.create(Map.of("bootstrap.servers", bootstrap))) {
      admin
          .createTopics(List.of(new NewTopic(name, partitions, (short) 1).configs(configuration)))
          .all()
          .get();
    }
  }

  void deleteTopic(String name) throws InterruptedException, ExecutionException {
    try (Admin admin = Admin.create(Map.of("bootstrap.servers", bootstrap))) {
      admin.deleteTopics(List.of(name)).all().get();
    }
  }

  void inventory(Workload workload, String topic) {
    InventoryCodec codec = new InventoryCodec();
    try (KafkaProducer<byte[], byte[]> producer = producer()) {
      workload.regions().forEach(region -> send(producer, topic, codec.encode(region)));
      workload.corridors().forEach(corridor -> send(producer, topic, codec.encode(corridor)));
      workload.inventory().forEach(cell -> send(producer, topic, codec.encode(cell)));
    }
  }

  private static void send(
      KafkaProducer<byte[], byte[]> producer, String topic, InventoryCodec.Entry fact) {
    Future<?> unused = producer.send(new ProducerRecord<>(topic, fact.key(), fact.value()));
  }

  /** Writes every second of the workload, each partition by a thread of its own. */
  Filled reports(Workload workload, String topic, int partitions, int seconds)
      throws InterruptedException, ExecutionException {
    ExecutorService threads = Executors.newFixedThreadPool(partitions);
    try {
      List<Future<Filled>> parts = new ArrayList<>();
      for (int partition = 0; partition < partitions; partition++) {
        int own = partition;
        parts.add(threads.submit(() -> partition(workload, topic, own, partitions, seconds)));
      }
      Filled filled = new Filled(0, 0, 0);
      for (Future<Filled> part : parts) {
        filled = filled.plus(part.get());
      }
      return filled;
    } finally {
      threads.shutdown();
    }
  }

  private Filled partition(
      Workload workload, String topic, int partition, int partitions, int seconds) {
    CellReportEncoder encoder = new CellReportEncoder();
    int[] sources = sourcesOf(workload, partition, partitions);
    byte[][] keys = new byte[sources.length][];
    for (int i = 0; i < sources.length; i++) {
      keys[i] = workload.sourceId(sources[i]).getBytes(StandardCharsets.UTF_8);
    }
    long records = 0;
    long bytes = 0;
    try (KafkaProducer<byte[], byte[]> producer = producer()) {
      for (int second = 0; second < seconds; second++) {
        for (int i = 0; i < sources.length; i++) {
          int next = jittered(i, second, sources.length);
          int source = sources[next];
          byte[] value = encoder.encode(workload.report(source, second));
          for (int times = workload.isRedelivered(source, second) ? 2 : 1; times > 0; times--) {
            Future<?> unused =
                producer.send(new ProducerRecord<>(topic, partition, keys[next], value));
            records++;
            bytes += value.length;
          }
        }
      }
    }
    return new Filled(records, records * workload.readingsPerRecord(), bytes);
  }

  /**
   * Sources report in about the same order every second, and in another one among neighbours, as
   * the network lets them.
   */
  private static int jittered(int index, int second, int count) {
    int other = index ^ ((second * 0x9E3779B9) >>> 26);
    boolean isWholeBlock = (index | 63) < count;
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
    properties.put("batch.size", Integer.toString(128 << 10));
    properties.put("linger.ms", "20");
    properties.put("buffer.memory", Integer.toString(128 << 20));
    return new KafkaProducer<>(properties, new ByteArraySerializer(), new ByteArraySerializer());
  }
}
