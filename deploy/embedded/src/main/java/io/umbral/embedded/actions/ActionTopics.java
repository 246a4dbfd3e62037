package io.umbral.embedded.actions;

import io.umbral.alerting.desk.Alarm;
import io.umbral.alerting.desk.OperatorAction;
import io.umbral.embedded.UsageException;
import io.umbral.embedded.replay.TopicContents;
import io.umbral.pipeline.kafka.AlertTopics;
import io.umbral.wire.AlarmCodec;
import io.umbral.wire.AlertRuleCodec;
import io.umbral.wire.OperatorActionCodec;
import io.umbral.wire.WireException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/**
 * The topics that actions are checked against and written to.
 *
 * @param bootstrap broker, HOST:PORT
 */
record ActionTopics(String bootstrap) {

  private static final AlertTopics TOPICS = AlertTopics.DEFAULT;

  /**
   * Looks an alarm up.
   *
   * @param alertId its name
   * @return what is known of it; empty where there is none, or none any more
   */
  Optional<Alarm> alarm(String alertId) {
    AlarmCodec codec = new AlarmCodec();
    Map<String, Alarm> found = new HashMap<>();
    read(
        TOPICS.alertState(),
        value -> {
          Alarm alarm = codec.decodeState(value);
          if (alarm.alertId().equals(alertId)) {
            found.put(alertId, alarm);
          }
        });
    return Optional.ofNullable(found.get(alertId));
  }

  /** Names of all rules. */
  Set<String> ruleIds() {
    AlertRuleCodec codec = new AlertRuleCodec();
    Set<String> ids = new TreeSet<>();
    read(TOPICS.alertRules(), value -> ids.add(codec.decode(value).rule().id()));
    return ids;
  }

  /** All that was done, in order; a plan that was said again is there each time. */
  List<OperatorAction> actions() {
    OperatorActionCodec codec = new OperatorActionCodec();
    List<OperatorAction> actions = new ArrayList<>();
    read(TOPICS.operatorActions(), value -> actions.add(codec.decode(value)));
    return actions;
  }

  private void read(String topic, TopicContents.Taker taker) {
    try {
      TopicContents.forEach(bootstrap, topic, taker);
    } catch (KafkaException | WireException e) {
      throw new UsageException(
          "the topic " + topic + " at " + bootstrap + " cannot be read: " + e.getMessage(), e);
    }
  }

  /**
   * Writes an action; returns when the broker has it.
   *
   * @param action what was done
   */
  void write(OperatorAction action) throws InterruptedException {
    Map<String, Object> settings = Map.of("bootstrap.servers", bootstrap, "acks", "all");
    try (KafkaProducer<byte[], byte[]> producer =
        new KafkaProducer<>(settings, new ByteArraySerializer(), new ByteArraySerializer())) {
      producer
          .send(
              new ProducerRecord<>(
                  TOPICS.operatorActions(),
                  OperatorActionCodec.encodeKey(action),
                  new OperatorActionCodec().encode(action)))
          .get();
    } catch (ExecutionException e) {
      throw new UsageException(
          "the topic "
              + TOPICS.operatorActions()
              + " at "
              + bootstrap
              + " does not take the action: "
              + e.getCause().getMessage(),
          e);
    }
  }
}
