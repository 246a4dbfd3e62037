package io.umbral.alerting.track;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.umbral.alerting.Events;
import io.umbral.alerting.Machine;
import io.umbral.alerting.Reason;
import io.umbral.alerting.Rules;
import io.umbral.alerting.Sample;
import io.umbral.alerting.Severity;
import io.umbral.alerting.Subject;
import io.umbral.alerting.desk.AlarmEvent;
import io.umbral.alerting.rule.AlertRule;
import io.umbral.alerting.rule.AlertRule.Handling;
import io.umbral.alerting.rule.AlertRule.Timing;
import io.umbral.alerting.rule.Hold;
import io.umbral.alerting.rule.NoData;
import io.umbral.alerting.rule.RuleHistory;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

/** When an alarm begins and ends: hold times, silence, other versions of the rule. */
final class TrackTest {

  private static final Subject PLACE =
      new Subject(List.of("here"), "op", "ALL", Optional.empty(), Optional.empty(), Map.of());

  private static AlertRule rule(Timing timing) {
    return Rules.rule("rule", 1, 0, Rules.loss(), timing, Handling.USUAL);
  }

  /** b for bad, g for good, a space for nothing; what was said, with its minute. */
  private static List<String> run(Machine machine, String series) {
    for (int t = 1; t <= series.length(); t++) {
      char c = series.charAt(t - 1);
      if (c != ' ') {
        machine.observe(PLACE, Rules.window(t, 1, c == 'b' ? 1 : 0));
      }
      machine.minute(t);
    }
    return machine.take().stream()
        .map(e -> e.atMillis() / 60_000 + " " + e.alarm().name().signal() + " " + e.type())
        .toList();
  }

  @Test
  void nOfMFiresWithGoodSamplesBetween() {
    Timing timing = new Timing(new Hold.Among(3, 5), 0, Optional.empty());
    assertEquals(
        List.of("5 BREACH RAISED", "6 BREACH CLEARED"), run(new Machine(rule(timing)), "bgbgbg"));
    assertEquals(List.of(), run(new Machine(rule(timing)), "bggbggbgg"));
  }

  @Test
  void silenceIsAnAlarmBesideAndClearsNothing() {
    assertEquals(
        List.of("2 BREACH RAISED", "5 KPI_SILENT RAISED", "7 KPI_SILENT CLEARED"),
        run(new Machine(rule(Rules.timing(1, 1, 3))), "bb    b"));
  }

  @Test
  void silenceEndsAnAlarmOnlyWhereTheRuleSaysSo() {
    NoData clear = new NoData(Rules.minutes(3), NoData.Action.CLEAR, Severity.WARNING);
    Machine machine = new Machine(rule(new Timing(Hold.NONE, 0, Optional.of(clear))));
    assertEquals(List.of("1 BREACH RAISED", "4 BREACH CLEARED"), run(machine, "b    "));
    NoData keep = new NoData(Rules.minutes(3), NoData.Action.KEEP, Severity.WARNING);
    machine = new Machine(rule(new Timing(Hold.NONE, 0, Optional.of(keep))));
    assertEquals(List.of("1 BREACH RAISED"), run(machine, "b    "));
  }

  @Test
  void aSubjectThatIsExpectedAndNeverSeenIsSilent() {
    RuleHistory rules = RuleHistory.of(rule(Rules.timing(0, 0, 3)));
    Track track = Track.BEGIN.expect(Rules.minutes(1));
    assertEquals(OptionalLong.of(Rules.minutes(4)), track.deadlineMillis(rules));
    Track.Step step = track.advance(Rules.minutes(9), rules);
    assertEquals(1, step.transitions().size());
    assertEquals(Rules.minutes(4), step.transitions().get(0).atMillis());
    assertEquals(OptionalLong.empty(), step.next().deadlineMillis(rules));
  }

  @Test
  void anotherVersionThatIsContentEndsTheAlarmAtItsFirstSampleAndSaysWhy() {
    Machine machine = new Machine(rule(Rules.timing(2, 5)));
    run(machine, "bbb");
    machine.publish(
        Rules.rule("rule", 2, 0, Rules.lossAbove("2"), Rules.timing(2, 5), Handling.USUAL));
    assertEquals(List.of(), machine.take(), "an edit says nothing by itself");
    machine.observe(PLACE, Rules.window(4, 1, 1));
    machine.minute(4);
    List<AlarmEvent> events = machine.take();
    assertEquals(List.of("4 rule here CLEARED 1.2 1..4 notify"), Events.lines(events));
    assertEquals(Reason.RULE_CHANGED, events.get(0).reason());
    assertEquals(2, events.get(0).alarm().ruleVersion());
  }

  @Test
  void anotherVersionThatStillBreachesStartsNoTimeAnew() {
    Machine machine = new Machine(rule(Rules.timing(3, 0)));
    run(machine, "bb");
    machine.publish(
        Rules.rule(
            "rule",
            2,
            Rules.minutes(3),
            Rules.lossAbove("0.9"),
            Rules.timing(3, 0),
            Handling.USUAL));
    for (int t = 3; t <= 4; t++) {
      machine.observe(PLACE, Rules.window(t, 1, 1));
      machine.minute(t);
    }
    assertEquals(List.of("4 rule here RAISED 1.1 1.. notify"), Events.lines(machine.take()));
  }

  @Test
  void aVersionHoldsFromItsInstantOn() {
    Machine machine = new Machine(rule(Rules.timing(0, 0)));
    machine.publish(
        Rules.rule(
            "rule",
            2,
            Rules.minutes(5),
            Rules.lossAbove("0.1"),
            Rules.timing(0, 0),
            Handling.USUAL));
    machine.observe(PLACE, Rules.window(4, 1, 0.2));
    machine.minute(4);
    assertEquals(List.of(), machine.take());
    machine.observe(PLACE, Rules.window(5, 1, 0.2));
    machine.minute(5);
    assertEquals(List.of("5 rule here RAISED 1.1 5.. notify"), Events.lines(machine.take()));
  }

  @Test
  void aRuleThatNoLongerWatchesEndsItsAlarm() {
    RuleHistory rules = RuleHistory.of(rule(Rules.timing(0, 5)));
    Track track = Track.BEGIN.observe(Rules.sample(1, 1, 1), rules).next();
    Track.Step step = track.observe(Sample.unwatched(Rules.minutes(2)), rules);
    assertEquals(Transition.Kind.CLEARED, step.transitions().get(0).kind());
    assertEquals(Reason.RULE_CHANGED, step.transitions().get(0).reason());
    assertFalse(step.next().isFiring());
  }

  @Test
  void onlyWhatNeverWasAnAlarmIsForgotten() {
    RuleHistory rules = RuleHistory.of(rule(Rules.timing(0, 0)));
    Track quiet = Track.BEGIN.observe(Rules.sample(1, 1, 0), rules).next();
    assertFalse(quiet.isForgettable(rules), "late data may still come");
    assertTrue(quiet.settle(Rules.minutes(1), rules).isForgettable(rules));
    Track firing = quiet.observe(Rules.sample(2, 1, 1), rules).next();
    Track over = firing.observe(Rules.sample(3, 1, 0), rules).next();
    assertFalse(
        over.settle(Rules.minutes(9), rules).isForgettable(rules), "its episodes are counted");
    RuleHistory watchful = RuleHistory.of(rule(Rules.timing(0, 0, 5)));
    assertFalse(
        quiet.settle(Rules.minutes(1), watchful).isForgettable(watchful), "it may fall silent");
  }
}
