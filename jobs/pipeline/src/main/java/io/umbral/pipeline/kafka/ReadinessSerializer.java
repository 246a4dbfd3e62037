package io.umbral.pipeline.kafka;

import io.umbral.readiness.ReadinessResult;
import io.umbral.wire.ReadinessCodec;
import org.apache.flink.api.common.serialization.SerializationSchema;
import org.apache.flink.connector.kafka.sink.KafkaRecordSerializationSchema;
import org.apache.kafka.clients.producer.ProducerRecord;

/** Scores as records: of all of them, keyed by their name, or of the latest. */
final class ReadinessSerializer implements KafkaRecordSerializationSchema<ReadinessResult> {

  private static final long serialVersionUID = 1L;

  private final String topic;
  private final boolean latest;
  private transient ReadinessCodec codec;

  ReadinessSerializer(String topic, boolean latest) {
    this.topic = topic;
    this.latest = latest;
  }

  @Override
  public void open(
      SerializationSchema.InitializationContext context, KafkaSinkContext sinkContext) {
    codec = new ReadinessCodec();
  }

  @Override
  public ProducerRecord<byte[], byte[]> serialize(
      ReadinessResult result, KafkaSinkContext context, Long timestamp) {
    byte[] key =
        latest ? ReadinessCodec.encodeLatestKey(result) : ReadinessCodec.encodeNameKey(result);
    return new ProducerRecord<>(topic, null, null, key, codec.encode(result));
  }
}
