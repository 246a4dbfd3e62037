package io.umbral.pipeline.kafka;

import io.umbral.alerting.desk.AlarmEvent;
import io.umbral.alerting.desk.OperatorAction;
import io.umbral.model.SloStatus;
import io.umbral.model.WindowResult;
import io.umbral.pipeline.AlertJob;
import io.umbral.pipeline.AlertJobConfig;
import io.umbral.pipeline.InventoryFeed;
import io.umbral.pipeline.RuleFeed;
import io.umbral.pipeline.SlaJob;
import io.umbral.pipeline.SlaJobConfig;
import io.umbral.pipeline.kafka.SlaJobOnKafka.Mode;
import io.umbral.pipeline.types.AlarmUpdate;
import java.util.Optional;
import java.util.Properties;
import org.apache.flink.api.common.eventtime.WatermarkStrategy;
import org.apache.flink.api.connector.sink2.Sink;
import org.apache.flink.connector.base.DeliveryGuarantee;
import org.apache.flink.connector.kafka.sink.KafkaRecordSerializationSchema;
import org.apache.flink.connector.kafka.sink.KafkaSink;
import org.apache.flink.connector.kafka.source.KafkaSource;
import org.apache.flink.connector.kafka.source.KafkaSourceBuilder;
import org.apache.flink.connector.kafka.source.enumerator.initializer.OffsetsInitializer;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;

/**
 * The alert job between its topics, beside the SLA job whose windows it watches.
 *
 * @param bootstrap brokers, HOST:PORT separated by commas
 * @param client properties for every client, for example of SASL
 * @param topics names of the topics
 * @param delivery how alarms are written; exactly once needs checkpoints, and shows an alarm to
 *     readers of committed records at the next one
 * @param mode whether the job ends with the actions that are there when it starts
 */
public record AlertJobOnKafka(
    String bootstrap,
    Properties client,
    AlertTopics topics,
    DeliveryGuarantee delivery,
    Mode mode) {

  /** Largest record in bytes: an alarm that explains thousands lists them. */
  private static final String LARGEST_RECORD_BYTES = Integer.toString(8 << 20);

  /**
   * A job that runs for ever and writes exactly once.
   *
   * @param bootstrap brokers, HOST:PORT separated by commas
   * @return the job
   */
  public static AlertJobOnKafka at(String bootstrap) {
    return new AlertJobOnKafka(
        bootstrap,
        new Properties(),
        AlertTopics.DEFAULT,
        DeliveryGuarantee.EXACTLY_ONCE,
        Mode.UNBOUNDED);
  }

  /**
   * The same job, ending with what it reads, and without checkpoints.
   *
   * @return the job
   */
  public AlertJobOnKafka bounded() {
    return new AlertJobOnKafka(
        bootstrap, client, topics, DeliveryGuarantee.AT_LEAST_ONCE, Mode.BOUNDED);
  }

  /**
   * The same job, writing at least once: at once visible, and possibly twice after a failure, with
   * the same (alertId, seq).
   *
   * @return the job
   */
  public AlertJobOnKafka atLeastOnce() {
    return new AlertJobOnKafka(bootstrap, client, topics, DeliveryGuarantee.AT_LEAST_ONCE, mode);
  }

  /**
   * Draws the job behind an SLA job of the same environment that follows no single cells.
   *
   * @param env where it will run
   * @param windows results of the SLA job
   * @param objectives how promises stand; empty where there are none
   * @param inventory regions and corridors
   * @param config what can be set
   * @return its outputs, for whoever wants to watch them too
   */
  public AlertJob.Outputs define(
      StreamExecutionEnvironment env,
      DataStream<WindowResult> windows,
      Optional<DataStream<SloStatus>> objectives,
      InventoryFeed inventory,
      AlertJobConfig config) {
    return define(
        env, new AlertJob.Inputs(windows, objectives, Optional.empty()), inventory, config);
  }

  /**
   * Draws both jobs, the alert job behind the SLA job, which follows the cells that rules ask for.
   *
   * @param env where they will run
   * @param sla the SLA job
   * @param config its settings
   * @param alerts settings of the alert job
   * @return the outputs of both, for whoever wants to watch them too
   */
  public Both defineBehind(
      StreamExecutionEnvironment env,
      SlaJobOnKafka sla,
      SlaJobConfig config,
      AlertJobConfig alerts) {
    SlaJob.Outputs measured = sla.define(env, rules(), config);
    AlertJob.Inputs inputs =
        new AlertJob.Inputs(
            measured.windows(),
            Optional.of(measured.sloStatus()),
            Optional.of(AlertJob.CellInputs.of(measured.cells(), config)));
    return new Both(measured, define(env, inputs, sla.inventory(), alerts));
  }

  /**
   * The outputs of both jobs.
   *
   * @param sla of the SLA job
   * @param alerts of the alert job
   */
  public record Both(SlaJob.Outputs sla, AlertJob.Outputs alerts) {}

  private AlertJob.Outputs define(
      StreamExecutionEnvironment env,
      AlertJob.Inputs inputs,
      InventoryFeed inventory,
      AlertJobConfig config) {
    AlertJob.Outputs outputs =
        AlertJob.define(inputs, actions(env), new AlertJob.Reference(inventory, rules()), config);
    AlertJob.sink(outputs, alertSink(), stateSink());
    return outputs;
  }

  private DataStream<OperatorAction> actions(StreamExecutionEnvironment env) {
    KafkaSourceBuilder<OperatorAction> kafka =
        KafkaSource.<OperatorAction>builder()
            .setProperties(properties())
            .setBootstrapServers(bootstrap)
            .setTopics(topics.operatorActions())
            .setGroupId("umbral-alert-actions")
            .setStartingOffsets(OffsetsInitializer.earliest())
            .setDeserializer(new ActionDeserializer());
    if (mode == Mode.BOUNDED) {
      kafka.setBounded(OffsetsInitializer.latest());
    }
    // What people do waits for no measurement, and no measurement for what people do.
    WatermarkStrategy<OperatorAction> timeless =
        WatermarkStrategy.forGenerator(context -> new NoHold<>());
    return env.fromSource(kafka.build(), timeless, "operator-actions")
        .uid("alert-actions")
        .setParallelism(1); // A subtask without a partition would hold back event time.
  }

  private RuleFeed rules() {
    Properties properties = properties();
    properties.put("bootstrap.servers", bootstrap);
    return new KafkaRules(topics.alertRules(), properties);
  }

  private Sink<AlarmEvent> alertSink() {
    return delivery == DeliveryGuarantee.EXACTLY_ONCE
        ? new AlarmLog(topics.alerts(), producer())
        : sink(new AlarmEventSerializer(topics.alerts()));
  }

  private Sink<AlarmUpdate> stateSink() {
    return sink(new AlarmUpdateSerializer(topics.alertState()));
  }

  private <T> KafkaSink<T> sink(KafkaRecordSerializationSchema<T> serializer) {
    return KafkaSink.<T>builder()
        .setBootstrapServers(bootstrap)
        .setKafkaProducerConfig(producer())
        .setRecordSerializer(serializer)
        .setDeliveryGuarantee(DeliveryGuarantee.AT_LEAST_ONCE)
        .build();
  }

  private Properties producer() {
    Properties producer = properties();
    producer.put("bootstrap.servers", bootstrap);
    producer.putIfAbsent("max.request.size", LARGEST_RECORD_BYTES);
    return producer;
  }

  private Properties properties() {
    Properties properties = new Properties();
    properties.putAll(client);
    return properties;
  }
}
