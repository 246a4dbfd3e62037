package io.umbral.pipeline.kafka;

import io.umbral.alerting.desk.AlarmEvent;
import io.umbral.wire.AlarmCodec;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import org.apache.flink.api.common.serialization.SerializationSchema.InitializationContext;
import org.apache.flink.connector.kafka.sink.KafkaRecordSerializationSchema;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.Headers;

/**
 * Events of alarms as records of the {@code alerts} topic, keyed by alertId, with the attributes of
 * CloudEvents 1.0 as headers (Kafka protocol binding, binary mode): {@code ce_id} is (alertId,
 * seq).
 */
final class AlarmEventSerializer implements KafkaRecordSerializationSchema<AlarmEvent> {

  private static final long serialVersionUID = 1L;

  private final String topic;
  private transient AlarmCodec codec;

  AlarmEventSerializer(String topic) {
    this.topic = topic;
  }

  @Override
  public void open(InitializationContext context, KafkaSinkContext sinkContext) {
    codec = new AlarmCodec();
  }

  @Override
  public ProducerRecord<byte[], byte[]> serialize(
      AlarmEvent event, KafkaSinkContext context, Long timestamp) {
    String alertId = event.alarm().alertId();
    ProducerRecord<byte[], byte[]> record =
        new ProducerRecord<>(topic, null, null, AlarmCodec.encodeKey(alertId), codec.encode(event));
    Headers headers = record.headers();
    add(headers, "ce_specversion", "1.0");
    add(headers, "ce_id", alertId + "-" + event.alarm().seq());
    add(headers, "ce_source", "/umbral/alarms");
    add(headers, "ce_type", "io.umbral.alarm." + event.type().name());
    add(headers, "ce_subject", event.alarm().subject().toString());
    add(headers, "ce_time", Instant.ofEpochMilli(event.atMillis()).toString());
    add(headers, "content-type", "application/avro");
    return record;
  }

  private static void add(Headers headers, String name, String value) {
    headers.add(name, value.getBytes(StandardCharsets.UTF_8));
  }
}
