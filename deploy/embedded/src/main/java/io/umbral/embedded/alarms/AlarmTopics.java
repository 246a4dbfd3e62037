package io.umbral.embedded.alarms;

import io.umbral.embedded.EmbeddedKafka;
import io.umbral.embedded.topics.TopicSpec;
import io.umbral.embedded.topics.TopicSpec.Keeping;
import io.umbral.embedded.topics.TopicSpec.Part;
import io.umbral.embedded.topics.TopicTable;
import io.umbral.pipeline.kafka.AlertTopics;
import io.umbral.wire.AlertRuleCodec;
import io.umbral.wire.AlertRuleCodec.Written;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Future;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/** The topics of alarms in a Kafka inside the process. */
public final class AlarmTopics {

  private AlarmTopics() {}

  /**
   * Creates the topics.
   *
   * @param kafka where
   */
  public static void create(EmbeddedKafka kafka) {
    for (TopicSpec spec : TopicTable.of(Set.of(Part.ALARMS, Part.DELIVERY))) {
      kafka.createTopic(spec.name(), spec.partitions(1), spec.settings(Keeping.EVERYTHING));
    }
  }

  /**
   * Publishes rules.
   *
   * @param bootstrap broker
   * @param rules with their documents
   */
  public static void publish(String bootstrap, List<Written> rules) {
    AlertRuleCodec codec = new AlertRuleCodec();
    Map<String, Object> settings = Map.of("bootstrap.servers", bootstrap);
    try (KafkaProducer<byte[], byte[]> producer =
        new KafkaProducer<>(settings, new ByteArraySerializer(), new ByteArraySerializer())) {
      for (Written written : rules) {
        Future<RecordMetadata> unused =
            producer.send(
                new ProducerRecord<>(
                    AlertTopics.DEFAULT.alertRules(),
                    AlertRuleCodec.encodeKey(written.rule()),
                    codec.encode(written)));
      }
      producer.flush();
    }
  }
}
