package io.umbral.embedded.alarms;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.umbral.alerting.Measurement;
import io.umbral.alerting.Severity;
import io.umbral.alerting.Subject;
import io.umbral.alerting.desk.Evaluation;
import io.umbral.alerting.rule.AlertRule;
import io.umbral.alerting.rule.Condition;
import io.umbral.alerting.rule.RuleHistory;
import io.umbral.alerting.track.Track;
import io.umbral.alerting.track.Transition;
import io.umbral.embedded.slo.SloFiles;
import io.umbral.model.Rational;
import io.umbral.model.SeriesKey;
import io.umbral.model.SloStatus.Burn;
import io.umbral.sla.slo.Slo;
import io.umbral.wire.AlertRuleCodec.Written;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** The rules that ship: that they go together, and when the ones about promises page. */
final class ShippedRulesTest {

  private static final Path RULES = Path.of("..", "rules");
  private static final Path PROMISES = Path.of("..", "slo");
  private static final Rational TARGET = Rational.parse("0.99");
  private static final Subject PLACE =
      Subject.of(
          new SeriesKey("19039", SeriesKey.ALL, "LTE"),
          List.of("19039", "19", "MX"),
          Map.of(Subject.LEVEL, "MUNICIPALITY"));

  private final List<String> said = new ArrayList<>();
  private Track track = Track.BEGIN;

  private static List<AlertRule> rules() throws IOException {
    return RuleFiles.read(RULES).stream().map(Written::rule).toList();
  }

  private static Evaluation evaluation(String id) throws IOException {
    AlertRule rule = rules().stream().filter(one -> one.id().equals(id)).findFirst().orElseThrow();
    return new Evaluation(RuleHistory.of(rule), PLACE);
  }

  @Test
  void theyAreAboutPromisesAndExplainRulesThatShipToo() throws IOException {
    Set<String> ids = rules().stream().map(AlertRule::id).collect(Collectors.toSet());
    Set<String> promises =
        SloFiles.read(PROMISES).stream().map(Slo::name).collect(Collectors.toSet());
    assertEquals(9, ids.size());
    for (AlertRule rule : rules()) {
      assertTrue(ids.containsAll(rule.handling().inhibits()), rule.id());
      if (rule.condition() instanceof Condition.BurnRate burn) {
        assertTrue(promises.contains(burn.objective()), rule.id());
      }
      if (rule.condition() instanceof Condition.SloBudget budget) {
        assertTrue(promises.contains(budget.objective()), rule.id());
      }
    }
  }

  /** A minute of a promise in slices of five minutes, so many bad in each window. */
  private void minute(Evaluation evaluation, int minute, List<Burn> burns, double budgetLeft) {
    Measurement.Objective state =
        new Measurement.Objective(
            "latency-lte-urban",
            minute * 60_000L,
            minute,
            TARGET,
            burns,
            OptionalDouble.of(budgetLeft));
    Track.Step step = evaluation.observe(state, track);
    track = step.next();
    for (Transition what : step.transitions()) {
      Severity severity = what.severity();
      said.add(minute + " " + what.kind() + " " + severity);
    }
  }

  private static List<Burn> burns(int badOfHour, int badOfFiveMinutes, int presentMinutes) {
    return List.of(
        new Burn(5, badOfFiveMinutes, 1, Math.min(5, presentMinutes)),
        new Burn(30, 0, 6, Math.min(30, presentMinutes)),
        new Burn(60, badOfHour, 12, Math.min(60, presentMinutes)),
        new Burn(120, 0, 24, Math.min(120, presentMinutes)),
        new Burn(360, 0, 72, presentMinutes),
        new Burn(1_440, 0, 288, presentMinutes),
        new Burn(4_320, 0, 864, presentMinutes));
  }

  @Test
  void aPromiseThatBurnsPagesOnceTheHourIsKnownAndEndsWithTheFiveMinutes() throws IOException {
    Evaluation evaluation = evaluation("latency-promise-burns");
    minute(evaluation, 20, burns(4, 1, 20), 0.5); // a third of the hour is no evidence
    minute(evaluation, 31, burns(2, 1, 31), 0.5); // two bad slices are a bad minute each
    assertEquals(List.of(), said);
    minute(evaluation, 36, burns(3, 1, 36), 0.5);
    minute(evaluation, 40, burns(4, 1, 40), 0.4);
    minute(evaluation, 45, burns(4, 0, 45), 0.4);
    assertEquals(List.of("36 RAISED MAJOR", "45 CLEARED MAJOR"), said);
  }

  @Test
  void aBudgetIsNotJudgedBeforeADayIsKnownAndGetsWorseWhenItIsUsedUp() throws IOException {
    Evaluation evaluation = evaluation("latency-promise-budget");
    List<Burn> hours = List.of(new Burn(4_320, 1, 100, 500));
    for (int minute = 500; minute < 520; minute++) {
      minute(evaluation, minute, hours, -5);
    }
    assertEquals(List.of(), said);
    List<Burn> days = List.of(new Burn(4_320, 3, 300, 1_500));
    for (int minute = 1_500; minute < 1_510; minute++) {
      minute(evaluation, minute, days, 0.2);
    }
    minute(evaluation, 1_510, days, -0.1);
    for (int minute = 1_511; minute < 1_530; minute++) {
      minute(evaluation, minute, days, 0.31);
    }
    assertEquals(List.of("1505 RAISED MINOR", "1510 CHANGED MAJOR", "1526 CLEARED MAJOR"), said);
  }
}
