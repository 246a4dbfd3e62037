package io.umbral.alerting.desk;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.umbral.alerting.Events;
import io.umbral.alerting.Machine;
import io.umbral.alerting.Rules;
import io.umbral.alerting.Subject;
import io.umbral.alerting.desk.OperatorAction.Plan;
import io.umbral.alerting.rule.AlertRule;
import io.umbral.alerting.rule.AlertRule.Handling;
import io.umbral.alerting.rule.Selector;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** A region above its sites; planned outages; silences. */
final class SuppressionTest {

  private static final Subject REGION =
      new Subject(
          List.of("region", "country"), "op", "ALL", Optional.empty(), Optional.empty(), Map.of());

  private static Subject site(String name) {
    return new Subject(
        List.of("region", "country"), "op", "ALL", Optional.of(name), Optional.empty(), Map.of());
  }

  private static AlertRule regionDown() {
    return Rules.rule(
        "down", 1, 0, Rules.loss(), Rules.timing(0, 0), Rules.inhibiting("breach", "down"));
  }

  private static AlertRule breach() {
    return Rules.rule("breach", 1, 0, Rules.loss(), Rules.timing(0, 0), Handling.USUAL);
  }

  /** The rules of regions see regions alone, those of sites sites. */
  private static Machine machine() {
    return new Machine(only(regionDown(), "region"), only(breach(), "site"));
  }

  private static AlertRule only(AlertRule rule, String kind) {
    return new AlertRule(
        rule.head(),
        new Selector(Set.of(), Set.of(), Set.of(), Map.of("kind", Set.of(kind)), Optional.empty()),
        rule.identity(),
        rule.condition(),
        rule.timing(),
        rule.guards(),
        rule.handling());
  }

  private final Machine machine = machine();

  private void set(long t, Subject subject, boolean isBad) {
    String kind = subject.site().isPresent() ? "site" : "region";
    Subject tagged =
        new Subject(
            subject.lineage(),
            subject.operator(),
            subject.technology(),
            subject.site(),
            subject.cell(),
            Map.of("kind", kind));
    machine.observe(tagged, Rules.window(t, 1, isBad ? 1 : 0));
  }

  private void says(String... lines) {
    assertEquals(List.of(lines), Events.lines(machine.take()));
  }

  /** One site at 3, its region and another site at 4. */
  private void outage() {
    set(3, site("s1"), true);
    machine.minute(3);
    set(4, site("s2"), true);
    set(4, site("s1"), true);
    set(4, REGION, true);
    machine.minute(4);
  }

  @Test
  void aParentExplainsItsChildrenWhicheverComesFirst() {
    outage();
    says(
        "3 breach s1 RAISED 1.1 3.. notify",
        "4 down region RAISED 1.1 4.. notify",
        "4 breach s2 RAISED 1.1 4.. inhibited",
        "4 breach s1 CHANGED 1.2 3.. INHIBITED_BY inhibited");
  }

  @Test
  void aParentListsItsChildren() {
    outage();
    Alarm parent =
        machine.desk().takeChanged().values().stream()
            .map(Optional::orElseThrow)
            .filter(alarm -> alarm.name().ruleId().equals("down"))
            .findFirst()
            .orElseThrow();
    assertEquals(2, parent.childCount());
    assertEquals(2, parent.children().size());
  }

  @Test
  void anInhibitedChildThatWasToldOfIsClearedAloud() {
    outage();
    machine.take();
    set(20, site("s1"), false);
    set(20, site("s2"), false);
    machine.minute(20);
    List<String> found = new ArrayList<>(Events.lines(machine.take()));
    found.sort(null);
    assertEquals(
        List.of(
            "20 breach s1 CLEARED 1.3 3..20 notify inhibited",
            "20 breach s2 CLEARED 1.2 4..20 inhibited"),
        found);
  }

  @Test
  void childrenThatOutlastTheirParentAreToldOfAMinuteLaterWithTheirOwnStart() {
    outage();
    machine.take();
    set(30, REGION, false);
    machine.minute(30);
    says("30 down region CLEARED 1.2 4..30 notify");
    machine.minute(31);
    List<String> found = new ArrayList<>(Events.lines(machine.take()));
    found.sort(null);
    assertEquals(
        List.of(
            "31 breach s1 CHANGED 1.3 3.. INHIBITED_BY",
            "31 breach s2 CHANGED 1.2 4.. INHIBITED_BY notify"),
        found);
  }

  @Test
  void aParentThatComesBackBeforeThatKeepsItsChildrenQuiet() {
    outage();
    set(30, REGION, false);
    machine.minute(30);
    machine.take();
    set(31, REGION, true);
    machine.minute(31);
    for (AlarmEvent event : machine.take()) {
      boolean isChild = event.alarm().name().ruleId().equals("breach");
      assertTrue(!isChild || !event.isNotify(), event::toString);
    }
    machine.minute(40);
    says();
  }

  @Test
  void anOutageOfTwoThousandSitesIsOneAlarmWithTwoThousandChildren() {
    for (int i = 0; i < 2_000; i++) {
      set(1, site("site-" + i), true);
    }
    set(1, REGION, true);
    machine.minute(1);
    List<AlarmEvent> events = machine.take();
    assertEquals(2_001, events.size());
    assertEquals(1, events.stream().filter(AlarmEvent::isNotify).count());
    Alarm parent =
        machine.desk().takeChanged().values().stream()
            .map(Optional::orElseThrow)
            .filter(alarm -> alarm.childCount() > 0)
            .findFirst()
            .orElseThrow();
    assertEquals(2_000, parent.children().size());
  }

  @Test
  void manySitesWithoutAParentAreMarkedAsAStormAndNoneIsLost() {
    for (int i = 0; i < 2_000; i++) {
      set(1, site("site-" + i), true);
    }
    machine.minute(1);
    List<AlarmEvent> events = machine.take();
    assertEquals(2_000, events.size());
    assertTrue(events.stream().allMatch(event -> event.isStorm() && event.isNotify()));
  }

  private static Plan maintenance(long from, long until) {
    return plan("m", Plan.Kind.MAINTENANCE, from, until);
  }

  private static Plan plan(String id, Plan.Kind kind, long from, long until) {
    return new Plan(
        id,
        "ana",
        0,
        "",
        kind,
        Selector.EVERYTHING,
        Set.of("breach"),
        Rules.minutes(from),
        Rules.minutes(until));
  }

  @Test
  void anAlarmWithinAPlannedOutageIsKeptAndToldToNobody() {
    machine.act(maintenance(0, 20));
    set(3, site("s1"), true);
    machine.minute(3);
    set(11, site("s1"), false);
    machine.minute(11);
    says("3 breach s1 RAISED 1.1 3.. planned", "11 breach s1 CLEARED 1.2 3..11 planned");
  }

  @Test
  void anAlarmThatOutlastsAPlannedOutageIsToldOfOnceAtItsEnd() {
    machine.act(maintenance(0, 8));
    for (int t = 1; t <= 15; t++) {
      set(t, site("s1"), t >= 3);
      machine.minute(t);
    }
    says("3 breach s1 RAISED 1.1 3.. planned", "8 breach s1 CHANGED 1.2 3.. PLANNED_OUTAGE notify");
  }

  @Test
  void aPlannedOutageThatBeginsLaterSilencesNoClear() {
    set(3, site("s1"), true);
    machine.minute(3);
    machine.act(maintenance(5, 20));
    machine.minute(5);
    set(9, site("s1"), false);
    machine.minute(9);
    says(
        "3 breach s1 RAISED 1.1 3.. notify",
        "5 breach s1 CHANGED 1.2 3.. PLANNED_OUTAGE planned",
        "9 breach s1 CLEARED 1.3 3..9 notify planned");
  }

  @Test
  void aPlannedOutageOfThePastCorrectsTheAlarmsThatFellIntoIt() {
    set(3, site("s1"), true);
    machine.minute(3);
    set(5, site("s1"), false);
    machine.minute(5);
    machine.take();
    machine.act(maintenance(2, 6));
    says("5 breach s1 CORRECTED 1.3 3..5 PLANNED_OUTAGE late planned by ana");
  }

  @Test
  void aSilenceThatEndsWhileAnAlarmLastsTellsOfIt() {
    machine.act(plan("s", Plan.Kind.SILENCE, 0, 100));
    set(3, site("s1"), true);
    machine.minute(3);
    machine.act(plan("s", Plan.Kind.SILENCE, 0, 4));
    machine.minute(4);
    says("3 breach s1 RAISED 1.1 3.. silenced", "4 breach s1 CHANGED 1.2 3.. SILENCED notify");
  }

  @Test
  void processingTimeAloneEndsAPlannedOutage() {
    machine.act(maintenance(0, 8));
    set(3, site("s1"), true);
    machine.minute(3);
    machine.take();
    machine.tick(9);
    assertEquals(
        List.of("8 breach s1 CHANGED 1.2 3.. PLANNED_OUTAGE notify"), Events.lines(machine.take()));
    assertEquals(
        OptionalLong.of(Rules.minutes(9)),
        machine.desk().alarms().iterator().next().attention().notifiedAtMillis());
  }

  @Test
  void aRuleOnTrialTellsNobodyAndExplainsNothing() {
    Machine trial = new Machine(only(Rules.shadow(regionDown()), "region"), only(breach(), "site"));
    Subject region =
        new Subject(
            REGION.lineage(),
            "op",
            "ALL",
            Optional.empty(),
            Optional.empty(),
            Map.of("kind", "region"));
    Subject child =
        new Subject(
            REGION.lineage(),
            "op",
            "ALL",
            Optional.of("s1"),
            Optional.empty(),
            Map.of("kind", "site"));
    trial.observe(region, Rules.window(1, 1, 1));
    trial.observe(child, Rules.window(1, 1, 1));
    trial.minute(1);
    assertEquals(
        List.of("1 down region RAISED 1.1 1..", "1 breach s1 RAISED 1.1 1.. notify"),
        Events.lines(trial.take()));
  }
}
