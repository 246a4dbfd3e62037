package io.umbral.pipeline.kafka;

import io.umbral.model.WindowResult;
import io.umbral.pipeline.types.EdgeTypes;
import io.umbral.sla.CoverageThreshold;
import io.umbral.wire.WindowResultCodec;
import io.umbral.wire.WireException;
import org.apache.flink.api.common.serialization.DeserializationSchema;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.connector.kafka.source.reader.deserializer.KafkaRecordDeserializationSchema;
import org.apache.flink.util.Collector;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Results of the {@code sla-windows} topic. One that cannot be read harms no other. */
final class WindowDeserializer implements KafkaRecordDeserializationSchema<WindowResult> {

  private static final long serialVersionUID = 1L;
  private static final Logger LOG = LoggerFactory.getLogger(WindowDeserializer.class);

  private transient WindowResultCodec codec;

  @Override
  public void open(DeserializationSchema.InitializationContext context) {
    codec = new WindowResultCodec(CoverageThreshold.ENGINEERING_DEFAULT);
  }

  @Override
  public void deserialize(ConsumerRecord<byte[], byte[]> record, Collector<WindowResult> out) {
    try {
      out.collect(codec.decode(record.value()));
    } catch (WireException e) {
      LOG.warn(
          "skipped the result at {}-{}@{}: {}",
          record.topic(),
          record.partition(),
          record.offset(),
          e.getMessage());
    }
  }

  @Override
  public TypeInformation<WindowResult> getProducedType() {
    return EdgeTypes.WINDOW_RESULT;
  }
}
