package io.umbral.pipeline.kafka;

import io.umbral.model.Topology;
import io.umbral.pipeline.InventoryFeed;
import io.umbral.wire.InventoryCodec;
import io.umbral.wire.WireException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import org.apache.kafka.clients.CommonClientConfigs;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The reference data of the compacted {@code cell-inventory} topic. A reader reads all of it; a
 * value that cannot be read is logged and passed over, so that one bad fact does not take the
 * others along.
 */
final class KafkaInventory implements InventoryFeed {

  private static final long serialVersionUID = 1L;
  private static final Logger LOG = LoggerFactory.getLogger(KafkaInventory.class);
  private static final Duration PATIENCE = Duration.ofMillis(200);

  private final String topic;
  private final Properties client;

  KafkaInventory(String topic, Properties client) {
    this.topic = topic;
    this.client = client;
  }

  @Override
  public Optional<String> identity() {
    return Optional.of(topic + " at " + client.get(CommonClientConfigs.BOOTSTRAP_SERVERS_CONFIG));
  }

  @Override
  public Reader open() {
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
    return new TopicReader(consumer, partitions);
  }

  private static final class TopicReader implements Reader {

    private final KafkaConsumer<byte[], byte[]> consumer;
    private final List<TopicPartition> partitions;
    private final InventoryCodec codec = new InventoryCodec();

    private TopicReader(KafkaConsumer<byte[], byte[]> consumer, List<TopicPartition> partitions) {
      this.consumer = consumer;
      this.partitions = partitions;
    }

    @Override
    public void catchUp(Topology topology) {
      Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
      while (ends.entrySet().stream()
          .anyMatch(end -> consumer.position(end.getKey()) < end.getValue())) {
        apply(consumer.poll(PATIENCE), topology);
      }
    }

    @Override
    public void poll(Topology topology) {
      apply(consumer.poll(Duration.ZERO), topology);
    }

    private void apply(ConsumerRecords<byte[], byte[]> records, Topology topology) {
      for (ConsumerRecord<byte[], byte[]> record : records) {
        if (record.value() == null) {
          continue; // A fact is never unsaid: a later one retires it.
        }
        try {
          codec.applyTo(record.value(), topology);
        } catch (WireException e) {
          LOG.warn(
              "{}-{} offset {} is passed over: {}",
              record.topic(),
              record.partition(),
              record.offset(),
              e.getMessage());
        }
      }
    }

    @Override
    public void close() {
      consumer.close();
    }
  }
}
