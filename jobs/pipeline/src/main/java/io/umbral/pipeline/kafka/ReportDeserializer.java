package io.umbral.pipeline.kafka;

import io.umbral.pipeline.types.EdgeTypes;
import io.umbral.pipeline.types.ReceivedReport;
import io.umbral.pipeline.types.ReportBatch;
import io.umbral.wire.CellReportDecoder;
import io.umbral.wire.SchemaLookup;
import java.net.URI;
import java.util.Optional;
import org.apache.flink.api.common.serialization.DeserializationSchema.InitializationContext;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.connector.kafka.source.reader.deserializer.KafkaRecordDeserializationSchema;
import org.apache.flink.util.Collector;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/** Hands on the packs of {@link PackingReader} as batches, in one instance that is used again. */
final class ReportDeserializer implements KafkaRecordDeserializationSchema<ReportBatch> {

  private static final long serialVersionUID = 1L;

  private final String topic;
  private final int largestBytes;
  private final long clockSkewMillis;
  private final URI registry;
  private transient ReportBatch batch;

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
    batch =
        new ReportBatch(
            new ReceivedReport(
                topic, new CellReportDecoder(lookup, largestBytes), clockSkewMillis));
  }

  @Override
  public void deserialize(ConsumerRecord<byte[], byte[]> pack, Collector<ReportBatch> out) {
    batch.take(pack.value(), pack.partition());
    out.collect(batch);
  }

  @Override
  public TypeInformation<ReportBatch> getProducedType() {
    return EdgeTypes.REPORT_BATCH;
  }
}
