package io.umbral.pipeline.kafka;

import io.umbral.model.WindowResult;
import io.umbral.pipeline.SlaJobConfig.Coverage;
import io.umbral.sla.CoverageThreshold;
import io.umbral.wire.WindowResultCodec;
import org.apache.flink.api.common.serialization.SerializationSchema.InitializationContext;
import org.apache.flink.connector.kafka.sink.KafkaRecordSerializationSchema;
import org.apache.kafka.clients.producer.ProducerRecord;

/** Results as records of the {@code sla-windows} topic, keyed by their name. */
final class WindowSerializer implements KafkaRecordSerializationSchema<WindowResult> {

  private static final long serialVersionUID = 1L;

  private final String topic;
  private final Coverage coverage;
  private transient WindowResultCodec codec;

  WindowSerializer(String topic, Coverage coverage) {
    this.topic = topic;
    this.coverage = coverage;
  }

  @Override
  public void open(InitializationContext context, KafkaSinkContext sinkContext) {
    codec =
        new WindowResultCodec(
            new CoverageThreshold(
                coverage.rsrpDbm(), coverage.ssRsrpDbm(), coverage.source(), coverage.legal()));
  }

  @Override
  public ProducerRecord<byte[], byte[]> serialize(
      WindowResult result, KafkaSinkContext context, Long timestamp) {
    return new ProducerRecord<>(
        topic, null, null, WindowResultCodec.encodeKey(result), codec.encode(result));
  }
}
