package io.umbral.embedded.replay;

import io.umbral.wire.WireException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/** All that stands on a topic. */
public final class TopicContents {

  private static final Duration PATIENCE = Duration.ofMillis(200);

  /** How long a broker may take to answer. */
  private static final Duration ANSWER_PATIENCE = Duration.ofSeconds(20);

  private TopicContents() {}

  /** Takes the value of a record. */
  @FunctionalInterface
  public interface Taker {

    /**
     * Takes one.
     *
     * @param value never null
     * @throws WireException where it cannot be read
     */
    void take(byte[] value) throws WireException;
  }

  /** Takes a record. */
  @FunctionalInterface
  interface RecordTaker {
    void take(byte[] key, byte[] value) throws WireException;
  }

  /**
   * Reads a topic from its beginning to the end that it has now.
   *
   * @param bootstrap broker
   * @param topic name
   * @return values, in the order of each partition
   */
  static List<byte[]> of(String bootstrap, String topic) throws WireException {
    List<byte[]> values = new ArrayList<>();
    forEach(bootstrap, topic, values::add);
    return values;
  }

  /**
   * Reads a topic from its beginning to the end that it has now, and keeps nothing.
   *
   * @param bootstrap broker
   * @param topic name; it must exist
   * @param taker takes each value, in the order of each partition
   * @throws WireException where the taker throws it
   */
  public static void forEach(String bootstrap, String topic, Taker taker) throws WireException {
    forEachRecord(bootstrap, topic, (key, value) -> taker.take(value));
  }

  static void forEachRecord(String bootstrap, String topic, RecordTaker taker)
      throws WireException {
    Map<String, Object> settings =
        Map.of(
            "bootstrap.servers",
            bootstrap,
            "fetch.max.bytes",
            64 << 20,
            "default.api.timeout.ms",
            (int) ANSWER_PATIENCE.toMillis(),
            "allow.auto.create.topics",
            false,
            // What a failed transaction wrote never happened.
            "isolation.level",
            "read_committed");
    try (KafkaConsumer<byte[], byte[]> consumer =
        new KafkaConsumer<>(settings, new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
      List<TopicPartition> partitions =
          consumer.partitionsFor(topic).stream()
              .map(info -> new TopicPartition(topic, info.partition()))
              .toList();
      consumer.assign(partitions);
      consumer.seekToBeginning(partitions);
      Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
      while (ends.entrySet().stream()
          .anyMatch(end -> consumer.position(end.getKey()) < end.getValue())) {
        for (ConsumerRecord<byte[], byte[]> record : consumer.poll(PATIENCE)) {
          // A compacted topic keeps the key of what was taken back, without a value.
          if (record.value() != null) {
            taker.take(record.key(), record.value());
          }
        }
      }
    }
  }
}
