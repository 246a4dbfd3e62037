package io.umbral.pipeline.kafka;

import io.umbral.model.Rejected;
import io.umbral.model.WindowResult;
import io.umbral.pipeline.readiness.ReadinessJob;
import io.umbral.pipeline.readiness.ReadinessJobConfig;
import io.umbral.readiness.ReadinessResult;
import java.time.Duration;
import java.util.Properties;
import org.apache.flink.api.common.eventtime.WatermarkStrategy;
import org.apache.flink.connector.base.DeliveryGuarantee;
import org.apache.flink.connector.kafka.sink.KafkaSink;
import org.apache.flink.connector.kafka.source.KafkaSource;
import org.apache.flink.connector.kafka.source.KafkaSourceBuilder;
import org.apache.flink.connector.kafka.source.enumerator.initializer.OffsetsInitializer;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;

/**
 * The readiness job between its topics.
 *
 * @param bootstrap brokers, HOST:PORT separated by commas
 * @param client properties for every client, for example of SASL
 * @param windows topic of the results of the SLA job
 * @param latest topic of the newest window's score of each corridor, compacted
 * @param history topic of all scores
 * @param rejected topic of refusals
 * @param outOfOrderness how far a window may come behind the newest of its partition
 * @param idleness silence after which a partition no longer holds back time
 * @param mode whether to read on for ever
 */
public record ReadinessJobOnKafka(
    String bootstrap,
    Properties client,
    String windows,
    String latest,
    String history,
    String rejected,
    Duration outOfOrderness,
    Duration idleness,
    SlaJobOnKafka.Mode mode) {

  /** Topic of the newest window's score of each corridor, cadence and finality. */
  public static final String LATEST = "readiness";

  /** Topic of all scores. */
  public static final String HISTORY = "readiness-history";

  /**
   * A job on the topics of the contracts.
   *
   * @param bootstrap brokers, HOST:PORT separated by commas
   * @return the job
   */
  public static ReadinessJobOnKafka at(String bootstrap) {
    return new ReadinessJobOnKafka(
        bootstrap,
        new Properties(),
        Topics.DEFAULT.slaWindows(),
        LATEST,
        HISTORY,
        Topics.DEFAULT.rejected(),
        Duration.ofSeconds(5),
        Duration.ofSeconds(10),
        SlaJobOnKafka.Mode.UNBOUNDED);
  }

  /**
   * The same job, ending with what is there when it starts.
   *
   * @return the job
   */
  public ReadinessJobOnKafka bounded() {
    return new ReadinessJobOnKafka(
        bootstrap,
        client,
        windows,
        latest,
        history,
        rejected,
        outOfOrderness,
        idleness,
        SlaJobOnKafka.Mode.BOUNDED);
  }

  /**
   * The same job with properties for its clients.
   *
   * @param properties for example of SASL
   * @return the job
   */
  public ReadinessJobOnKafka with(Properties properties) {
    return new ReadinessJobOnKafka(
        bootstrap, properties, windows, latest, history, rejected, outOfOrderness, idleness, mode);
  }

  /**
   * Draws the whole job, from topic to topics.
   *
   * @param env where it will run
   * @param config what the job needs to know
   */
  public void define(StreamExecutionEnvironment env, ReadinessJobConfig config) {
    ReadinessJob.sink(
        ReadinessJob.define(windows(env), config),
        sink(latest, true),
        sink(history, false),
        KafkaSink.<Rejected>builder()
            .setBootstrapServers(bootstrap)
            .setKafkaProducerConfig(producer())
            .setRecordSerializer(new RejectedSerializer(rejected))
            .setDeliveryGuarantee(DeliveryGuarantee.AT_LEAST_ONCE)
            .build());
  }

  private DataStream<WindowResult> windows(StreamExecutionEnvironment env) {
    Properties consumer = new Properties();
    consumer.putAll(client);
    consumer.put("register.consumer.metrics", "false");
    KafkaSourceBuilder<WindowResult> kafka =
        KafkaSource.<WindowResult>builder()
            .setBootstrapServers(bootstrap)
            .setProperties(consumer)
            .setGroupId("umbral-readiness")
            .setTopics(windows)
            .setStartingOffsets(OffsetsInitializer.earliest())
            .setDeserializer(new WindowDeserializer());
    WatermarkStrategy<WindowResult> watermarks =
        WatermarkStrategy.<WindowResult>forBoundedOutOfOrderness(outOfOrderness)
            .withTimestampAssigner(
                (window, written) -> window.windowStartMillis() + window.windowMillis() - 1);
    if (mode == SlaJobOnKafka.Mode.BOUNDED) {
      kafka.setBounded(OffsetsInitializer.latest());
    } else {
      // A bounded run must not depend on the clock.
      watermarks = watermarks.withIdleness(idleness);
    }
    return env.fromSource(kafka.build(), watermarks, "sla-windows").uid("readiness-sla-windows");
  }

  private KafkaSink<ReadinessResult> sink(String topic, boolean ofLatest) {
    return KafkaSink.<ReadinessResult>builder()
        .setBootstrapServers(bootstrap)
        .setKafkaProducerConfig(producer())
        .setRecordSerializer(new ReadinessSerializer(topic, ofLatest))
        .setDeliveryGuarantee(DeliveryGuarantee.AT_LEAST_ONCE)
        .build();
  }

  private Properties producer() {
    Properties producer = new Properties();
    producer.put("compression.type", "lz4");
    producer.put("linger.ms", "5");
    producer.putAll(client);
    return producer;
  }
}
