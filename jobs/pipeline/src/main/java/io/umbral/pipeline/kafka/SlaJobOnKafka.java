package io.umbral.pipeline.kafka;

import io.umbral.model.Rejected;
import io.umbral.model.SloStatus;
import io.umbral.model.WindowResult;
import io.umbral.pipeline.InventoryFeed;
import io.umbral.pipeline.RuleFeed;
import io.umbral.pipeline.SlaJob;
import io.umbral.pipeline.SlaJobConfig;
import io.umbral.pipeline.SloFeed;
import io.umbral.pipeline.types.ReportBatch;
import java.net.URI;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import org.apache.flink.api.common.eventtime.WatermarkStrategy;
import org.apache.flink.connector.base.DeliveryGuarantee;
import org.apache.flink.connector.kafka.sink.KafkaSink;
import org.apache.flink.connector.kafka.source.KafkaSource;
import org.apache.flink.connector.kafka.source.KafkaSourceBuilder;
import org.apache.flink.connector.kafka.source.enumerator.initializer.OffsetsInitializer;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/**
 * The SLA job between its topics.
 *
 * @param bootstrap brokers, HOST:PORT separated by commas
 * @param client properties for every client, for example of SASL
 * @param group consumer group under which progress can be watched; Flink's checkpoints decide where
 *     reading resumes
 * @param topics names of the topics
 * @param registry schema registry for the Confluent wire format
 * @param mode whether to read on for ever
 */
public record SlaJobOnKafka(
    String bootstrap,
    Properties client,
    String group,
    Topics topics,
    Optional<URI> registry,
    Mode mode) {

  /**
   * How reports are fetched, where the client's properties say nothing else. Kafka's default hands
   * at most 500 records on at a time, which costs more than to read small ones; many more would not
   * stay in the cache until they are read.
   */
  private static final Map<String, String> FETCHING =
      Map.of(
          "max.poll.records", "1500",
          "max.partition.fetch.bytes", Integer.toString(4 << 20),
          "receive.buffer.bytes", Integer.toString(1 << 20));

  /** Whether the job ends. */
  public enum Mode {
    /** Reads on for ever. */
    UNBOUNDED,
    /** Reads what is there when it starts, and ends. */
    BOUNDED
  }

  /**
   * A job that reads the topics of the contracts for ever.
   *
   * @param bootstrap brokers, HOST:PORT separated by commas
   * @return the job
   */
  public static SlaJobOnKafka at(String bootstrap) {
    return new SlaJobOnKafka(
        bootstrap,
        new Properties(),
        "umbral-sla",
        Topics.DEFAULT,
        Optional.empty(),
        Mode.UNBOUNDED);
  }

  /**
   * The same job, ending with what is there when it starts.
   *
   * @return the job
   */
  public SlaJobOnKafka bounded() {
    return new SlaJobOnKafka(bootstrap, client, group, topics, registry, Mode.BOUNDED);
  }

  /**
   * The same job with a schema registry.
   *
   * @param url of a registry with Confluent's API
   * @return the job
   */
  public SlaJobOnKafka withRegistry(URI url) {
    return new SlaJobOnKafka(bootstrap, client, group, topics, Optional.of(url), mode);
  }

  /**
   * Draws the whole job, from topic to topics.
   *
   * @param env where it will run
   * @param config what can be set
   * @return its outputs, for whoever wants to watch them too
   */
  public SlaJob.Outputs define(StreamExecutionEnvironment env, SlaJobConfig config) {
    return define(env, RuleFeed.none(), config);
  }

  /**
   * Draws the whole job for alarms behind it, for which it follows single cells.
   *
   * @param env where it will run
   * @param rules rules of alarms
   * @param config what can be set
   * @return its outputs
   */
  public SlaJob.Outputs define(
      StreamExecutionEnvironment env, RuleFeed rules, SlaJobConfig config) {
    SlaJob.Outputs outputs =
        SlaJob.define(reports(env, config), inventory(), slos(), rules, config);
    SlaJob.sink(outputs, windowSink(config), sloStatusSink(), rejectedSink());
    return outputs;
  }

  /**
   * The reports of the topic, read and dated.
   *
   * @param env where the job will run
   * @param config what can be set
   * @return records that are valid until the next one
   */
  public DataStream<ReportBatch> reports(StreamExecutionEnvironment env, SlaJobConfig config) {
    ReportDeserializer deserializer =
        new ReportDeserializer(
            topics.cellReports(),
            config.largestReportBytes(),
            config.clockSkew().toMillis(),
            registry);
    KafkaSourceBuilder<ReportBatch> kafka =
        KafkaSource.<ReportBatch>builder()
            .setProperties(consumer())
            .setTopics(topics.cellReports())
            .setStartingOffsets(OffsetsInitializer.earliest())
            .setDeserializer(deserializer);
    if (mode == Mode.BOUNDED) {
      kafka.setBounded(OffsetsInitializer.latest());
    }
    ReportSource source = new ReportSource(kafka.build(), deserializer, reader());
    WatermarkStrategy<ReportBatch> watermarks = new ReportWatermarks(config.outOfOrderness());
    if (mode == Mode.UNBOUNDED) {
      // A bounded run must not depend on the clock: there, every partition is read to its end.
      watermarks = watermarks.withIdleness(config.idleness());
    }
    return env.fromSource(source, watermarks, "cell-reports").uid("sla-cell-reports");
  }

  private Properties consumer() {
    Properties properties = new Properties();
    properties.putAll(FETCHING);
    properties.putAll(client);
    properties.put("bootstrap.servers", bootstrap);
    properties.put("group.id", group);
    properties.put("client.id.prefix", group);
    properties.put("commit.offsets.on.checkpoint", Boolean.toString(mode == Mode.UNBOUNDED));
    // Of the consumer's own metrics we take over none, and Flink logs a warning for each that it
    // knows twice.
    properties.put("register.consumer.metrics", "false");
    return properties;
  }

  /** Those of the readers, for which Flink's builder would have set the same but for the keys. */
  private Properties reader() {
    Properties properties = consumer();
    properties.put("key.deserializer", NoKeys.class.getName());
    properties.put("value.deserializer", ByteArrayDeserializer.class.getName());
    properties.put("auto.offset.reset", "earliest");
    properties.put("enable.auto.commit", "false");
    return properties;
  }

  /** The reference data of the topic. */
  public InventoryFeed inventory() {
    Properties properties = new Properties();
    properties.putAll(client);
    properties.put("bootstrap.servers", bootstrap);
    return new KafkaInventory(topics.cellInventory(), properties);
  }

  private SloFeed slos() {
    Properties properties = new Properties();
    properties.putAll(client);
    properties.put("bootstrap.servers", bootstrap);
    return new KafkaSlos(topics.slos(), properties);
  }

  private KafkaSink<SloStatus> sloStatusSink() {
    return KafkaSink.<SloStatus>builder()
        .setBootstrapServers(bootstrap)
        .setKafkaProducerConfig(producer())
        .setRecordSerializer(new SloStatusWriter(topics.sloStatus()))
        .setDeliveryGuarantee(DeliveryGuarantee.AT_LEAST_ONCE)
        .build();
  }

  private KafkaSink<WindowResult> windowSink(SlaJobConfig config) {
    return KafkaSink.<WindowResult>builder()
        .setBootstrapServers(bootstrap)
        .setKafkaProducerConfig(producer())
        .setRecordSerializer(new WindowSerializer(topics.slaWindows(), config.coverage()))
        .setDeliveryGuarantee(DeliveryGuarantee.AT_LEAST_ONCE)
        .build();
  }

  private KafkaSink<Rejected> rejectedSink() {
    return KafkaSink.<Rejected>builder()
        .setBootstrapServers(bootstrap)
        .setKafkaProducerConfig(producer())
        .setRecordSerializer(new RejectedSerializer(topics.rejected()))
        .setDeliveryGuarantee(DeliveryGuarantee.AT_LEAST_ONCE)
        .build();
  }

  private Properties producer() {
    Properties properties = new Properties();
    properties.put("compression.type", "lz4");
    properties.put("linger.ms", "5");
    properties.putAll(client);
    return properties;
  }
}
