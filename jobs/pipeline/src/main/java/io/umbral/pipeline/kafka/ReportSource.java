package io.umbral.pipeline.kafka;

import io.umbral.pipeline.types.EdgeTypes;
import io.umbral.pipeline.types.ReportBatch;
import java.io.IOException;
import java.util.Properties;
import org.apache.flink.api.common.serialization.DeserializationSchema.InitializationContext;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.connector.source.Boundedness;
import org.apache.flink.api.connector.source.Source;
import org.apache.flink.api.connector.source.SourceReader;
import org.apache.flink.api.connector.source.SourceReaderContext;
import org.apache.flink.api.connector.source.SplitEnumerator;
import org.apache.flink.api.connector.source.SplitEnumeratorContext;
import org.apache.flink.api.java.typeutils.ResultTypeQueryable;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.connector.base.source.reader.RecordsWithSplitIds;
import org.apache.flink.connector.base.source.reader.synchronization.FutureCompletingBlockingQueue;
import org.apache.flink.connector.kafka.source.KafkaSource;
import org.apache.flink.connector.kafka.source.enumerator.KafkaSourceEnumState;
import org.apache.flink.connector.kafka.source.metrics.KafkaSourceReaderMetrics;
import org.apache.flink.connector.kafka.source.reader.KafkaRecordEmitter;
import org.apache.flink.connector.kafka.source.reader.KafkaSourceReader;
import org.apache.flink.connector.kafka.source.reader.fetcher.KafkaSourceFetcherManager;
import org.apache.flink.connector.kafka.source.split.KafkaPartitionSplit;
import org.apache.flink.core.io.SimpleVersionedSerializer;
import org.apache.flink.metrics.MetricGroup;
import org.apache.flink.util.UserCodeClassLoader;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/**
 * Flink's Kafka source, whose readers hand on batches instead of records: what Flink does for each
 * element it hands on costs more than to read a small report. Everything else, the discovery of
 * partitions, offsets, their commits and the form of its state, is that of {@link KafkaSource}.
 */
final class ReportSource
    implements Source<ReportBatch, KafkaPartitionSplit, KafkaSourceEnumState>,
        ResultTypeQueryable<ReportBatch> {

  private static final long serialVersionUID = 1L;

  private final KafkaSource<ReportBatch> kafka;
  private final ReportDeserializer deserializer;
  private final Properties properties;

  /**
   * Makes one.
   *
   * @param kafka decides what is read from where to where
   * @param deserializer takes packs
   * @param properties of the consumers
   */
  ReportSource(
      KafkaSource<ReportBatch> kafka, ReportDeserializer deserializer, Properties properties) {
    this.kafka = kafka;
    this.deserializer = deserializer;
    this.properties = properties;
  }

  @Override
  public SourceReader<ReportBatch, KafkaPartitionSplit> createReader(SourceReaderContext context) {
    deserializer.open(new Opening(context));
    FutureCompletingBlockingQueue<RecordsWithSplitIds<ConsumerRecord<byte[], byte[]>>> queue =
        new FutureCompletingBlockingQueue<>();
    KafkaSourceReaderMetrics metrics = new KafkaSourceReaderMetrics(context.metricGroup());
    return new KafkaSourceReader<>(
        queue,
        new KafkaSourceFetcherManager(
            queue, () -> new PackingReader(properties, context, metrics), finished -> {}),
        new KafkaRecordEmitter<>(deserializer),
        configuration(),
        context,
        metrics);
  }

  private Configuration configuration() {
    Configuration configuration = new Configuration();
    properties
        .stringPropertyNames()
        .forEach(key -> configuration.setString(key, properties.getProperty(key)));
    return configuration;
  }

  @Override
  public Boundedness getBoundedness() {
    return kafka.getBoundedness();
  }

  @Override
  public SplitEnumerator<KafkaPartitionSplit, KafkaSourceEnumState> createEnumerator(
      SplitEnumeratorContext<KafkaPartitionSplit> context) {
    return kafka.createEnumerator(context);
  }

  @Override
  public SplitEnumerator<KafkaPartitionSplit, KafkaSourceEnumState> restoreEnumerator(
      SplitEnumeratorContext<KafkaPartitionSplit> context, KafkaSourceEnumState checkpoint)
      throws IOException {
    return kafka.restoreEnumerator(context, checkpoint);
  }

  @Override
  public SimpleVersionedSerializer<KafkaPartitionSplit> getSplitSerializer() {
    return kafka.getSplitSerializer();
  }

  @Override
  public SimpleVersionedSerializer<KafkaSourceEnumState> getEnumeratorCheckpointSerializer() {
    return kafka.getEnumeratorCheckpointSerializer();
  }

  @Override
  public TypeInformation<ReportBatch> getProducedType() {
    return EdgeTypes.REPORT_BATCH;
  }

  /** What a deserializer may ask for when it is opened. */
  private record Opening(SourceReaderContext context) implements InitializationContext {

    @Override
    public MetricGroup getMetricGroup() {
      return context.metricGroup().addGroup("deserializer");
    }

    @Override
    public UserCodeClassLoader getUserCodeClassLoader() {
      return context.getUserCodeClassLoader();
    }
  }
}
