package io.umbral.pipeline.kafka;

import io.umbral.alerting.desk.AlarmEvent;
import io.umbral.wire.AlarmCodec;
import io.umbral.wire.WireException;
import java.io.IOException;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import java.util.concurrent.Future;
import org.apache.flink.api.connector.sink2.Committer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerGroupMetadata;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/**
 * Writes batches to the log, each once. The mark is an offset of a consumer group that nobody
 * consumes in, since those are what Kafka commits together with records: the number of the last
 * batch, and beside it who collected it. A job that is restored hands in batches again that were
 * written before it failed; the mark tells.
 */
final class AlarmLogCommitter implements Committer<AlarmBatch> {

  private static final Duration PATIENCE = Duration.ofSeconds(1);

  private final AlarmCodec codec = new AlarmCodec();
  private final AlarmEventSerializer serializer;
  private final KafkaProducer<byte[], byte[]> producer;
  private final ConsumerGroupMetadata group;
  private final TopicPartition place;
  private Optional<OffsetAndMetadata> mark;

  /** Ends what an earlier job has begun and not committed, and keeps that job from writing. */
  AlarmLogCommitter(String topic, Properties client) {
    serializer = new AlarmEventSerializer(topic);
    serializer.open(null, null);
    place = new TopicPartition(topic, 0);
    Properties properties = new Properties();
    properties.putAll(client);
    properties.put(ProducerConfig.TRANSACTIONAL_ID_CONFIG, "umbral-" + topic);
    producer =
        new KafkaProducer<>(properties, new ByteArraySerializer(), new ByteArraySerializer());
    producer.initTransactions();
    try (KafkaConsumer<byte[], byte[]> consumer = marks("umbral-" + topic + "-written", client)) {
      group = consumer.groupMetadata();
      mark = Optional.ofNullable(consumer.committed(Set.of(place)).get(place));
    }
  }

  private static KafkaConsumer<byte[], byte[]> marks(String group, Properties client) {
    Properties properties = new Properties();
    properties.putAll(client);
    properties.put(ConsumerConfig.GROUP_ID_CONFIG, group);
    properties.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed");
    return new KafkaConsumer<>(
        properties, new ByteArrayDeserializer(), new ByteArrayDeserializer());
  }

  @Override
  public void commit(Collection<CommitRequest<AlarmBatch>> requests) throws IOException {
    List<AlarmBatch> batches =
        requests.stream().map(CommitRequest::getCommittable).filter(this::isMissing).toList();
    if (batches.isEmpty()) {
      return;
    }
    AlarmBatch last = batches.get(batches.size() - 1);
    OffsetAndMetadata next = new OffsetAndMetadata(last.number(), last.writer());
    producer.beginTransaction();
    for (AlarmBatch batch : batches) {
      send(batch);
    }
    producer.sendOffsetsToTransaction(Map.of(place, next), group);
    producer.commitTransaction();
    mark = Optional.of(next);
  }

  private boolean isMissing(AlarmBatch batch) {
    return mark.isEmpty()
        || !mark.get().metadata().equals(batch.writer())
        || mark.get().offset() < batch.number();
  }

  private void send(AlarmBatch batch) throws IOException {
    for (byte[] bytes : batch.events()) {
      try {
        AlarmEvent event = codec.decodeEvent(bytes);
        // What fails here fails the commit.
        Future<RecordMetadata> unused = producer.send(serializer.serialize(event, null, null));
      } catch (WireException e) {
        throw new IOException("an alarm that was kept by a checkpoint cannot be read", e);
      }
    }
  }

  @Override
  public void close() {
    producer.close(PATIENCE);
  }
}
