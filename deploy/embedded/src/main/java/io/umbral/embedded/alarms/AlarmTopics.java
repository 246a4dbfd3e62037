package io.umbral.embedded.alarms;

import io.umbral.delivery.kafka.DeadLetterTopic;
import io.umbral.delivery.kafka.DeliveryTopics;
import io.umbral.embedded.EmbeddedKafka;
import io.umbral.pipeline.kafka.AlertTopics;
import io.umbral.wire.AlertRuleCodec;
import io.umbral.wire.AlertRuleCodec.Written;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Future;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/** The topics of alarms, with the settings that their contracts ask for. */
public final class AlarmTopics {

  /** An alarm that explains thousands lists them. */
  private static final String LARGEST_MESSAGE_BYTES = Integer.toString(8 << 20);

  private AlarmTopics() {}

  /**
   * Creates the topics, with one partition each: alarms are rare, and one partition keeps the order
   * in which they happened.
   *
   * @param kafka where
   */
  public static void create(EmbeddedKafka kafka) {
    AlertTopics topics = AlertTopics.DEFAULT;
    Map<String, String> large = Map.of("max.message.bytes", LARGEST_MESSAGE_BYTES);
    Map<String, String> compacted =
        Map.of("cleanup.policy", "compact", "max.message.bytes", LARGEST_MESSAGE_BYTES);
    kafka.createTopic(topics.alerts(), 1, large);
    kafka.createTopic(topics.alertState(), 1, compacted);
    kafka.createTopic(topics.alertRules(), 1, compacted);
    kafka.createTopic(topics.operatorActions(), 1, Map.of());
    kafka.createTopic(
        DeliveryTopics.DEFAULT.deadLetters(), DeadLetterTopic.PARTITIONS, DeadLetterTopic.SETTINGS);
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
