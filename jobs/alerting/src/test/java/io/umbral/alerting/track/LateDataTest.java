package io.umbral.alerting.track;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.umbral.alerting.Events;
import io.umbral.alerting.Machine;
import io.umbral.alerting.Rules;
import io.umbral.alerting.Sample;
import io.umbral.alerting.Subject;
import io.umbral.alerting.rule.AlertRule;
import io.umbral.alerting.rule.AlertRule.Handling;
import io.umbral.alerting.rule.RuleHistory;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** What late data does to an alarm: it confirms, moves, withdraws, or adds in the past. */
final class LateDataTest {

  private static final Subject PLACE =
      new Subject(List.of("here"), "op", "ALL", Optional.empty(), Optional.empty(), Map.of());
  private static final AlertRule RULE =
      Rules.rule("rule", 1, 0, Rules.loss(), Rules.timing(2, 2), Handling.USUAL);

  private final Machine machine = new Machine(RULE);

  /** One minute after the other, from the first: b for bad, g for good. */
  private void series(long first, String values) {
    for (int i = 0; i < values.length(); i++) {
      machine.observe(PLACE, Rules.window(first + i, 1, values.charAt(i) == 'b' ? 1 : 0));
      machine.minute(first + i);
    }
  }

  private void revise(long t, boolean isBad) {
    machine.observe(PLACE, Rules.window(t, 2, isBad ? 1 : 0));
    machine.flush();
  }

  private void says(String... lines) {
    assertEquals(List.of(lines), Events.lines(machine.take()));
  }

  @Test
  void aBreachThatWasNoneIsForgottenWhileItIsPending() {
    series(1, "bb");
    revise(1, false);
    series(3, "b");
    says();
    series(4, "b");
    says("4 rule here RAISED 1.1 2.. notify");
  }

  @Test
  void anAlarmThatWasNoneIsWithdrawnAndTheNextOneIsAnother() {
    series(1, "bbb");
    says("3 rule here RAISED 1.1 1.. notify");
    series(4, "b");
    revise(2, false);
    says("4 rule here CORRECTED 1.2 1.. notify late retracted");
    series(5, "b");
    says("5 rule here RAISED 2.1 3.. notify");
  }

  @Test
  void anAlarmThatIsOverWhenItBecomesKnownPagesNobody() {
    series(1, "gbbgggggg");
    says();
    revise(4, true);
    says("9 rule here RAISED 1.1 2.. late", "9 rule here CLEARED 1.2 2..5 late");
  }

  @Test
  void anEarlierStartMovesTheAlarmAndKeepsItsName() {
    series(1, "gbbb");
    says("4 rule here RAISED 1.1 2.. notify");
    revise(1, true);
    says("4 rule here CHANGED 1.2 1.. STARTS_AT late");
  }

  @Test
  void aRevisionThatChangesNothingSaysNothing() {
    series(1, "bbbb");
    machine.take();
    machine.observe(PLACE, Rules.window(2, 5, 0.9));
    machine.flush();
    says();
  }

  @Test
  void aSmallerRevisionIsNotTaken() {
    machine.observe(PLACE, Rules.window(1, 7, 1));
    machine.observe(PLACE, Rules.window(1, 3, 0));
    series(2, "bb");
    says("3 rule here RAISED 1.1 1.. notify");
  }

  @Test
  void whatComesTooLateChangesNothing() {
    series(1, "bbbggg");
    machine.take();
    machine.settle(6);
    revise(2, false);
    revise(6, true);
    says();
  }

  @Test
  void anEndThatMovesIsCorrectedWithoutAWord() {
    series(1, "bbbgggg");
    machine.take();
    revise(4, true);
    says("7 rule here CORRECTED 1.3 1..5 ENDS_AT late");
  }

  @Test
  void anAlarmThatWasClearedAndIsNotOverIsRaisedAgainUnderItsName() {
    series(1, "bbbggg");
    says("3 rule here RAISED 1.1 1.. notify", "6 rule here CLEARED 1.2 1..4 notify");
    revise(6, true);
    says("6 rule here RAISED 1.3 1.. notify late");
    series(7, "ggg");
    says("9 rule here CLEARED 1.4 1..7 notify");
  }

  @Test
  void twoAlarmsThatWereOneKeepTheOneThatLasts() {
    series(1, "bbbggg" + "bbb");
    machine.take();
    revise(5, true);
    says(
        "9 rule here CORRECTED 1.3 1..4 late retracted",
        "9 rule here CHANGED 2.2 1.. STARTS_AT late");
  }

  @Test
  void settlingForgetsWhatCannotChangeAndSaysNothing() {
    RuleHistory rules = RuleHistory.of(RULE);
    Track track = Track.BEGIN;
    for (int t = 1; t <= 3; t++) {
      track = track.observe(Rules.sample(t, 1, 1), rules).next();
    }
    Track settled = track.settle(Rules.minutes(3), rules);
    assertTrue(settled.samples().isEmpty());
    assertTrue(settled.isFiring());
    assertEquals(
        track.observe(Rules.sample(4, 1, 0), rules).transitions(),
        settled.observe(Rules.sample(4, 1, 0), rules).transitions());
    assertEquals(new Track.Step(settled, List.of()), settled.observe(Rules.sample(2, 2, 0), rules));
  }

  @Test
  void theOrderOfArrivalDoesNotChangeWhereItLeads() {
    RuleHistory rules = RuleHistory.of(RULE);
    for (long seed = 1; seed <= 300; seed++) {
      Random random = new Random(seed);
      List<Sample> samples = new ArrayList<>();
      for (int t = 1; t <= 14; t++) {
        samples.add(Rules.sample(t, 1, random.nextInt(5) < 3 ? 1 : 0));
      }
      Track inOrder = Track.BEGIN;
      for (Sample sample : samples) {
        inOrder = inOrder.observe(sample, rules).next();
      }
      Collections.shuffle(samples, random);
      Track shuffled = Track.BEGIN;
      for (Sample sample : samples) {
        shuffled = shuffled.observe(sample, rules).next();
      }
      assertEquals(
          inOrder.said().stream().map(LateDataTest::withoutNumber).toList(),
          shuffled.said().stream()
              .map(LateDataTest::withoutNumber)
              .sorted(java.util.Comparator.comparingLong(Said::startsAtMillis))
              .toList(),
          "seed " + seed);
    }
  }

  private static Said withoutNumber(Said said) {
    return new Said(
        0,
        said.startsAtMillis(),
        said.raisedAtMillis(),
        said.severity(),
        said.endsAtMillis(),
        said.clearedAtMillis());
  }
}
