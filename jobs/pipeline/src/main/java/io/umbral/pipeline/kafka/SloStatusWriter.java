package io.umbral.pipeline.kafka;

import io.umbral.model.SloStatus;
import io.umbral.wire.SloStatusCodec;
import org.apache.flink.api.common.serialization.SerializationSchema.InitializationContext;
import org.apache.flink.connector.kafka.sink.KafkaRecordSerializationSchema;
import org.apache.kafka.clients.producer.ProducerRecord;

/** Standings of promises as records of the {@code slo-status} topic, keyed by their name. */
final class SloStatusWriter implements KafkaRecordSerializationSchema<SloStatus> {

  private static final long serialVersionUID = 1L;

  private final String topic;
  private transient SloStatusCodec codec;

  SloStatusWriter(String topic) {
    this.topic = topic;
  }

  @Override
  public void open(InitializationContext context, KafkaSinkContext sinkContext) {
    codec = new SloStatusCodec();
  }

  @Override
  public ProducerRecord<byte[], byte[]> serialize(
      SloStatus status, KafkaSinkContext context, Long timestamp) {
    return new ProducerRecord<>(
        topic, null, null, SloStatusCodec.encodeKey(status), codec.encode(status));
  }
}
