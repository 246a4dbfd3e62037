package io.umbral.embedded.recovery;

import io.umbral.model.Rejected;
import io.umbral.model.WindowResult;
import io.umbral.sla.CoverageThreshold;
import io.umbral.wire.RejectedCodec;
import io.umbral.wire.WindowResultCodec;
import io.umbral.wire.WireException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.junit.jupiter.api.Assertions;

/** Reads along what a run writes to its topics. */
final class OutputTopics implements AutoCloseable {

  private static final Duration PATIENCE = Duration.ofSeconds(90);

  private final KafkaConsumer<byte[], byte[]> consumer;
  private final String windowsTopic;
  private final WindowResultCodec codec =
      new WindowResultCodec(CoverageThreshold.ENGINEERING_DEFAULT);
  private final Map<String, WindowResult> best = new TreeMap<>();
  private final List<WindowResult> windows = new ArrayList<>();
  private final List<Rejected> rejected = new ArrayList<>();

  OutputTopics(String bootstrap, String windowsTopic, String rejectedTopic) {
    this.windowsTopic = windowsTopic;
    consumer =
        new KafkaConsumer<>(
            Map.of("bootstrap.servers", bootstrap, "auto.offset.reset", "earliest"),
            new ByteArrayDeserializer(),
            new ByteArrayDeserializer());
    List<TopicPartition> partitions =
        Stream.of(windowsTopic, rejectedTopic)
            .flatMap(topic -> consumer.partitionsFor(topic).stream())
            .map(info -> new TopicPartition(info.topic(), info.partition()))
            .toList();
    consumer.assign(partitions);
    consumer.seekToBeginning(partitions);
  }

  /** Reads what is there now. */
  void read() {
    Map<TopicPartition, Long> ends = consumer.endOffsets(consumer.assignment());
    while (ends.entrySet().stream()
        .anyMatch(end -> consumer.position(end.getKey()) < end.getValue())) {
      for (ConsumerRecord<byte[], byte[]> record : consumer.poll(Duration.ofMillis(200))) {
        take(record);
      }
    }
  }

  private void take(ConsumerRecord<byte[], byte[]> record) {
    try {
      if (record.topic().equals(windowsTopic)) {
        WindowResult result = codec.decode(record.value());
        windows.add(result);
        best.merge(
            new String(record.key(), StandardCharsets.UTF_8),
            result,
            (old, next) -> next.supersedes(old) ? next : old);
      } else {
        rejected.add(new RejectedCodec().decode(record.value()));
      }
    } catch (WireException e) {
      throw new IllegalStateException("what the job wrote to " + record.topic() + " is damaged", e);
    }
  }

  /** Every result, in the order in which it came. */
  List<WindowResult> windows() {
    return windows;
  }

  /** Every refusal, in the order in which it came. */
  List<Rejected> rejected() {
    return rejected;
  }

  /** The highest revision of each result whose window starts before an instant, by its name. */
  Map<String, WindowResult> bestBefore(long startMillis) {
    Map<String, WindowResult> found = new TreeMap<>(best);
    found.values().removeIf(result -> result.windowStartMillis() >= startMillis);
    return found;
  }

  /** Place, cause and readings of each refusal; one that came twice is there once. */
  Set<String> refusals() {
    Set<String> found = new TreeSet<>();
    rejected.forEach(of -> found.add(of.where() + " " + of.cause() + " " + of.readings()));
    return found;
  }

  /** Reads until a condition holds. */
  void await(String what, BooleanSupplier condition) {
    long deadline = System.nanoTime() + PATIENCE.toNanos();
    read();
    while (!condition.getAsBoolean()) {
      if (System.nanoTime() - deadline > 0) {
        Assertions.fail("Not in " + PATIENCE + ": " + what);
      }
      LockSupport.parkNanos(Duration.ofMillis(20).toNanos());
      read();
    }
  }

  @Override
  public void close() {
    consumer.close();
  }
}
