package io.umbral.embedded.recovery;

import static org.junit.jupiter.api.Assertions.fail;

import io.umbral.alerting.desk.Alarm;
import io.umbral.alerting.desk.AlarmEvent;
import io.umbral.embedded.EmbeddedKafka;
import io.umbral.pipeline.kafka.AlertTopics;
import io.umbral.wire.AlarmCodec;
import io.umbral.wire.WireException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/** One run of {@link ChildAlertJob} with what it writes, through as many processes as it takes. */
final class AlarmRun implements AutoCloseable {

  /** The job reads actions in this group. */
  private static final String ACTIONS_GROUP = "umbral-alert-actions";

  private static final Duration PATIENCE = Duration.ofSeconds(60);

  /** Each process has another parallelism than the one before; each reader has a partition. */
  private static final int PARALLELISMS = 2;

  private final String name;
  private final Duration checkpointInterval;
  private final String idleness;
  private final EmbeddedKafka kafka;
  private final Path directory;
  private final Admin admin;
  private final KafkaConsumer<byte[], byte[]> committed;
  private final KafkaConsumer<byte[], byte[]> states;
  private final List<AlarmEvent> events = new ArrayList<>();
  private final Map<String, Alarm> known = new TreeMap<>();
  private final AlarmCodec codec = new AlarmCodec();
  private Process process;
  private int starts;

  /**
   * Makes the topics of a run.
   *
   * @param name of the run
   * @param checkpointInterval from one checkpoint to the next
   * @param idleness silence after which a partition holds nothing back, as in {@code 1s}
   * @param kafka where
   * @param directory of all runs
   */
  AlarmRun(
      String name,
      Duration checkpointInterval,
      String idleness,
      EmbeddedKafka kafka,
      Path directory)
      throws IOException {
    this.name = name;
    this.checkpointInterval = checkpointInterval;
    this.idleness = idleness;
    this.kafka = kafka;
    this.directory = Files.createDirectories(directory.resolve(name));
    AlertTopics topics = ChildAlertJob.alertTopics(name);
    kafka.createTopic(ChildAlertJob.topics(name).cellReports(), 2, Map.of());
    kafka.createTopic(ChildAlertJob.topics(name).slaWindows(), 1, Map.of());
    kafka.createTopic(ChildAlertJob.topics(name).rejected(), 1, Map.of());
    kafka.createTopic(topics.alerts(), 1, Map.of());
    kafka.createTopic(topics.alertState(), 1, Map.of());
    kafka.createTopic(topics.operatorActions(), 1, Map.of());
    admin = Admin.create(Map.of("bootstrap.servers", kafka.bootstrap()));
    committed = consumer(topics.alerts(), "read_committed");
    states = consumer(topics.alertState(), "read_uncommitted");
  }

  private KafkaConsumer<byte[], byte[]> consumer(String topic, String isolation) {
    KafkaConsumer<byte[], byte[]> consumer =
        new KafkaConsumer<>(
            Map.of("bootstrap.servers", kafka.bootstrap(), "isolation.level", isolation),
            new ByteArrayDeserializer(),
            new ByteArrayDeserializer());
    consumer.assign(List.of(new TopicPartition(topic, 0)));
    consumer.seekToBeginning(consumer.assignment());
    return consumer;
  }

  String name() {
    return name;
  }

  /** Starts a process that goes on from the newest checkpoint, where there is one. */
  void start() throws IOException {
    List<String> command =
        new ArrayList<>(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx512m",
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-Duser.timezone=UTC",
                "-Djava.io.tmpdir=" + directory,
                "-cp",
                System.getProperty("java.class.path"),
                ChildAlertJob.class.getName(),
                kafka.bootstrap(),
                name,
                directory.toString(),
                Long.toString(checkpointInterval.toMillis()),
                idleness,
                Integer.toString(1 + (starts + 1) % PARALLELISMS)));
    starts++;
    newestCheckpoint().map(Path::toString).ifPresent(command::add);
    process =
        new ProcessBuilder(command)
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.appendTo(log().toFile()))
            .start();
  }

  private Path log() {
    return directory.resolve("child.log");
  }

  /** As {@code kill -9} does. */
  void kill() {
    process.destroyForcibly().onExit().join();
  }

  /** The newest checkpoint that is complete. */
  private Optional<Path> newestCheckpoint() {
    Path checkpoints = directory.resolve("checkpoints");
    if (!Files.isDirectory(checkpoints)) {
      return Optional.empty();
    }
    try (Stream<Path> found = Files.walk(checkpoints)) {
      return found
          .filter(path -> path.endsWith("_metadata"))
          .map(Path::getParent)
          .max(Comparator.comparingLong(AlarmRun::numberOf));
    } catch (IOException | UncheckedIOException passing) {
      // Flink deletes old checkpoints while we look.
      return Optional.empty();
    }
  }

  private static long numberOf(Path checkpoint) {
    return Long.parseLong(checkpoint.getFileName().toString().substring("chk-".length()));
  }

  /** The newest checkpoint, as a number that grows from one process to the next. */
  long checkpoint() {
    return newestCheckpoint().map(AlarmRun::numberOf).orElse(0L);
  }

  /** What readers of committed records have seen, in order. */
  List<AlarmEvent> events() {
    try {
      for (ConsumerRecord<byte[], byte[]> record : committed.poll(Duration.ofMillis(20))) {
        events.add(codec.decodeEvent(record.value()));
      }
    } catch (WireException e) {
      throw new IllegalStateException("what the job wrote is damaged", e);
    }
    return events;
  }

  /** What the state topic shows of alarms, committed or not, by alertId. */
  Map<String, Alarm> states() {
    try {
      for (ConsumerRecord<byte[], byte[]> record : states.poll(Duration.ofMillis(20))) {
        Alarm alarm = codec.decodeState(record.value());
        known.put(alarm.alertId(), alarm);
      }
    } catch (WireException e) {
      throw new IllegalStateException("what the job wrote is damaged", e);
    }
    return known;
  }

  /** Whether a checkpoint holds all reports and all actions that were sent. */
  boolean isAllTaken() {
    return isTaken(ChildAlertJob.group(name), ChildAlertJob.topics(name).cellReports(), 2)
        && isTaken(ACTIONS_GROUP, ChildAlertJob.alertTopics(name).operatorActions(), 1);
  }

  private boolean isTaken(String group, String topic, int partitions) {
    try {
      Map<TopicPartition, OffsetAndMetadata> taken =
          admin.listConsumerGroupOffsets(group).partitionsToOffsetAndMetadata().get();
      for (int partition = 0; partition < partitions; partition++) {
        TopicPartition at = new TopicPartition(topic, partition);
        long end = committed.endOffsets(List.of(at)).get(at);
        OffsetAndMetadata offset = taken.get(at);
        if (end > 0 && (offset == null || offset.offset() < end)) {
          return false;
        }
      }
      return true;
    } catch (ExecutionException e) {
      throw new IllegalStateException("the offsets of " + group + " are not known", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while waiting", e);
    }
  }

  /** Waits for a condition while the process lives. */
  void await(String what, BooleanSupplier condition) {
    long deadline = System.nanoTime() + PATIENCE.toNanos();
    while (!condition.getAsBoolean()) {
      if (System.nanoTime() > deadline || !process.isAlive()) {
        fail(
            "run %s, in %s: %s; committed: %s; the process %s, %s"
                .formatted(
                    name,
                    PATIENCE,
                    what,
                    AlarmRecoveryTest.shortly(events),
                    process.isAlive() ? "lives" : "ended",
                    lastOf(log())));
      }
      LockSupport.parkNanos(Duration.ofMillis(20).toNanos());
    }
  }

  private static String lastOf(Path log) {
    try {
      String text = Files.readString(log);
      return text.substring(Math.max(0, text.length() - 4_000));
    } catch (IOException e) {
      return "its log cannot be read: " + e;
    }
  }

  @Override
  public void close() {
    kill();
    committed.close();
    states.close();
    admin.close();
  }
}
