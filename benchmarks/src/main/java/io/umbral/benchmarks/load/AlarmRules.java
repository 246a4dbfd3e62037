package io.umbral.benchmarks.load;

import io.umbral.alerting.rule.AlertRule;
import io.umbral.alerting.rule.AlertRuleReader;
import io.umbral.wire.AlertRuleCodec;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/** Rules that make alarms of what the generator sends, which is the same all the time. */
final class AlarmRules {

  /** Rule that everything breaks from an instant on. */
  static final String STORM = "storm";

  private AlarmRules() {}

  /** About every second municipality is above the mean loss by chance, anew in each slice. */
  static String flicker(int sliceMillis) {
    return """
        apiVersion: umbral/v1
        kind: AlertRule
        metadata: {name: flicker}
        spec:
          version: 1
          selector: {operators: [ALL], technologies: [ALL], tags: {level: [MUNICIPALITY]}}
          threshold: {kpi: lossRatio, window: %dms, above: 0.0052, severity: MINOR}
          runbook: none
          source: one lost probe in three of one reading in 64
        """
        .formatted(sliceMillis);
  }

  /** No round trip takes less than a millisecond. */
  static String storm(int sliceMillis, long fromMillis) {
    return """
        apiVersion: umbral/v1
        kind: AlertRule
        metadata: {name: %s}
        spec:
          version: 1
          effectiveFrom: %s
          selector: {operators: [ALL], technologies: [ALL], tags: {level: [COUNTRY, MUNICIPALITY]}}
          threshold: {kpi: rttMillis.p50, window: %dms, above: 1, severity: CRITICAL}
          inhibits: [storm]
          runbook: none
          source: no answer is that fast
        """
        .formatted(STORM, Instant.ofEpochMilli(fromMillis), sliceMillis);
  }

  /**
   * Publishes a rule.
   *
   * @param bootstrap broker
   * @param topic of rules
   * @param document of one rule
   */
  static void publish(String bootstrap, String topic, String document) throws InterruptedException {
    AlertRule rule = AlertRuleReader.require("benchmark", document);
    byte[] value = new AlertRuleCodec().encode(new AlertRuleCodec.Written(rule, document));
    try (KafkaProducer<byte[], byte[]> producer =
        new KafkaProducer<>(
            Map.of("bootstrap.servers", bootstrap),
            new ByteArraySerializer(),
            new ByteArraySerializer())) {
      producer.send(new ProducerRecord<>(topic, AlertRuleCodec.encodeKey(rule), value)).get();
    } catch (ExecutionException e) {
      throw new IllegalStateException("the broker did not take the rule " + rule.id(), e);
    }
  }
}
