package io.umbral.embedded.recovery;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.umbral.alerting.Signal;
import io.umbral.alerting.desk.Alarm;
import io.umbral.alerting.desk.AlarmEvent;
import io.umbral.alerting.desk.OperatorAction;
import io.umbral.alerting.desk.OperatorAction.OnAlarm;
import io.umbral.alerting.desk.OperatorAction.OnAlarm.Deed;
import io.umbral.alerting.desk.OperatorAction.Plan;
import io.umbral.alerting.rule.Selector;
import io.umbral.embedded.EmbeddedKafka;
import io.umbral.embedded.alarms.AlarmTopics;
import io.umbral.embedded.alarms.RuleFiles;
import io.umbral.wire.InventoryCodec;
import io.umbral.wire.OperatorActionCodec;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * A country with faults, late data, silence, an outage and people who act. Its alert job is killed
 * again and again, and goes on with another parallelism; readers of committed records see the
 * alarms of the run that nobody disturbed, in the same order, each once.
 *
 * <p>What people do and what is measured have no order but that of their arrival. So each act waits
 * until what it answers is seen, as people do: a deed until the state topic shows its alarm, a plan
 * until a checkpoint holds what came before. With {@code -Dumbral.alarms.kills=0} nobody disturbs
 * the run, which tries what is expected.
 */
@Tag("slow")
final class AlarmRecoveryTest {

  private static final long SEED = 20261125;
  private static final int KILLS = Integer.getInteger("umbral.alarms.kills", 5);

  private static final Duration CHECKPOINT_INTERVAL = Duration.ofMillis(200);

  /** Nothing depends on how fast this machine is. */
  private static final String NEVER_IDLE = "1h";

  /** How long after something was sent a process may be killed: a few checkpoints. */
  private static final int LONGEST_DELAY_MILLIS = 900;

  /** How often something is sent, after each of which the process may be killed. */
  private static final int SENDINGS = 32;

  /** Minute, rule, region, number of the alarm and of its event, what, and who is told. */
  private static final List<String> UNDISTURBED =
      List.of(
          "5 loss S0 1.1 RAISED notify",
          "5 loss S0 1.2 ACKED",
          "5 loss S0 1.3 COMMENTED",
          "8 loss S1 1.1 RAISED notify",
          "8 loss S1 1.2 CORRECTED notify",
          "9 loss S1 2.1 RAISED notify",
          "11 loss S0 1.4 CLEARED notify",
          "12 loss S2 1.1 RAISED notify",
          "14 loss S2 1.2 CLEARED notify",
          "15 loss KPI_SILENT S1 1.1 RAISED notify",
          "18 outage MX 1.1 RAISED notify",
          "18 loss KPI_SILENT S1 1.2 CLEARED notify",
          "18 loss S1 2.2 CHANGED",
          "19 loss S2 2.1 RAISED",
          "19 loss S0 2.1 RAISED",
          "19 loss S2 2.2 CLEARED",
          "21 outage MX 1.2 CLEARED notify",
          "22 loss S0 2.2 CLEARED",
          "22 loss S1 2.3 CLEARED notify",
          "24 loss S0 1.5 CORRECTED");

  @TempDir private Path directory;
  private EmbeddedKafka kafka;
  private KafkaProducer<byte[], byte[]> producer;
  private final AlarmScenario scenario = new AlarmScenario();
  private final OperatorActionCodec actions = new OperatorActionCodec();

  @BeforeEach
  void start() throws Exception {
    kafka = EmbeddedKafka.start();
    producer = Measurements.producer(kafka.bootstrap());
    kafka.createTopic("cell-inventory", 1, Map.of("cleanup.policy", "compact"));
    kafka.createTopic("slos", 1, Map.of("cleanup.policy", "compact"));
    kafka.createTopic("alert-rules", 1, Map.of("cleanup.policy", "compact"));
    for (InventoryCodec.Entry fact : AlarmScenario.inventory()) {
      producer.send(new ProducerRecord<>("cell-inventory", fact.key(), fact.value())).get();
    }
    Path rules = Files.writeString(directory.resolve("rules.yaml"), AlarmScenario.RULES);
    AlarmTopics.publish(kafka.bootstrap(), RuleFiles.read(rules));
  }

  @AfterEach
  void stop() {
    producer.close();
    kafka.close();
  }

  /** In how many milliseconds after which sending the process is killed. */
  private static Map<Integer, Integer> kills(int number) {
    Random random = new Random(SEED);
    Map<Integer, Integer> kills = new TreeMap<>();
    while (kills.size() < number) {
      kills.put(random.nextInt(SENDINGS), random.nextInt(LONGEST_DELAY_MILLIS));
    }
    return kills;
  }

  @Test
  @Timeout(value = 20, unit = TimeUnit.MINUTES)
  void aKilledProcessTellsOfTheSameAlarmsInTheSameOrderOnce() throws Exception {
    Map<Integer, Integer> kills = kills(KILLS);
    System.out.println("killed, by sending, after ms: " + kills + " (seed " + SEED + ")");
    List<AlarmEvent> events = new Story(kills).tell("killed");
    assertEquals(String.join("\n", UNDISTURBED), String.join("\n", shortly(events)));
  }

  /** The raise is on the state topic, and no checkpoint holds it yet. */
  @Test
  void aRaiseThatWasNotCommittedIsToldOnceByTheNextProcess() throws Exception {
    try (AlarmRun run = new AlarmRun("lost", Duration.ofSeconds(2), NEVER_IDLE, kafka, directory)) {
      run.start();
      for (int minute = 1; minute <= 4; minute++) {
        for (int site = 0; site < AlarmScenario.PARTITIONS; site++) {
          send(run, site, scenario.report(0, site, minute, 40));
        }
      }
      run.await("the state of the alarm", () -> !run.states().isEmpty());
      run.kill();
      run.start();
      // A checkpoint keeps no time: what comes next tells it again.
      for (int site = 0; site < AlarmScenario.PARTITIONS; site++) {
        send(run, site, scenario.report(0, site, 5, 40));
      }
      run.await("the alarm", () -> !run.events().isEmpty());
      long before = run.checkpoint();
      run.await("more checkpoints", () -> run.checkpoint() >= before + 2);
      // The states of which nothing is heard become silent by then.
      assertEquals(
          List.of("2 loss S0 1.1 RAISED notify"),
          shortly(run.events()).stream().filter(event -> event.contains(" S0 ")).toList());
    }
  }

  /** One partition is silent from the second minute on. */
  @Test
  void aSilentPartitionHoldsNoAlarmBack() throws Exception {
    try (AlarmRun run = new AlarmRun("idle", CHECKPOINT_INTERVAL, "1s", kafka, directory)) {
      run.start();
      send(run, 0, scenario.report(0, 0, 1, 0));
      for (int minute = 1; minute <= 4; minute++) {
        send(run, 1, scenario.report(1, 1, minute, 40));
      }
      run.await("the alarm", () -> !run.events().isEmpty());
      assertEquals(List.of("2 loss S1 1.1 RAISED notify"), shortly(run.events()));
    }
  }

  private void send(AlarmRun run, int partition, byte[] value) throws Exception {
    String topic = ChildAlertJob.topics(run.name()).cellReports();
    producer.send(new ProducerRecord<>(topic, partition, null, value)).get();
  }

  /** Events as they stand in {@link #UNDISTURBED}. */
  static List<String> shortly(List<AlarmEvent> events) {
    return events.stream().map(AlarmRecoveryTest::shortly).toList();
  }

  private static String shortly(AlarmEvent event) {
    Alarm.Name name = event.alarm().name();
    return "%d %s%s %s %d.%d %s%s"
        .formatted(
            (event.atMillis() - AlarmScenario.end(0)) / 60_000,
            name.ruleId(),
            name.signal() == Signal.BREACH ? "" : " " + name.signal(),
            event.alarm().subject().region(),
            name.episode(),
            event.alarm().seq(),
            event.type(),
            event.isNotify() ? " notify" : "");
  }

  /** The scenario, told to one run. */
  private final class Story {

    private final Map<Integer, Integer> kills;
    private AlarmRun run;
    private int sendings;
    private int minute;
    private int actionNumber;

    private Story(Map<Integer, Integer> kills) {
      this.kills = kills;
    }

    private List<AlarmEvent> tell(String name) throws Exception {
      try (AlarmRun told = new AlarmRun(name, CHECKPOINT_INTERVAL, NEVER_IDLE, kafka, directory)) {
        run = told;
        run.start();
        run.await("a first checkpoint", () -> run.checkpoint() > 0);
        tell();
        assertEquals(SENDINGS, sendings, "sendings");
        return List.copyOf(run.events());
      }
    }

    private void tell() throws Exception {
      minutes(3, 0, 0, 0);
      minutes(3, 40, 0, 0);
      onAlarm("S0", 1, Deed.ACKNOWLEDGE);
      onAlarm("S0", 1, Deed.COMMENT);
      settle();
      minutes(3, 40, 40, 0);
      settle();
      tardy(1, 7);
      minutes(1, 0, 40, 0);
      plan("works", 2, 9, Long.MAX_VALUE);
      settle();
      minutes(2, 0, 40, 40);
      settle();
      plan("works", 2, 9, 12);
      settle();
      minutes(5, 0, AlarmScenario.SILENT, 0);
      minutes(3, 90, 90, 90);
      onAlarm("S2", 2, Deed.CLEAR);
      settle();
      minutes(5, 0, 0, 0);
      settle();
      plan("works of yesterday", 0, 3, 12);
      run.await("the last event", () -> run.events().size() >= UNDISTURBED.size());
      settle();
    }

    /** A number of minutes in which so many of a hundred probes are lost in each state. */
    private void minutes(int number, int... lost) throws Exception {
      for (int i = 0; i < number; i++) {
        minute++;
        for (int state = 0; state < AlarmScenario.STATES; state++) {
          for (int site = 0; site < AlarmScenario.PARTITIONS; site++) {
            if (lost[state] != AlarmScenario.SILENT) {
              report(site, scenario.report(state, site, minute, lost[state]));
            }
          }
        }
        sent();
      }
    }

    private void tardy(int state, int ofMinute) throws Exception {
      report(0, scenario.tardy(state, ofMinute));
      sent();
    }

    private void report(int partition, byte[] value) throws Exception {
      send(run, partition, value);
    }

    private void onAlarm(String region, int episode, Deed deed) throws Exception {
      run.await("an alarm of " + region, () -> lossOf(region, episode).isPresent());
      String alertId = lossOf(region, episode).orElseThrow();
      act(new OnAlarm("" + actionNumber, "ana", nowMillis(), "seen", alertId, deed));
    }

    private Optional<String> lossOf(String region, int episode) {
      return run.states().values().stream()
          .filter(
              alarm ->
                  alarm.name().ruleId().equals("loss")
                      && alarm.name().signal() == Signal.BREACH
                      && alarm.name().episode() == episode
                      && alarm.subject().region().equals(region))
          .map(Alarm::alertId)
          .findFirst();
    }

    private void plan(String id, int state, int from, long until) throws Exception {
      Selector where =
          new Selector(Set.of("S" + state), Set.of(), Set.of(), Map.of(), Optional.empty());
      long untilMillis =
          until == Long.MAX_VALUE
              ? Instant.parse("2100-01-01T00:00:00Z").toEpochMilli()
              : AlarmScenario.end(Math.toIntExact(until));
      act(
          new Plan(
              id,
              "ana",
              nowMillis(),
              "battery",
              Plan.Kind.MAINTENANCE,
              where,
              Set.of(),
              AlarmScenario.end(from),
              untilMillis));
    }

    private long nowMillis() {
      return AlarmScenario.end(minute);
    }

    private void act(OperatorAction action) throws Exception {
      actionNumber++;
      String topic = ChildAlertJob.alertTopics(run.name()).operatorActions();
      producer
          .send(
              new ProducerRecord<>(
                  topic, OperatorActionCodec.encodeKey(action), actions.encode(action)))
          .get();
      sent();
    }

    /** Something was sent: a while later the process may be killed and another one started. */
    private void sent() throws Exception {
      Integer delayMillis = kills.get(sendings++);
      if (delayMillis == null) {
        return;
      }
      // The instant of a kill is a span of time, and waits for nothing.
      LockSupport.parkNanos(Duration.ofMillis(delayMillis).toNanos());
      run.kill();
      long before = run.checkpoint();
      run.start();
      run.await("a checkpoint of the new process", () -> run.checkpoint() > before);
    }

    /**
     * All that was sent is in a checkpoint, and so is all that follows: the next watermark comes
     * within the time of a checkpoint.
     */
    private void settle() {
      run.await("all is taken", run::isAllTaken);
      long before = run.checkpoint();
      run.await("more checkpoints", () -> run.checkpoint() >= before + 2);
      run.events();
    }
  }
}
