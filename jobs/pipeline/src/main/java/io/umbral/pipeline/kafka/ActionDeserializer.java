package io.umbral.pipeline.kafka;

import io.umbral.alerting.desk.OperatorAction;
import io.umbral.pipeline.types.AlertTypes;
import io.umbral.wire.OperatorActionCodec;
import io.umbral.wire.WireException;
import org.apache.flink.api.common.serialization.DeserializationSchema.InitializationContext;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.connector.kafka.source.reader.deserializer.KafkaRecordDeserializationSchema;
import org.apache.flink.util.Collector;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reads what people did. A value that cannot be read is logged and passed over, so that one bad
 * record does not stop the alarms.
 */
final class ActionDeserializer implements KafkaRecordDeserializationSchema<OperatorAction> {

  private static final long serialVersionUID = 1L;
  private static final Logger LOG = LoggerFactory.getLogger(ActionDeserializer.class);

  private transient OperatorActionCodec codec;

  @Override
  public void open(InitializationContext context) {
    codec = new OperatorActionCodec();
  }

  @Override
  public void deserialize(ConsumerRecord<byte[], byte[]> record, Collector<OperatorAction> out) {
    if (record.value() == null) {
      return; // What was done is not undone by forgetting it.
    }
    try {
      out.collect(codec.decode(record.value()));
    } catch (WireException e) {
      LOG.warn(
          "{}-{} offset {} is passed over: {}",
          record.topic(),
          record.partition(),
          record.offset(),
          e.getMessage());
    }
  }

  @Override
  public TypeInformation<OperatorAction> getProducedType() {
    return AlertTypes.OPERATOR_ACTION;
  }
}
