package io.umbral.embedded.publish;

import io.umbral.embedded.UsageException;
import io.umbral.embedded.replay.TopicContents;
import io.umbral.wire.WireException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/** Compacted topics of facts, read whole and added to. */
final class FactTopics {

  private static final int ANSWER_PATIENCE_MILLIS = 20_000;

  private final String bootstrap;

  /** Topics of a Kafka. */
  FactTopics(String bootstrap) {
    this.bootstrap = bootstrap;
  }

  /**
   * What a topic says now.
   *
   * @return the last value of each key
   * @throws UsageException where the topic is not there, or Kafka does not answer
   */
  Map<ByteBuffer, ByteBuffer> read(String topic) {
    Map<ByteBuffer, ByteBuffer> latest = new HashMap<>();
    try {
      TopicContents.forEachSince(
          bootstrap,
          topic,
          Long.MIN_VALUE,
          found -> {
            // Jobs pass over what has no key: a fact has a name.
            if (found.key() != null) {
              latest.put(ByteBuffer.wrap(found.key()), ByteBuffer.wrap(found.value()));
            }
          });
    } catch (KafkaException | WireException e) {
      throw new UsageException(
          "topic " + topic + " at " + bootstrap + " cannot be read: " + e.getMessage(), e);
    }
    return latest;
  }

  /**
   * Writes facts, in their order, and returns when Kafka has all of them.
   *
   * @throws UsageException where Kafka did not take one
   */
  void write(List<Fact> facts) {
    Map<String, Object> settings =
        Map.of(
            "bootstrap.servers",
            bootstrap,
            "linger.ms",
            5,
            "compression.type",
            "lz4",
            "max.block.ms",
            ANSWER_PATIENCE_MILLIS);
    try (KafkaProducer<byte[], byte[]> producer =
        new KafkaProducer<>(settings, new ByteArraySerializer(), new ByteArraySerializer())) {
      List<Future<RecordMetadata>> sent = new ArrayList<>(facts.size());
      for (Fact fact : facts) {
        sent.add(
            producer.send(
                new ProducerRecord<>(fact.topic(), fact.key().array(), fact.value().array())));
      }
      producer.flush();
      for (int i = 0; i < sent.size(); i++) {
        requireTaken(facts.get(i), sent.get(i));
      }
    }
  }

  private void requireTaken(Fact fact, Future<RecordMetadata> sent) {
    try {
      sent.get();
    } catch (ExecutionException e) {
      throw new UsageException(
          fact.title() + " was not taken by " + bootstrap + ": " + e.getCause().getMessage(), e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new UsageException("interrupted before " + fact.title() + " was taken", e);
    }
  }
}
