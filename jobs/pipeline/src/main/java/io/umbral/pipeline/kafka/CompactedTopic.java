package io.umbral.pipeline.kafka;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.function.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/**
 * A topic of facts that is read from its beginning, whole, and then followed. Without a group:
 * every reader reads all of it. A null value is passed over, for a fact is never unsaid: a later
 * one takes its place.
 */
final class CompactedTopic implements AutoCloseable {

  private static final Duration PATIENCE = Duration.ofMillis(200);

  private final KafkaConsumer<byte[], byte[]> consumer;
  private final List<TopicPartition> partitions;

  private CompactedTopic(KafkaConsumer<byte[], byte[]> consumer, List<TopicPartition> partitions) {
    this.consumer = consumer;
    this.partitions = partitions;
  }

  static CompactedTopic open(String topic, Properties client) {
    Properties properties = new Properties();
    properties.putAll(client);
    KafkaConsumer<byte[], byte[]> consumer =
        new KafkaConsumer<>(properties, new ByteArrayDeserializer(), new ByteArrayDeserializer());
    List<TopicPartition> partitions =
        consumer.partitionsFor(topic).stream()
            .map(info -> new TopicPartition(topic, info.partition()))
            .toList();
    consumer.assign(partitions);
    consumer.seekToBeginning(partitions);
    return new CompactedTopic(consumer, partitions);
  }

  /** Whether the topic is there. */
  boolean exists() {
    return !partitions.isEmpty();
  }

  /** Hands on all records that are there now; returns when it has caught up. */
  void catchUp(Consumer<ConsumerRecord<byte[], byte[]>> taker) {
    Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
    while (ends.entrySet().stream()
        .anyMatch(end -> consumer.position(end.getKey()) < end.getValue())) {
      hand(consumer.poll(PATIENCE), taker);
    }
  }

  /** Hands on what was added since, without waiting. */
  void poll(Consumer<ConsumerRecord<byte[], byte[]>> taker) {
    if (exists()) {
      hand(consumer.poll(Duration.ZERO), taker);
    }
  }

  private static void hand(
      ConsumerRecords<byte[], byte[]> records, Consumer<ConsumerRecord<byte[], byte[]>> taker) {
    for (ConsumerRecord<byte[], byte[]> found : records) {
      if (found.value() != null) {
        taker.accept(found);
      }
    }
  }

  @Override
  public void close() {
    consumer.close();
  }
}
