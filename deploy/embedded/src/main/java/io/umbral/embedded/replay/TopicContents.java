package io.umbral.embedded.replay;

import io.umbral.embedded.UsageException;
import io.umbral.wire.WireException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
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
    forEachSince(bootstrap, topic, Long.MIN_VALUE, record -> taker.take(record.value()));
  }

  /** Takes a record. */
  @FunctionalInterface
  public interface RecordTaker {

    /**
     * Takes one.
     *
     * @param record its value is never null
     * @throws WireException where it cannot be read
     */
    void take(ConsumerRecord<byte[], byte[]> record) throws WireException;
  }

  /**
   * Reads a topic from an instant to the end that it has now, and keeps nothing.
   *
   * @param bootstrap broker
   * @param topic name; it must exist
   * @param sinceMillis dates of records from which it is read, milliseconds since the epoch; {@link
   *     Long#MIN_VALUE} for its beginning
   * @param taker takes each record, in the order of each partition
   * @throws WireException where the taker throws it
   * @throws UsageException where there is no such topic
   */
  public static void forEachSince(
      String bootstrap, String topic, long sinceMillis, RecordTaker taker) throws WireException {
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
      if (partitions.isEmpty()) {
        throw new UsageException("topic " + topic + " is not there at " + bootstrap);
      }
      consumer.assign(partitions);
      consumer.seekToBeginning(partitions);
      Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
      if (sinceMillis != Long.MIN_VALUE) {
        seek(consumer, ends, Math.max(0, sinceMillis));
      }
      while (ends.entrySet().stream()
          .anyMatch(end -> consumer.position(end.getKey()) < end.getValue())) {
        for (ConsumerRecord<byte[], byte[]> record : consumer.poll(PATIENCE)) {
          // A compacted topic keeps the key of what was taken back, without a value.
          if (record.value() != null) {
            taker.take(record);
          }
        }
      }
    }
  }

  private static void seek(
      KafkaConsumer<byte[], byte[]> consumer, Map<TopicPartition, Long> ends, long sinceMillis) {
    Map<TopicPartition, Long> instants = new HashMap<>();
    ends.keySet().forEach(partition -> instants.put(partition, sinceMillis));
    consumer
        .offsetsForTimes(instants)
        .forEach(
            (partition, first) ->
                consumer.seek(partition, first == null ? ends.get(partition) : first.offset()));
  }
}
