package io.umbral.embedded.replay;

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

  private TopicContents() {}

  /**
   * Reads a topic from its beginning to the end that it has now.
   *
   * @param bootstrap broker
   * @param topic name
   * @return values, in the order of each partition
   */
  public static List<byte[]> of(String bootstrap, String topic) {
    Map<String, Object> settings =
        Map.of("bootstrap.servers", bootstrap, "fetch.max.bytes", 64 << 20);
    try (KafkaConsumer<byte[], byte[]> consumer =
        new KafkaConsumer<>(settings, new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
      List<TopicPartition> partitions =
          consumer.partitionsFor(topic).stream()
              .map(info -> new TopicPartition(topic, info.partition()))
              .toList();
      consumer.assign(partitions);
      consumer.seekToBeginning(partitions);
      Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
      List<byte[]> values = new ArrayList<>();
      while (ends.entrySet().stream()
          .anyMatch(end -> consumer.position(end.getKey()) < end.getValue())) {
        for (ConsumerRecord<byte[], byte[]> record : consumer.poll(PATIENCE)) {
          values.add(record.value());
        }
      }
      return values;
    }
  }
}
