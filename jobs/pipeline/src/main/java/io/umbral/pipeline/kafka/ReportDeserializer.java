package io.umbral.pipeline.kafka;

import io.umbral.pipeline.types.EdgeTypes;
import io.umbral.pipeline.types.ReceivedReport;
import io.umbral.wire.CellReportDecoder;
import io.umbral.wire.SchemaLookup;
import java.net.URI;
import java.util.Optional;
import org.apache.flink.api.common.serialization.DeserializationSchema.InitializationContext;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.connector.kafka.source.reader.deserializer.KafkaRecordDeserializationSchema;
import org.apache.flink.util.Collector;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/** Reads each record once, where it enters, into one instance that is used again. */
final class ReportDeserializer implements KafkaRecordDeserializationSchema<ReceivedReport> {

  private static final long serialVersionUID = 1L;

  private final String topic;
  private final int largestBytes;
  private final long clockSkewMillis;
  private final URI registry;
  private transient ReceivedReport report;

  /**
   * Makes one.
   *
   * @param registry schema registry for the Confluent wire format; empty where none is used
   */
  ReportDeserializer(String topic, int largestBytes, long clockSkewMillis, Optional<URI> registry) {
    this.topic = topic;
    this.largestBytes = largestBytes;
    this.clockSkewMillis = clockSkewMillis;
    this.registry = registry.orElse(null);
  }

  @Override
  public void open(InitializationContext context) {
    SchemaLookup lookup = registry == null ? SchemaLookup.NONE : new RegistryClient(registry);
    report =
        new ReceivedReport(topic, new CellReportDecoder(lookup, largestBytes), clockSkewMillis);
  }

  @Override
  public void deserialize(ConsumerRecord<byte[], byte[]> record, Collector<ReceivedReport> out) {
    long arrivedMillis = record.timestamp() < 0 ? Long.MAX_VALUE : record.timestamp();
    report.take(record.value(), record.partition(), record.offset(), arrivedMillis);
    out.collect(report);
  }

  @Override
  public TypeInformation<ReceivedReport> getProducedType() {
    return EdgeTypes.RECEIVED_REPORT;
  }
}
