package io.umbral.embedded.actions;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.umbral.alerting.desk.Alarm;
import io.umbral.alerting.desk.AlarmEvent;
import io.umbral.alerting.desk.OperatorAction;
import io.umbral.alerting.desk.OperatorAction.OnAlarm;
import io.umbral.alerting.desk.OperatorAction.OnAlarm.Deed;
import io.umbral.alerting.desk.OperatorAction.Plan;
import io.umbral.alerting.rule.AlertRuleReader;
import io.umbral.embedded.Commands;
import io.umbral.embedded.Commands.Outcome;
import io.umbral.embedded.EmbeddedKafka;
import io.umbral.embedded.SlaTopics;
import io.umbral.embedded.alarms.AlarmTopics;
import io.umbral.model.CellReading;
import io.umbral.model.CellReport;
import io.umbral.model.CellReport.Origin;
import io.umbral.model.Ratio;
import io.umbral.model.Region;
import io.umbral.model.Technology;
import io.umbral.pipeline.kafka.AlertTopics;
import io.umbral.pipeline.kafka.Topics;
import io.umbral.wire.AlarmCodec;
import io.umbral.wire.AlertRuleCodec.Written;
import io.umbral.wire.CellReportEncoder;
import io.umbral.wire.InventoryCodec;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Commands about alarms against a Kafka with one alarm that lasts. */
class AlarmsOnKafkaTest {

  private static final long NOON = 1_700_000_040_000L; // a full minute

  private static final String RULE =
      """
      apiVersion: umbral/v1
      kind: AlertRule
      metadata: {name: loss}
      spec:
        version: 1
        selector: {operators: [ALL], technologies: [ALL]}
        identity: [region]
        threshold: {kpi: lossRatio, window: 1m, above: 0.2, severity: MAJOR}
        runbook: Look at the radio.
        source: a test
      """;

  private static EmbeddedKafka kafka;
  private static String alertId;

  @BeforeAll
  static void start() throws Exception {
    kafka = EmbeddedKafka.start();
    SlaTopics.create(kafka, 2);
    AlarmTopics.create(kafka);
    AlarmTopics.publish(
        kafka.bootstrap(), List.of(new Written(AlertRuleReader.require("loss", RULE), RULE)));
    write(Topics.DEFAULT.cellInventory(), new InventoryCodec().encode(Region.root("MX")));
    for (int minute = 0; minute < 6; minute++) {
      write(Topics.DEFAULT.cellReports(), report(minute));
    }
    lastingAlarm();
  }

  @AfterAll
  static void stop() {
    kafka.close();
  }

  private static InventoryCodec.Entry report(int minute) {
    CellReading reading =
        CellReading.of(Technology.LTE, 7).withLostProbes(new Ratio(minute < 2 ? 0 : 5, 10));
    Origin origin =
        new Origin("s1", "ATT", Optional.of("334050"), Optional.empty(), Optional.of("MX"));
    byte[] value =
        new CellReportEncoder()
            .encode(new CellReport(origin, NOON + minute * 60_000L, 60_000, List.of(reading)));
    return new InventoryCodec.Entry("s1".getBytes(StandardCharsets.UTF_8), value);
  }

  private static void write(String topic, InventoryCodec.Entry entry) {
    Map<String, Object> settings = Map.of("bootstrap.servers", kafka.bootstrap());
    try (KafkaProducer<byte[], byte[]> producer =
        new KafkaProducer<>(settings, new ByteArraySerializer(), new ByteArraySerializer())) {
      var unused = producer.send(new ProducerRecord<>(topic, entry.key(), entry.value()));
    }
  }

  /** The alarm that the retained data leads to, on its topics. */
  private static void lastingAlarm() throws Exception {
    Path out = Files.createTempDirectory("umbral-test-");
    Path rules = Files.writeString(out.resolve("rules.yaml"), RULE);
    Outcome outcome =
        run(
            "replay",
            "--format",
            "avro",
            "--bootstrap",
            kafka.bootstrap(),
            "--rules",
            rules.toString(),
            "--out",
            out.toString());
    assertEquals(0, outcome.exitCode(), outcome::err);
    List<String> lines = Files.readAllLines(out.resolve("alerts.jsonl"));
    assertEquals(1, lines.size(), lines::toString);
    alertId = lines.get(0).replaceAll(".*\"alertId\":\"([^\"]*)\".*", "$1");
    AlarmEvent event = TestAlarms.raised(alertId, "loss", NOON + 180_000);
    AlarmCodec codec = new AlarmCodec();
    byte[] key = AlarmCodec.encodeKey(alertId);
    write(AlertTopics.DEFAULT.alerts(), new InventoryCodec.Entry(key, codec.encode(event)));
    Alarm alarm = event.alarm();
    write(AlertTopics.DEFAULT.alertState(), new InventoryCodec.Entry(key, codec.encode(alarm)));
  }

  private static Outcome run(String... arguments) {
    return Commands.run(arguments);
  }

  private static Outcome act(String... arguments) {
    List<String> all = new ArrayList<>(List.of("act"));
    all.addAll(List.of(arguments));
    all.addAll(List.of("--bootstrap", kafka.bootstrap()));
    return run(all.toArray(String[]::new));
  }

  private static OperatorAction latest() {
    List<OperatorAction> actions = new ActionTopics(kafka.bootstrap()).actions();
    return actions.get(actions.size() - 1);
  }

  @Test
  void whatIsDoneToAnAlarmIsWrittenWithWhoDidItAndShownInTheLog() {
    Outcome outcome = act("ack", alertId, "--by", "ana", "--comment", "on my way");
    assertEquals(0, outcome.exitCode(), outcome::err);
    OnAlarm deed = (OnAlarm) latest();
    assertEquals(Deed.ACKNOWLEDGE, deed.deed());
    assertEquals(alertId, deed.alertId());
    assertEquals("ana", deed.by());
    assertEquals("on my way", deed.comment());
    Outcome log = act("log", "--alarm", alertId);
    assertTrue(
        log.out().contains("ana: ACKNOWLEDGE " + alertId + ", \"on my way\" (" + deed.id() + ")"),
        log::out);
  }

  @Test
  void whatMakesNoSenseIsRefusedAndNotWritten() {
    int before = new ActionTopics(kafka.bootstrap()).actions().size();
    assertRefused("there is no alarm nobody-1", act("ack", "nobody-1"));
    assertRefused("is not acknowledged", act("unacknowledge", alertId));
    assertRefused("clear needs --comment", act("clear", alertId));
    assertRefused("nothing is selected", act("silence", "--for", "1h", "--comment", "x"));
    assertRefused(
        "--rule lost is not known; there are loss",
        act("silence", "--rule", "lost", "--for", "1h", "--comment", "x"));
    assertRefused(
        "should end after",
        act(
            "maintenance",
            "--region",
            "MX",
            "--from",
            "2026-03-01T22:00:00Z",
            "--until",
            "2026-03-01T21:00:00Z",
            "--comment",
            "x"));
    assertEquals(before, new ActionTopics(kafka.bootstrap()).actions().size());
  }

  private static void assertRefused(String reason, Outcome outcome) {
    assertEquals(2, outcome.exitCode(), outcome::out);
    assertTrue(outcome.err().contains(reason), outcome::err);
  }

  @Test
  void maintenanceIsPlannedAndEndedEarlyUnderItsName() {
    Outcome planned =
        act(
            "maintenance",
            "--region",
            "MX",
            "--operator",
            "ATT,TELCEL",
            "--rule",
            "loss",
            "--from",
            "2026-03-01T22:00:00Z",
            "--until",
            "2100-03-02T02:00:00Z",
            "--by",
            "ana",
            "--comment",
            "new antennas");
    assertEquals(0, planned.exitCode(), planned::err);
    Plan plan = (Plan) latest();
    assertEquals(Plan.Kind.MAINTENANCE, plan.kind());
    assertEquals(Set.of("MX"), plan.selector().regions());
    assertEquals(Set.of("ATT", "TELCEL"), plan.selector().operators());
    assertEquals(Set.of("loss"), plan.rules());
    assertTrue(
        planned.out().contains("of region MX, operator ATT TELCEL, rule loss"), planned::out);

    assertEquals(0, act("end", plan.id(), "--by", "eva").exitCode());
    Plan ended = (Plan) latest();
    assertEquals(plan.id(), ended.id());
    assertEquals("eva", ended.by());
    assertEquals(plan.selector(), ended.selector());
    assertEquals(ended.doneAtMillis(), ended.untilMillis());
    assertRefused("ended at", act("end", plan.id()));
  }

  @Test
  void anAlarmOfARunningJobIsExplained() {
    Outcome outcome = run("explain", alertId, "--bootstrap", kafka.bootstrap());
    assertEquals(0, outcome.exitCode(), outcome::err);
    assertTrue(outcome.out().startsWith("alarm " + alertId + " of rule loss: MX"), outcome::out);
    assertTrue(outcome.out().contains("lossRatio 0.5, level 0.2"), outcome::out);
  }

  @Test
  void retainedDataIsBacktestedAgainstWhatDidFire(@TempDir Path folder) throws IOException {
    Path stricter =
        Files.writeString(folder.resolve("rules.yaml"), RULE.replace("above: 0.2", "above: 0.7"));
    Outcome none =
        run("backtest", "--rules", stricter.toString(), "--bootstrap", kafka.bootstrap());
    assertEquals(0, none.exitCode(), none::err);
    assertTrue(none.out().startsWith("- 2023-11-14T22:17:00.000Z loss MX/ALL/ALL"), none::out);
    assertTrue(none.out().contains("0 would have fired"), none::out);
  }
}
