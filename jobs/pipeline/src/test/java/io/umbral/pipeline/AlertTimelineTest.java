package io.umbral.pipeline;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.umbral.alerting.Kpi;
import io.umbral.alerting.Measurement;
import io.umbral.alerting.desk.AlarmEvent;
import io.umbral.alerting.desk.EventType;
import io.umbral.alerting.desk.OperatorAction.OnAlarm;
import io.umbral.wire.AlertRuleCodec.Written;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** The alert job's operators on timelines: restarts, other parallelism, time that jumps. */
@SuppressWarnings("try") // Flink's harnesses close with any exception
final class AlertTimelineTest {

  private static final long MINUTE = 60_000;

  private static final Written RULE =
      HarnessAlerts.rule(
          """
          apiVersion: umbral/v1
          kind: AlertRule
          metadata: {name: loss}
          spec:
            version: 1
            threshold: {kpi: lossRatio, window: 1m, above: 0.5, severity: MAJOR}
            for: 2m
            keepFiringFor: 2m
            noData: {after: 5m, action: RAISE}
            runbook: look
            source: a test
          """);

  private static final Written PIPELINE =
      HarnessAlerts.rule(
          """
          apiVersion: umbral/v1
          kind: AlertRule
          metadata: {name: pipeline-silent}
          spec:
            version: 1
            silence: {window: 1m, scope: PIPELINE}
            noData: {after: 3m, action: RAISE, severity: CRITICAL}
            runbook: look
            source: a test
          """);

  private static AlertJobConfig live() {
    return AlertJobConfig.beside(SlaJobConfig.DEFAULT);
  }

  private static AlertJobConfig replay(long untilMinute) {
    return live().replayedUntil(untilMinute * MINUTE);
  }

  private static Measurement window(long t, long revision, boolean isBad) {
    return new Measurement.Window(
        60_000,
        t * MINUTE,
        revision,
        Map.of(Kpi.LOSS_RATIO, isBad ? 1.0 : 0.0),
        10,
        OptionalDouble.empty());
  }

  private static List<String> lines(List<AlarmEvent> events) {
    return events.stream()
        .map(
            event ->
                event.atMillis() / MINUTE
                    + " "
                    + event.alarm().name().signal()
                    + " "
                    + event.type()
                    + (event.isNotify() ? " notify" : ""))
        .toList();
  }

  /** One minute after the other: b for bad, g for good, a space for nothing. */
  private static void run(HarnessAlerts job, long first, String series) throws Exception {
    for (int i = 0; i < series.length(); i++) {
      if (series.charAt(i) != ' ') {
        job.observe("r", window(first + i, 1, series.charAt(i) == 'b'));
      }
      job.reach((first + i) * MINUTE);
    }
  }

  @Test
  void raisesAndClearsAndTellsOfSilence() throws Exception {
    try (HarnessAlerts job = new HarnessAlerts(live(), List.of(RULE), 1)) {
      run(job, 1, "gbbb      ggg");
      assertEquals(
          List.of(
              "4 BREACH RAISED notify",
              "9 KPI_SILENT RAISED notify",
              "11 KPI_SILENT CLEARED notify",
              "13 BREACH CLEARED notify"),
          lines(job.take()));
    }
  }

  @Test
  void timeThatJumpsChangesNothing() throws Exception {
    String series = "gbbb       gggbbbbg  ggg";
    List<AlarmEvent> stepwise;
    try (HarnessAlerts job = new HarnessAlerts(replay(24), List.of(RULE), 1)) {
      run(job, 1, series);
      job.end();
      stepwise = job.take();
    }
    try (HarnessAlerts job = new HarnessAlerts(replay(24), List.of(RULE), 2)) {
      for (int i = 0; i < series.length(); i++) {
        if (series.charAt(i) != ' ') {
          job.observe("r", window(1 + i, 1, series.charAt(i) == 'b'));
        }
      }
      job.end();
      assertEquals(stepwise, job.take());
    }
    assertTrue(stepwise.size() >= 6, stepwise::toString);
  }

  @Test
  void theEndOfWhatIsRecordedIsNoSilence() throws Exception {
    try (HarnessAlerts job = new HarnessAlerts(replay(6), List.of(RULE), 1)) {
      run(job, 1, "ggg");
      job.end();
      assertEquals(List.of(), lines(job.take()));
    }
    try (HarnessAlerts job = new HarnessAlerts(replay(8), List.of(RULE), 1)) {
      run(job, 1, "ggg");
      job.end();
      assertEquals(List.of("8 KPI_SILENT RAISED notify"), lines(job.take()));
    }
  }

  @Test
  void aJobThatIsStoppedTellsOfNoSilence() throws Exception {
    try (HarnessAlerts job = new HarnessAlerts(live(), List.of(RULE), 1)) {
      run(job, 1, "ggg");
      job.end();
      assertEquals(List.of(), lines(job.take()));
    }
  }

  @Test
  void lateDataCorrects() throws Exception {
    try (HarnessAlerts job = new HarnessAlerts(live(), List.of(RULE), 1)) {
      run(job, 1, "bbb");
      job.take();
      job.observe("r", window(2, 2, false));
      job.reach(3 * MINUTE + 1);
      List<AlarmEvent> events = job.take();
      assertEquals(List.of("3 BREACH CORRECTED notify"), lines(events));
      assertTrue(events.get(0).isRetraction());
    }
  }

  @Test
  void aRestartAtAnotherParallelismSaysNothingAndGoesOn() throws Exception {
    int series = Integer.getInteger("umbral.alarms.firing", 2_000);
    HarnessAlerts.Snapshot snapshot;
    try (HarnessAlerts job = new HarnessAlerts(live(), List.of(RULE), 1)) {
      for (int t = 1; t <= 3; t++) {
        for (int i = 0; i < series; i++) {
          job.observe("r" + i, window(t, 1, true));
        }
        job.reach(t * MINUTE);
      }
      assertEquals(series, job.take().size());
      snapshot = job.snapshot();
    }
    try (HarnessAlerts job = new HarnessAlerts(live(), List.of(RULE), 2, snapshot)) {
      job.processingTime(4 * MINUTE);
      job.reach(4 * MINUTE);
      assertEquals(List.of(), lines(job.take()));
      for (int t = 5; t <= 7; t++) {
        for (int i = 0; i < series; i++) {
          job.observe("r" + i, window(t, 1, false));
        }
        job.reach(t * MINUTE);
      }
      List<AlarmEvent> events = job.take();
      assertEquals(series, events.size());
      assertTrue(
          events.stream()
              .allMatch(
                  event ->
                      event.type() == EventType.CLEARED
                          && event.isNotify()
                          && event.alarm().seq() == 2));
    }
  }

  /** A job that was down for a day reads it in hours at a time, long after it happened. */
  @Test
  void aDayThatIsReadAgainIsNoStorm() throws Exception {
    List<String> first = day(1, true);
    List<String> again = day(60, false);
    assertEquals(first, again);
    assertEquals(first.size(), Set.copyOf(first).size(), "no event is told of twice");
    long faults = first.stream().filter(line -> line.endsWith("BREACH RAISED notify")).count();
    assertTrue(faults > 20, first::toString);
    assertEquals(2 * faults, first.size(), "a raise and an end for each fault, and nothing else");
  }

  /** What people are told of a day of ten regions, each event with its name and number. */
  private static List<String> day(int minutesAtOnce, boolean isLive) throws Exception {
    int minutes = 24 * 60;
    Random random = new Random(20260301);
    boolean[][] bad = new boolean[10][minutes + 1];
    for (boolean[] ofRegion : bad) {
      for (int fault = 0; fault < 3; fault++) {
        int from = 1 + random.nextInt(minutes - 60);
        Arrays.fill(ofRegion, from, from + 5 + random.nextInt(30), true);
      }
    }
    List<String> told = new ArrayList<>();
    try (HarnessAlerts job = new HarnessAlerts(live(), List.of(RULE, PIPELINE), 2)) {
      for (int t = 1; t <= minutes; t++) {
        for (int region = 0; region < bad.length; region++) {
          job.observe("r" + region, window(t, 1, bad[region][t]));
        }
        if (t % minutesAtOnce == 0) {
          job.processingTime(isLive ? t * MINUTE : minutes * MINUTE + 100L * t);
          job.reach(t * MINUTE);
        }
      }
      for (AlarmEvent event : job.take()) {
        told.add(event.alarm().alertId() + " " + event.alarm().seq() + " " + lines(List.of(event)));
      }
    }
    return told.stream().sorted().map(line -> line.replace("]", "")).toList();
  }

  @Test
  void whatWaitsForItsInstantSurvivesARestart() throws Exception {
    HarnessAlerts.Snapshot snapshot;
    try (HarnessAlerts job = new HarnessAlerts(live(), List.of(RULE), 1)) {
      run(job, 1, "bb");
      job.observe("r", window(3, 1, true));
      snapshot = job.snapshot();
      assertEquals(List.of(), lines(job.take()));
    }
    try (HarnessAlerts job = new HarnessAlerts(live(), List.of(RULE), 1, snapshot)) {
      job.reach(3 * MINUTE);
      assertEquals(List.of("3 BREACH RAISED notify"), lines(job.take()));
      run(job, 4, "b");
      assertEquals(List.of(), lines(job.take()));
    }
  }

  @Test
  void anActionReachesItsAlarm() throws Exception {
    try (HarnessAlerts job = new HarnessAlerts(live(), List.of(RULE), 1)) {
      run(job, 1, "bbb");
      AlarmEvent raised = job.take().get(0);
      job.act(new OnAlarm("1", "ana", 0, "", raised.alarm().alertId(), OnAlarm.Deed.ACKNOWLEDGE));
      AlarmEvent acknowledged = job.take().get(0);
      assertEquals(EventType.ACKED, acknowledged.type());
      assertEquals(2, acknowledged.alarm().seq());
    }
  }

  /** After a failure actions are read again, and may come before what they answer. */
  @Test
  void anActionWaitsForItsAlarm() throws Exception {
    String alertId;
    try (HarnessAlerts job = new HarnessAlerts(live(), List.of(RULE), 1)) {
      run(job, 1, "bbb");
      alertId = job.take().get(0).alarm().alertId();
    }
    HarnessAlerts.Snapshot snapshot;
    try (HarnessAlerts job = new HarnessAlerts(live(), List.of(RULE), 1)) {
      run(job, 1, "bb");
      job.act(new OnAlarm("1", "ana", 0, "", alertId, OnAlarm.Deed.ACKNOWLEDGE));
      assertEquals(List.of(), lines(job.take()));
      snapshot = job.snapshot();
    }
    try (HarnessAlerts job = new HarnessAlerts(live(), List.of(RULE), 1, snapshot)) {
      run(job, 3, "bb");
      assertEquals(List.of("3 BREACH RAISED notify", "3 BREACH ACKED"), lines(job.take()));
    }
  }

  @Test
  void anActionWhoseAlarmNeverComesIsForgotten() throws Exception {
    try (HarnessAlerts job = new HarnessAlerts(live(), List.of(quietRule()), 1)) {
      run(job, 1, "gg");
      job.snapshot();
      int before = job.keptByDesk();
      job.act(new OnAlarm("1", "ana", 0, "", "no-such-1", OnAlarm.Deed.ACKNOWLEDGE));
      job.snapshot();
      assertEquals(before + 1, job.keptByDesk());
      job.reach(live().retention().toMillis() + 3 * MINUTE);
      job.snapshot();
      job.take();
      assertEquals(before, job.keptByDesk());
    }
  }

  @Test
  void whatNeverWasAnAlarmLeavesNothingBehind() throws Exception {
    try (HarnessAlerts job = new HarnessAlerts(live(), List.of(quietRule()), 1)) {
      List<String> regions = new ArrayList<>();
      for (int i = 0; i < 20; i++) {
        regions.add("r" + i);
        job.observe("r" + i, window(1, 1, false));
      }
      job.reach(MINUTE);
      int before = job.keptByEvaluators();
      assertTrue(before >= 2 * regions.size(), "tracks and windows are kept: " + before);
      job.reach(60 * MINUTE);
      assertTrue(job.keptByEvaluators() <= regions.size(), "only the level of each is kept");
    }
  }

  private static Written quietRule() {
    return HarnessAlerts.rule(
        RULE.document().replace("  noData: {after: 5m, action: RAISE}\n", ""));
  }
}
