package io.umbral.pipeline.kafka;

import io.umbral.pipeline.types.AlarmUpdate;
import io.umbral.wire.AlarmCodec;
import org.apache.flink.api.common.serialization.SerializationSchema.InitializationContext;
import org.apache.flink.connector.kafka.sink.KafkaRecordSerializationSchema;
import org.apache.kafka.clients.producer.ProducerRecord;

/** What is known of alarms as records of the {@code alert-state} topic, keyed by alertId. */
final class AlarmUpdateSerializer implements KafkaRecordSerializationSchema<AlarmUpdate> {

  private static final long serialVersionUID = 1L;

  private final String topic;
  private transient AlarmCodec codec;

  AlarmUpdateSerializer(String topic) {
    this.topic = topic;
  }

  @Override
  public void open(InitializationContext context, KafkaSinkContext sinkContext) {
    codec = new AlarmCodec();
  }

  @Override
  public ProducerRecord<byte[], byte[]> serialize(
      AlarmUpdate update, KafkaSinkContext context, Long timestamp) {
    byte[] value = update.alarm().map(alarm -> codec.encode(alarm)).orElse(null);
    return new ProducerRecord<>(topic, null, null, AlarmCodec.encodeKey(update.alertId()), value);
  }
}
