package io.umbral.embedded.replay;

import io.umbral.alerting.desk.AlarmEvent;
import io.umbral.embedded.EmbeddedFlink;
import io.umbral.embedded.EmbeddedKafka;
import io.umbral.embedded.Progress;
import io.umbral.embedded.SlaTopics;
import io.umbral.embedded.alarms.AlarmTopics;
import io.umbral.model.Cell;
import io.umbral.model.Corridor;
import io.umbral.model.Region;
import io.umbral.model.Rejected;
import io.umbral.model.SloStatus;
import io.umbral.model.WindowResult;
import io.umbral.pipeline.AlertJobConfig;
import io.umbral.pipeline.FinalAccount;
import io.umbral.pipeline.SlaJobConfig;
import io.umbral.pipeline.kafka.AlertJobOnKafka;
import io.umbral.pipeline.kafka.AlertTopics;
import io.umbral.pipeline.kafka.SlaJobOnKafka;
import io.umbral.pipeline.kafka.Topics;
import io.umbral.sla.Account;
import io.umbral.sla.slo.Slo;
import io.umbral.wire.AlarmCodec;
import io.umbral.wire.AlertRuleCodec.Written;
import io.umbral.wire.InventoryCodec;
import io.umbral.wire.RejectedCodec;
import io.umbral.wire.SloCodec;
import io.umbral.wire.SloStatusCodec;
import io.umbral.wire.WindowResultCodec;
import io.umbral.wire.WireException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Future;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/**
 * One bounded run: the reports go to the topic of an embedded Kafka, the job reads it to its end,
 * and what stands on its result topics is what comes out.
 *
 * @param config of the job
 * @param parallelism subtasks of each operator
 * @param directory for Flink's state
 * @param rules of alarms; without any, no alarm is looked for
 */
record ReplayRun(SlaJobConfig config, int parallelism, Path directory, List<Written> rules) {

  /** The same for every parallelism, so that a record's partition and offset are the same too. */
  static final int PARTITIONS = 4;

  /** What came out. */
  record Results(
      List<WindowResult> windows,
      List<SloStatus> standings,
      List<Rejected> rejected,
      Account account,
      List<AlarmEvent> alarms) {}

  /**
   * The reference data of a run.
   *
   * @param facts records of the topic {@code cell-inventory}
   */
  record Inventory(List<InventoryCodec.Entry> facts) {

    static Inventory of(List<Region> regions, List<Corridor> corridors, List<Cell> cells) {
      InventoryCodec codec = new InventoryCodec();
      List<InventoryCodec.Entry> facts = new ArrayList<>();
      regions.forEach(region -> facts.add(codec.encode(region)));
      corridors.forEach(corridor -> facts.add(codec.encode(corridor)));
      cells.forEach(cell -> facts.add(codec.encode(cell)));
      return new Inventory(facts);
    }
  }

  Results run(Spool reports, Inventory inventory, List<Slo> slos, Progress progress)
      throws Exception {
    try (EmbeddedKafka kafka = start(progress)) {
      SlaTopics.create(kafka, PARTITIONS);
      AlarmTopics.create(kafka);
      AlarmTopics.publish(kafka.bootstrap(), rules);
      send(reports, inventory, slos, kafka, progress);
      Account account;
      try (Progress.Step step = progress.begin("running the job at parallelism " + parallelism)) {
        account = runJob(kafka, reports.latestMillis());
        step.done();
      }
      try (Progress.Step step = progress.begin("collecting results")) {
        Results results =
            new Results(windows(kafka), standings(kafka), rejected(kafka), account, alarms(kafka));
        step.done();
        return results;
      }
    }
  }

  private static EmbeddedKafka start(Progress progress) {
    try (Progress.Step step = progress.begin("starting Kafka")) {
      EmbeddedKafka kafka = EmbeddedKafka.start();
      step.done();
      return kafka;
    }
  }

  private static void send(
      Spool reports, Inventory inventory, List<Slo> slos, EmbeddedKafka kafka, Progress progress)
      throws IOException {
    try (Progress.Step step = progress.begin("sending " + reports.size() + " reports");
        KafkaProducer<byte[], byte[]> producer = producer(kafka)) {
      send(inventory, producer);
      send(slos, producer);
      send(reports, producer);
      step.done();
    }
  }

  private static KafkaProducer<byte[], byte[]> producer(EmbeddedKafka kafka) {
    Map<String, Object> settings =
        Map.of(
            "bootstrap.servers",
            kafka.bootstrap(),
            "linger.ms",
            5,
            "batch.size",
            1 << 18,
            "max.request.size",
            32 << 20);
    return new KafkaProducer<>(settings, new ByteArraySerializer(), new ByteArraySerializer());
  }

  private static void send(Inventory inventory, KafkaProducer<byte[], byte[]> producer) {
    for (InventoryCodec.Entry entry : inventory.facts()) {
      Future<RecordMetadata> unused =
          producer.send(
              new ProducerRecord<>(Topics.DEFAULT.cellInventory(), entry.key(), entry.value()));
    }
    producer.flush();
  }

  private static void send(List<Slo> slos, KafkaProducer<byte[], byte[]> producer) {
    SloCodec codec = new SloCodec();
    for (Slo slo : slos) {
      Future<RecordMetadata> unused =
          producer.send(
              new ProducerRecord<>(
                  Topics.DEFAULT.slos(), SloCodec.encodeKey(slo), codec.encode(slo)));
    }
    producer.flush();
  }

  private static void send(Spool reports, KafkaProducer<byte[], byte[]> producer)
      throws IOException {
    SendFailure failure = new SendFailure();
    reports.forEach(
        (key, value) -> {
          byte[] keyBytes = key.getBytes(StandardCharsets.UTF_8);
          Future<RecordMetadata> unused =
              producer.send(
                  new ProducerRecord<>(Topics.DEFAULT.cellReports(), keyBytes, value), failure);
        });
    producer.flush();
    failure.rethrow();
  }

  private Account runJob(EmbeddedKafka kafka, long untilMillis) throws Exception {
    StreamExecutionEnvironment env =
        EmbeddedFlink.environment(parallelism, EmbeddedFlink.settings(directory));
    SlaJobOnKafka sla = SlaJobOnKafka.at(kafka.bootstrap()).bounded();
    if (rules.isEmpty()) {
      sla.define(env, config);
    } else {
      AlertJobOnKafka.at(kafka.bootstrap())
          .bounded()
          .defineBehind(env, sla, config, AlertJobConfig.beside(config).replayedUntil(untilMillis));
    }
    return FinalAccount.of(env.execute("umbral replay"));
  }

  private List<WindowResult> windows(EmbeddedKafka kafka) throws WireException {
    WindowResultCodec codec = new WindowResultCodec(config.threshold());
    Map<String, WindowResult> best = new HashMap<>();
    for (byte[] value : TopicContents.of(kafka.bootstrap(), Topics.DEFAULT.slaWindows())) {
      WindowResult result = codec.decode(value);
      String name = new String(WindowResultCodec.encodeKey(result), StandardCharsets.UTF_8);
      best.merge(name, result, (old, next) -> next.supersedes(old) ? next : old);
    }
    return new ArrayList<>(best.values());
  }

  private static List<AlarmEvent> alarms(EmbeddedKafka kafka) throws WireException {
    AlarmCodec codec = new AlarmCodec();
    List<AlarmEvent> found = new ArrayList<>();
    for (byte[] value : TopicContents.of(kafka.bootstrap(), AlertTopics.DEFAULT.alerts())) {
      found.add(codec.decodeEvent(value));
    }
    return found;
  }

  private static List<SloStatus> standings(EmbeddedKafka kafka) throws WireException {
    SloStatusCodec codec = new SloStatusCodec();
    Map<String, SloStatus> best = new HashMap<>();
    for (byte[] value : TopicContents.of(kafka.bootstrap(), Topics.DEFAULT.sloStatus())) {
      SloStatus status = codec.decode(value);
      String name = new String(SloStatusCodec.encodeKey(status), StandardCharsets.UTF_8);
      best.merge(name, status, (old, next) -> next.supersedes(old) ? next : old);
    }
    return new ArrayList<>(best.values());
  }

  private static List<Rejected> rejected(EmbeddedKafka kafka) throws WireException {
    RejectedCodec codec = new RejectedCodec();
    List<Rejected> found = new ArrayList<>();
    for (byte[] value : TopicContents.of(kafka.bootstrap(), Topics.DEFAULT.rejected())) {
      found.add(codec.decode(value));
    }
    return found;
  }
}
