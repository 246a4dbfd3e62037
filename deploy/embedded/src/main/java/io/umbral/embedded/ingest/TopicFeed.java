package io.umbral.embedded.ingest;

import io.umbral.embedded.UsageException;
import io.umbral.embedded.ingest.ReportGate.Read;
import io.umbral.embedded.settings.KafkaSettings;
import io.umbral.ingest.ReportReader;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/**
 * Brings the records of a topic to the gate. How far it has come is part of the gate's transaction,
 * so that a restart goes on behind the last record that was taken.
 */
final class TopicFeed implements AutoCloseable {

  private final KafkaConsumer<byte[], byte[]> consumer;
  private final String topic;
  private final ReportReader reader;
  private final ReportGate gate;
  private final IngestCounts counts;

  TopicFeed(
      String bootstrap,
      Properties client,
      String topic,
      String group,
      ReportReader reader,
      ReportGate gate,
      IngestCounts counts) {
    this.topic = topic;
    this.reader = reader;
    this.gate = gate;
    this.counts = counts;
    consumer =
        new KafkaConsumer<>(
            KafkaSettings.with(
                client,
                Map.of(
                    "bootstrap.servers",
                    bootstrap,
                    "group.id",
                    IngestTopics.NAME_PREFIX + group,
                    "enable.auto.commit",
                    false,
                    "allow.auto.create.topics",
                    false,
                    "auto.offset.reset",
                    "earliest",
                    "isolation.level",
                    "read_committed")),
            new ByteArrayDeserializer(),
            new ByteArrayDeserializer());
    if (!consumer.listTopics().containsKey(topic)) {
      consumer.close();
      throw new UsageException(
          "--from-topic " + topic + " does not exist at " + bootstrap + "; name one that does");
    }
    consumer.subscribe(List.of(topic));
  }

  /**
   * Takes what has come.
   *
   * @param longest for how long it waits for something at most
   * @return number of records
   */
  int take(Duration longest) {
    ConsumerRecords<byte[], byte[]> records = consumer.poll(longest);
    if (records.isEmpty()) {
      return 0;
    }
    List<Parcel> parcels = new ArrayList<>();
    Map<TopicPartition, OffsetAndMetadata> offsets = new HashMap<>();
    long bytes = 0;
    for (ConsumerRecord<byte[], byte[]> one : records) {
      byte[] value = one.value() == null ? new byte[0] : one.value();
      String path = topic + "/" + one.partition() + "/" + one.offset();
      Parcel parcel = Parcel.read(reader, path, value);
      counts.add(parcel.counters());
      parcels.add(parcel);
      bytes += value.length;
      offsets.put(
          new TopicPartition(topic, one.partition()), new OffsetAndMetadata(one.offset() + 1));
    }
    Read read = new Read(offsets, consumer.groupMetadata());
    counts.add(parcels.size(), bytes, gate.take(parcels, List.of(), Optional.of(read)));
    return parcels.size();
  }

  @Override
  public void close() {
    consumer.close();
  }
}
