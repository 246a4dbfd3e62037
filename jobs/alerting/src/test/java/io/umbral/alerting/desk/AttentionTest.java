package io.umbral.alerting.desk;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.umbral.alerting.Events;
import io.umbral.alerting.Kpi;
import io.umbral.alerting.Machine;
import io.umbral.alerting.Reason;
import io.umbral.alerting.Rules;
import io.umbral.alerting.Severity;
import io.umbral.alerting.Signal;
import io.umbral.alerting.Subject;
import io.umbral.alerting.desk.OperatorAction.OnAlarm;
import io.umbral.alerting.desk.OperatorAction.OnAlarm.Deed;
import io.umbral.alerting.rule.AlertRule;
import io.umbral.alerting.rule.AlertRule.Handling;
import io.umbral.alerting.rule.AlertRule.Timing;
import io.umbral.alerting.rule.Condition;
import io.umbral.alerting.rule.Hold;
import io.umbral.alerting.rule.Level;
import io.umbral.alerting.rule.NoData;
import io.umbral.alerting.rule.RuleBook;
import io.umbral.alerting.rule.RuleHistory;
import io.umbral.alerting.rule.Side;
import io.umbral.alerting.track.Track;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

/** Acknowledgement, escalation, what people do, and the silence of everything. */
final class AttentionTest {

  private static final Subject PLACE =
      new Subject(List.of("here"), "op", "ALL", Optional.empty(), Optional.empty(), Map.of());

  private static AlertRule escalating() {
    return Rules.rule(
        "rule",
        1,
        0,
        Rules.loss(),
        Rules.timing(0, 0),
        Rules.escalating(OptionalLong.of(15), 10, 30));
  }

  private static void breach(Machine machine, long from, long to) {
    for (long t = from; t <= to; t++) {
      machine.observe(PLACE, Rules.window(t, 1, 1));
      machine.minute(t);
    }
  }

  private static OnAlarm deed(Machine machine, Deed deed) {
    String id = machine.desk().alarms().iterator().next().alertId();
    return new OnAlarm(deed + "-1", "ana", 0, "seen", id, deed);
  }

  @Test
  void anAcknowledgedAlarmIsNeitherEscalatedNorToldOfAgain() {
    Machine machine = new Machine(escalating());
    breach(machine, 3, 5);
    machine.act(deed(machine, Deed.ACKNOWLEDGE));
    breach(machine, 6, 60);
    machine.observe(PLACE, Rules.window(61, 1, 0));
    machine.minute(61);
    assertEquals(
        List.of(
            "3 rule here RAISED 1.1 3.. notify",
            "5 rule here ACKED 1.2 3.. ACKNOWLEDGEMENT by ana",
            "61 rule here CLEARED 1.3 3..61 notify"),
        Events.lines(machine.take()));
  }

  @Test
  void anAlarmThatNobodyAcknowledgesIsEscalatedOnceForEachLevel() {
    AlertRule rule =
        Rules.rule(
            "rule",
            1,
            0,
            Rules.loss(),
            Rules.timing(0, 0),
            Rules.escalating(OptionalLong.empty(), 10, 30));
    Machine machine = new Machine(rule);
    breach(machine, 3, 60);
    List<AlarmEvent> events = machine.take();
    assertEquals(
        List.of(
            "3 rule here RAISED 1.1 3.. notify",
            "13 rule here ESCALATED 1.2 3.. notify",
            "33 rule here ESCALATED 1.3 3.. notify"),
        Events.lines(events));
    assertEquals(2, events.get(2).alarm().attention().escalationLevel());
  }

  @Test
  void peopleAreRemindedWhileNobodyAcknowledges() {
    Machine machine = new Machine(escalating());
    breach(machine, 3, 34);
    assertEquals(
        List.of("RAISED", "ESCALATED", "RENOTIFIED", "ESCALATED", "RENOTIFIED"),
        machine.take().stream().map(event -> event.type().name()).toList());
  }

  @Test
  void aReplayAsksNoClock() {
    Machine machine = new Machine(false, DeskConfig.DEFAULT, escalating());
    breach(machine, 3, 60);
    assertEquals(List.of("3 rule here RAISED 1.1 3.. notify"), Events.lines(machine.take()));
  }

  @Test
  void aRiseInSeverityTakesTheAcknowledgementAwayAndIsToldOf() {
    List<Level> levels =
        List.of(
            Level.ofLadder(
                Severity.MAJOR, new BigDecimal("0.2"), new BigDecimal("0.1"), Side.ABOVE),
            Level.ofLadder(
                Severity.CRITICAL, new BigDecimal("0.6"), new BigDecimal("0.1"), Side.ABOVE));
    Machine machine =
        new Machine(
            Rules.rule(
                "rule",
                new Condition.Ladder(Kpi.LOSS_RATIO, Rules.WINDOW_MILLIS, levels, Side.ABOVE)));
    machine.observe(PLACE, Rules.window(1, 1, 0.3));
    machine.minute(1);
    machine.act(deed(machine, Deed.ACKNOWLEDGE));
    machine.observe(PLACE, Rules.window(2, 1, 0.7));
    machine.minute(2);
    machine.observe(PLACE, Rules.window(3, 1, 0.4));
    machine.minute(3);
    assertEquals(
        List.of(
            "1 rule here RAISED 1.1 1.. notify",
            "1 rule here ACKED 1.2 1.. ACKNOWLEDGEMENT by ana",
            "2 rule here CHANGED 1.3 1.. SEVERITY ACKNOWLEDGEMENT notify",
            "3 rule here CHANGED 1.4 1.. SEVERITY"),
        Events.lines(machine.take()));
  }

  @Test
  void aClearByHandIsToldAndAWorseStateRaisesTheAlarmAgain() {
    Machine machine = new Machine(escalating());
    breach(machine, 3, 4);
    machine.act(deed(machine, Deed.CLEAR));
    breach(machine, 5, 60);
    List<AlarmEvent> events = machine.take();
    assertEquals(
        List.of("3 rule here RAISED 1.1 3.. notify", "4 rule here CLEARED 1.2 3..4 notify by ana"),
        Events.lines(events));
    assertEquals(Reason.MANUAL, events.get(1).reason());
  }

  @Test
  void whatIsDoneTwiceIsSaidOnce() {
    Machine machine = new Machine(escalating());
    breach(machine, 3, 3);
    machine.take();
    OnAlarm acknowledge = deed(machine, Deed.ACKNOWLEDGE);
    machine.act(acknowledge);
    machine.act(acknowledge);
    assertEquals(1, machine.take().size());
    machine.act(new OnAlarm("x", "ana", 0, "", "no such alarm", Deed.CLEAR));
    assertEquals(List.of(), machine.take());
  }

  private static AlertRule everything() {
    NoData noData = new NoData(Rules.minutes(5), NoData.Action.RAISE, Severity.CRITICAL);
    return Rules.rule(
        "all",
        1,
        0,
        new Condition.Silence(Rules.WINDOW_MILLIS, Condition.Silence.Scope.PIPELINE),
        new Timing(Hold.NONE, 0, Optional.of(noData)),
        Handling.USUAL);
  }

  @Test
  void theSilenceOfEverythingIsOneAlarmThatTheNextMinuteEnds() {
    RuleBook rules = new RuleBook();
    rules.add(everything());
    Desk desk = new Desk(DeskConfig.DEFAULT, rules);
    desk.advance(Rules.minutes(5), OptionalLong.of(Rules.minutes(5)));
    assertEquals(List.of(), desk.tick(Rules.minutes(9)));
    List<AlarmEvent> raised = desk.tick(Rules.minutes(10));
    assertEquals(1, raised.size());
    assertEquals(Signal.PIPELINE_SILENT, raised.get(0).alarm().name().signal());
    assertTrue(raised.get(0).isNotify());
    assertEquals(List.of(), desk.tick(Rules.minutes(11)));
    List<AlarmEvent> over = desk.advance(Rules.minutes(12), OptionalLong.of(Rules.minutes(12)));
    assertEquals(EventType.CLEARED, over.get(0).type());
  }

  @Test
  void theSilenceOfEverythingExplainsTheSilenceOfEachAndNoBreach() {
    AlertRule everything = everything();
    RuleBook rules = new RuleBook();
    rules.add(
        new AlertRule(
            everything.head(),
            everything.selector(),
            everything.identity(),
            everything.condition(),
            everything.timing(),
            everything.guards(),
            Rules.inhibiting("rule")));
    AlertRule rule = Rules.rule("rule", 1, 0, Rules.loss(), Rules.timing(0, 0, 5), Handling.USUAL);
    rules.add(rule);
    Desk desk = new Desk(DeskConfig.DEFAULT, rules);
    RuleHistory history = RuleHistory.of(rule);
    Evaluation evaluation = new Evaluation(history, PLACE);
    desk.advance(Rules.minutes(5), OptionalLong.of(Rules.minutes(5)));
    assertEquals(1, desk.tick(Rules.minutes(10)).size());
    Track.Step breach = evaluation.observe(Rules.window(4, 1, 1), Track.BEGIN);
    Track.Step silence = breach.next().advance(Rules.minutes(9), history);
    List<Judged> judged = new ArrayList<>(evaluation.judged(breach));
    judged.addAll(evaluation.judged(silence));
    List<AlarmEvent> events = desk.apply(judged, OptionalLong.of(Rules.minutes(10)));
    assertEquals(
        List.of("KPI_SILENT true", "BREACH false"),
        events.stream()
            .map(
                event ->
                    event.alarm().name().signal()
                        + " "
                        + event.alarm().suppression().inhibitedBy().isPresent())
            .toList());
  }

  @Test
  void theSilenceOfEverythingIsNotWatchedUntilTheJobHasCaughtUp() {
    RuleBook rules = new RuleBook();
    rules.add(everything());
    Desk desk = new Desk(DeskConfig.DEFAULT, rules);
    desk.advance(Rules.minutes(5), OptionalLong.of(Rules.minutes(35)));
    assertEquals(List.of(), desk.tick(Rules.minutes(60)));
  }

  @Test
  void whatIsPutBackSaysNothingAndGoesOn() {
    Machine machine = new Machine(escalating());
    breach(machine, 3, 4);
    RuleBook rules = new RuleBook();
    rules.add(escalating());
    Desk restored = new Desk(DeskConfig.DEFAULT, rules);
    restored.restore(machine.desk().alarms(), machine.desk().plans(), machine.desk().clock());
    assertEquals(List.of(), restored.advance(Rules.minutes(5), OptionalLong.of(Rules.minutes(5))));
    assertEquals(EventType.ESCALATED, restored.tick(Rules.minutes(13)).get(0).type());
  }

  @Test
  void whatHasLongBeenOverIsForgotten() {
    Machine machine =
        new Machine(
            true,
            new DeskConfig(0, Rules.minutes(10), 100, 0),
            Rules.rule("rule", 1, 0, Rules.loss(), Rules.timing(0, 0), Handling.USUAL));
    breach(machine, 1, 1);
    machine.observe(PLACE, Rules.window(2, 1, 0));
    machine.minute(2);
    machine.minute(12);
    assertEquals(1, machine.desk().alarms().size());
    machine.minute(13);
    assertEquals(List.of(), List.copyOf(machine.desk().alarms()));
    assertTrue(machine.desk().takeChanged().containsValue(Optional.empty()));
  }
}
