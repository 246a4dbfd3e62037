package io.umbral.embedded;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assertions.fail;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.flink.api.common.eventtime.WatermarkStrategy;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.serialization.SimpleStringSchema;
import org.apache.flink.api.common.state.ValueState;
import org.apache.flink.api.common.state.ValueStateDescriptor;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.configuration.CheckpointingOptions;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.PipelineOptions;
import org.apache.flink.configuration.RestOptions;
import org.apache.flink.configuration.RestartStrategyOptions;
import org.apache.flink.configuration.StateBackendOptions;
import org.apache.flink.connector.kafka.source.KafkaSource;
import org.apache.flink.connector.kafka.source.enumerator.initializer.OffsetsInitializer;
import org.apache.flink.core.execution.JobClient;
import org.apache.flink.state.rocksdb.RocksDBOptions;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.streaming.api.functions.KeyedProcessFunction;
import org.apache.flink.streaming.api.functions.sink.v2.DiscardingSink;
import org.apache.flink.util.Collector;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The versions pinned in the root pom work together in one process: a Kafka broker, a Flink
 * cluster, Flink's Kafka source, RocksDB state, and a restore from a checkpoint.
 */
final class StackTest {

  private static final int KEYS = 7;
  private static final int MESSAGES_PER_KEY = 50;
  private static final String POISON = "poison";
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  // Flink copies functions; only what is static is seen by the test as well.
  private static final Map<String, Long> COUNTS = new ConcurrentHashMap<>();
  private static final AtomicInteger FAILURES = new AtomicInteger();

  @Test
  void countsEveryMessageOnceThoughTheJobFailsAfterACheckpoint(@TempDir Path directory)
      throws Exception {
    COUNTS.clear();
    FAILURES.set(0);
    Path checkpoints = directory.resolve("checkpoints");
    Path rocksDb = Files.createDirectories(directory.resolve("rocksdb"));

    try (EmbeddedKafka kafka = EmbeddedKafka.start()) {
      kafka.createTopic("messages", 2, Map.of());
      JobClient job = startJob(kafka.bootstrap(), configuration(checkpoints, rocksDb));
      try (KafkaProducer<String, String> producer = producer(kafka)) {
        send(producer);
        await("the first half is counted", () -> everyKeyCounts(MESSAGES_PER_KEY));
        long latest = latestCheckpoint(checkpoints);
        await("a checkpoint began after that", () -> latestCheckpoint(checkpoints) >= latest + 2);
        assertTrue(holds(rocksDb, "CURRENT"), "RocksDB keeps its files in " + rocksDb);

        producer.send(new ProducerRecord<>("messages", POISON)).get();
        send(producer);
        await("the second half is counted", () -> everyKeyCounts(2L * MESSAGES_PER_KEY));
        await("the poison is passed", () -> COUNTS.getOrDefault(POISON, 0L) == 1);
      } finally {
        job.cancel().get();
      }
    }

    assertEquals(1, FAILURES.get(), "the job failed once");
    assertTrue(everyKeyCounts(2L * MESSAGES_PER_KEY), COUNTS::toString);
  }

  private static Configuration configuration(Path checkpoints, Path rocksDb) {
    Configuration configuration = new Configuration();
    configuration.set(RestOptions.PORT, 0);
    configuration.set(PipelineOptions.GENERIC_TYPES, false);
    configuration.set(StateBackendOptions.STATE_BACKEND, "rocksdb");
    configuration.set(RocksDBOptions.LOCAL_DIRECTORIES, rocksDb.toString());
    configuration.set(CheckpointingOptions.CHECKPOINTS_DIRECTORY, checkpoints.toUri().toString());
    configuration.set(CheckpointingOptions.CHECKPOINTING_INTERVAL, Duration.ofMillis(200));
    configuration.set(RestartStrategyOptions.RESTART_STRATEGY, "fixed-delay");
    configuration.set(RestartStrategyOptions.RESTART_STRATEGY_FIXED_DELAY_ATTEMPTS, 3);
    configuration.set(
        RestartStrategyOptions.RESTART_STRATEGY_FIXED_DELAY_DELAY, Duration.ofMillis(10));
    return configuration;
  }

  private static JobClient startJob(String bootstrap, Configuration configuration)
      throws Exception {
    StreamExecutionEnvironment environment =
        StreamExecutionEnvironment.createLocalEnvironment(2, configuration);
    KafkaSource<String> source =
        KafkaSource.<String>builder()
            .setBootstrapServers(bootstrap)
            .setTopics("messages")
            .setStartingOffsets(OffsetsInitializer.earliest())
            .setValueOnlyDeserializer(new SimpleStringSchema())
            .build();
    environment
        .fromSource(source, WatermarkStrategy.noWatermarks(), "messages", Types.STRING)
        .keyBy(message -> message, Types.STRING)
        .process(new Count(), Types.STRING)
        .sinkTo(new DiscardingSink<>());
    return environment.executeAsync("stack");
  }

  private static KafkaProducer<String, String> producer(EmbeddedKafka kafka) {
    return new KafkaProducer<>(
        Map.of("bootstrap.servers", kafka.bootstrap()),
        new StringSerializer(),
        new StringSerializer());
  }

  private static void send(KafkaProducer<String, String> producer) throws Exception {
    List<Future<?>> sent = new ArrayList<>();
    for (int i = 0; i < KEYS * MESSAGES_PER_KEY; i++) {
      sent.add(producer.send(new ProducerRecord<>("messages", i % 2, null, "key-" + i % KEYS)));
    }
    for (Future<?> acknowledged : sent) {
      acknowledged.get();
    }
  }

  private static boolean everyKeyCounts(long expected) {
    return IntStream.range(0, KEYS)
        .allMatch(key -> COUNTS.getOrDefault("key-" + key, 0L) == expected);
  }

  private static long latestCheckpoint(Path checkpoints) {
    if (!Files.isDirectory(checkpoints)) {
      return 0;
    }
    try (Stream<Path> found = Files.walk(checkpoints)) {
      return found
          .filter(path -> path.endsWith("_metadata"))
          .map(path -> path.getParent().getFileName().toString())
          .mapToLong(name -> Long.parseLong(name.substring("chk-".length())))
          .max()
          .orElse(0);
    } catch (IOException | UncheckedIOException passing) {
      // Flink deletes old checkpoints while we look.
      return 0;
    }
  }

  private static boolean holds(Path directory, String fileName) throws IOException {
    try (Stream<Path> found = Files.walk(directory)) {
      return found.anyMatch(path -> path.endsWith(fileName));
    }
  }

  private static void await(String what, BooleanSupplier condition) {
    long deadline = System.nanoTime() + PATIENCE.toNanos();
    while (!condition.getAsBoolean()) {
      if (System.nanoTime() - deadline > 0) {
        fail("Not in " + PATIENCE + ": " + what + "; counts " + COUNTS);
      }
      LockSupport.parkNanos(Duration.ofMillis(20).toNanos());
    }
  }

  /** Counts its key, and fails at the first poison. */
  private static final class Count extends KeyedProcessFunction<String, String, String> {

    private transient ValueState<Long> count;

    @Override
    public void open(OpenContext context) {
      count = getRuntimeContext().getState(new ValueStateDescriptor<>("count", Types.LONG));
    }

    @Override
    public void processElement(String message, Context context, Collector<String> out)
        throws Exception {
      if (message.equals(POISON) && FAILURES.compareAndSet(0, 1)) {
        throw new IllegalStateException("as the test wants it");
      }
      Long before = count.value();
      long now = before == null ? 1 : before + 1;
      count.update(now);
      COUNTS.put(message, now);
    }
  }
}
