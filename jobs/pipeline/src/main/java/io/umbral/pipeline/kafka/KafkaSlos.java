package io.umbral.pipeline.kafka;

import io.umbral.model.Rejected;
import io.umbral.model.Rejected.Place;
import io.umbral.pipeline.SloFeed;
import io.umbral.wire.SloCodec;
import io.umbral.wire.WireException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The promises of the compacted {@code slos} topic. Every reader reads all of it. A value that is
 * no sound promise is refused, and the versions that are known stay.
 */
final class KafkaSlos implements SloFeed {

  private static final long serialVersionUID = 1L;
  private static final Logger LOG = LoggerFactory.getLogger(KafkaSlos.class);
  private static final Duration PATIENCE = Duration.ofMillis(200);

  private final String topic;
  private final Properties client;

  KafkaSlos(String topic, Properties client) {
    this.topic = topic;
    this.client = client;
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
    if (partitions.isEmpty()) {
      LOG.warn("topic {} is not there: no promise is judged", topic);
    }
    consumer.assign(partitions);
    consumer.seekToBeginning(partitions);
    return new TopicReader(consumer, partitions);
  }

  private static final class TopicReader implements Reader {

    private final KafkaConsumer<byte[], byte[]> consumer;
    private final List<TopicPartition> partitions;
    private final SloCodec codec = new SloCodec();

    private TopicReader(KafkaConsumer<byte[], byte[]> consumer, List<TopicPartition> partitions) {
      this.consumer = consumer;
      this.partitions = partitions;
    }

    @Override
    public void catchUp(Receiver receiver) {
      Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
      while (ends.entrySet().stream()
          .anyMatch(end -> consumer.position(end.getKey()) < end.getValue())) {
        hand(consumer.poll(PATIENCE), receiver);
      }
    }

    @Override
    public void poll(Receiver receiver) {
      if (!partitions.isEmpty()) {
        hand(consumer.poll(Duration.ZERO), receiver);
      }
    }

    private void hand(ConsumerRecords<byte[], byte[]> records, Receiver receiver) {
      for (ConsumerRecord<byte[], byte[]> record : records) {
        if (record.value() == null) {
          continue; // A version is never unsaid: a later one takes its place.
        }
        Place place = new Place(record.topic(), record.partition(), record.offset());
        try {
          receiver.accept(codec.decode(record.value()), place);
        } catch (WireException e) {
          receiver.refuse(
              new Rejected(e.rejectionCause(), e.getMessage(), place, 1, record.value()));
        }
      }
    }

    @Override
    public void close() {
      consumer.close();
    }
  }
}
