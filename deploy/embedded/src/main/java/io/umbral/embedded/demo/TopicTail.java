package io.umbral.embedded.demo;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/** Reads a topic from its beginning, as it grows. Not safe for use by several threads. */
final class TopicTail implements AutoCloseable {

  /** Takes a record. */
  @FunctionalInterface
  interface Receiver {
    void record(byte[] key, byte[] value) throws Exception;
  }

  private final KafkaConsumer<byte[], byte[]> consumer;
  private final List<TopicPartition> partitions;

  TopicTail(String bootstrap, String topic) {
    consumer =
        new KafkaConsumer<>(
            Map.of("bootstrap.servers", bootstrap),
            new ByteArrayDeserializer(),
            new ByteArrayDeserializer());
    partitions =
        consumer.partitionsFor(topic).stream()
            .map(info -> new TopicPartition(topic, info.partition()))
            .toList();
    consumer.assign(partitions);
    consumer.seekToBeginning(partitions);
  }

  /**
   * Takes what is there, waiting for a while for something to be there.
   *
   * @return number of records
   */
  int poll(Duration patience, Receiver receiver) throws Exception {
    ConsumerRecords<byte[], byte[]> records = consumer.poll(patience);
    for (ConsumerRecord<byte[], byte[]> record : records) {
      receiver.record(record.key(), record.value());
    }
    return records.count();
  }

  /** Takes everything up to the end that the topic has now. */
  void toTheEnd(Receiver receiver) throws Exception {
    Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
    while (ends.entrySet().stream()
        .anyMatch(end -> consumer.position(end.getKey()) < end.getValue())) {
      poll(Duration.ofMillis(100), receiver);
    }
  }

  @Override
  public void close() {
    consumer.close();
  }
}
