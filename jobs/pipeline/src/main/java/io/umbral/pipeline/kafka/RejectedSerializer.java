package io.umbral.pipeline.kafka;

import io.umbral.model.Rejected;
import io.umbral.wire.RejectedCodec;
import java.nio.charset.StandardCharsets;
import org.apache.flink.api.common.serialization.SerializationSchema.InitializationContext;
import org.apache.flink.connector.kafka.sink.KafkaRecordSerializationSchema;
import org.apache.kafka.clients.producer.ProducerRecord;

/** Refusals as records of the {@code rejected} topic, keyed by their place. */
final class RejectedSerializer implements KafkaRecordSerializationSchema<Rejected> {

  private static final long serialVersionUID = 1L;

  private final String topic;
  private transient RejectedCodec codec;

  RejectedSerializer(String topic) {
    this.topic = topic;
  }

  @Override
  public void open(InitializationContext context, KafkaSinkContext sinkContext) {
    codec = new RejectedCodec();
  }

  @Override
  public ProducerRecord<byte[], byte[]> serialize(
      Rejected rejected, KafkaSinkContext context, Long timestamp) {
    Rejected.Place where = rejected.where();
    String key =
        where.origin() + '|' + where.partition() + '|' + where.position() + '|' + rejected.cause();
    return new ProducerRecord<>(
        topic, null, null, key.getBytes(StandardCharsets.UTF_8), codec.encode(rejected));
  }
}
