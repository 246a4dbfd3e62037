package io.umbral.alerting.rule;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.umbral.alerting.Dimension;
import io.umbral.alerting.Grain;
import io.umbral.alerting.Kpi;
import io.umbral.alerting.Severity;
import io.umbral.documents.Fault;
import io.umbral.documents.Faults;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Rules as people write them. */
final class AlertRuleReaderTest {

  private static final String HEAD =
      """
      apiVersion: umbral/v1
      kind: AlertRule
      metadata: {name: rule, title: A rule}
      spec:
        version: 2
        runbook: look
        source: a test
      """;

  private static final String WHOLE =
      HEAD
          + """
            effectiveFrom: 2026-03-01T00:00:00Z
            shadow: true
            selector:
              regions: ["19"]
              operators: [ALL]
              technologies: [LTE]
              tags: {level: [STATE, MUNICIPALITY]}
            identity: [region, technology]
            ladder:
              kpi: rttMillis.p95
              window: 5m
              side: above
              hysteresis: 10
              levels: [{severity: MINOR, value: 100}, {severity: CRITICAL, value: 250.5}]
            for: 10m
            keepFiringFor: 90s
            noData: {after: 15m, action: RAISE, severity: MINOR}
            guards: {minReadings: 20, minCompleteness: 0.5}
            excludeMaintenance: false
            inhibits: [other]
            escalation: {after: [10m, 30m], renotify: 1h}
          """;

  private static List<AlertRule> read(String text, Faults faults) {
    return AlertRuleReader.read("rule.yaml", text, faults);
  }

  private static AlertRule right(String text) {
    Faults faults = new Faults();
    List<AlertRule> rules = read(text, faults);
    assertEquals(List.of(), faults.all().stream().map(Fault::line).toList());
    return rules.get(0);
  }

  private static List<String> faultsOf(String text) {
    Faults faults = new Faults();
    assertEquals(List.of(), read(text, faults));
    return faults.all().stream().map(Fault::line).toList();
  }

  @Test
  void everyFieldIsRead() {
    AlertRule rule = right(WHOLE);
    assertEquals(
        new AlertRule.Head("rule", 2, 1_772_323_200_000L, true, true, "A rule", "look", "a test"),
        rule.head());
    assertEquals(
        new Selector(
            Set.of("19"),
            Set.of("ALL"),
            Set.of("LTE"),
            Map.of("level", Set.of("STATE", "MUNICIPALITY")),
            Optional.of(Grain.REGION)),
        rule.selector());
    assertEquals(List.of(Dimension.REGION, Dimension.TECHNOLOGY), rule.identity());
    Condition.Ladder ladder = (Condition.Ladder) rule.condition();
    assertEquals(Kpi.RTT_P95_MILLIS, ladder.kpi());
    assertEquals(300_000, ladder.windowMillis());
    assertEquals(
        new Level(Severity.CRITICAL, new BigDecimal("250.5"), new BigDecimal("240.5")),
        ladder.levels().get(1));
    assertEquals(new Hold.For(600_000), rule.timing().hold());
    assertEquals(90_000, rule.timing().keepFiringMillis());
    assertEquals(
        new NoData(900_000, NoData.Action.RAISE, Severity.MINOR),
        rule.timing().noData().orElseThrow());
    assertEquals(new Guards(20, 0.5), rule.guards());
    assertEquals(
        new AlertRule.Handling(
            false,
            Set.of("other"),
            new Escalation(List.of(600_000L, 1_800_000L), OptionalLong.of(3_600_000))),
        rule.handling());
  }

  @Test
  void everyKindOfRuleIsRead() {
    AlertRule threshold =
        right(
            HEAD
                + "  threshold: {kpi: availabilityRatio, window: 1m, below: 0.99, "
                + "hysteresis: 0.001, severity: MAJOR}\n"
                + "  breaches: {count: 3, of: 5}\n");
    assertEquals(new Hold.Among(3, 5), threshold.timing().hold());
    assertEquals(
        new Level(Severity.MAJOR, new BigDecimal("0.989"), new BigDecimal("0.991")),
        ((Condition.Threshold) threshold.condition()).level());
    AlertRule burn =
        right(
            HEAD
                + "  burnRate: {slo: latency, tiers: [{severity: CRITICAL, minBad: 5, "
                + "minCoverage: 0.5, pairs: [{long: 1h, short: 5m, rate: 14.4}]}]}\n");
    Condition.BurnRate.Tier tier = ((Condition.BurnRate) burn.condition()).tiers().get(0);
    assertEquals(60, tier.rule().pairs().get(0).longMinutes());
    assertEquals(5, tier.rule().guards().minimumBad());
    assertEquals("14.4", tier.rule().pairs().get(0).rate().toString());
    AlertRule budget =
        right(
            HEAD
                + "  sloBudget: {slo: latency, levels: [{severity: MINOR, left: 0.5}, "
                + "{severity: MAJOR, left: 0.1}]}\n");
    assertTrue(budget.condition() instanceof Condition.SloBudget);
    AlertRule silence =
        right(
            HEAD
                + "  silence: {window: 1m, scope: PIPELINE}\n"
                + "  noData: {after: 5m, action: RAISE}\n");
    assertEquals(
        new Condition.Silence(60_000, Condition.Silence.Scope.PIPELINE), silence.condition());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "for: 10m | for: ten | type: the text \"ten\"",
        "effectiveFrom: 2026-03-01T00:00:00Z | effectiveFrom: 2026-03-01 | type: the text",
        "kpi: rttMillis.p95 | kpi: rtt | one_of: the text \"rtt\" is not known here",
        "window: 5m | windows: 5m | unknown_field: there is no field windows here",
        "severity: CRITICAL, value: 250.5 | severity: CRITICAL, value: 90 | invalid: level of",
        "severity: CRITICAL | severity: CLEARED | one_of: the text \"CLEARED\"",
        "[region, technology] | [region] | ",
        "operators: [ALL] | operators: [] | invalid: alarms of several values of operator",
        "[region, technology] | [technology] | invalid: alarms of several regions",
        "minCompleteness: 0.5 | minCompleteness: 5 | range: the number 5",
        "after: [10m, 30m] | after: [30m, 10m] | invalid: times of escalation",
        "version: 2 | version: 0 | range: the number 0",
        "runbook: look | runbook: | required: runbook is missing",
        "kind: AlertRule | kind: Alert | one_of: kind is Alert",
        "umbral/v1 | umbral/v2 | one_of: apiVersion is umbral/v2"
      })
  void aFaultIsOneLineThatSaysWhereAndWhat(String from, String to, String part) {
    assertTrue(WHOLE.contains(from), from);
    String text = WHOLE.replace(from, to);
    if (part == null) {
      right(text);
      return;
    }
    List<String> faults = faultsOf(text);
    assertTrue(
        faults.stream().anyMatch(line -> line.startsWith("rule.yaml:") && line.contains(part)),
        faults::toString);
  }

  @Test
  void aRuleSaysExactlyOneThingThatIsWrong() {
    assertTrue(faultsOf(HEAD).get(0).contains("the rule does not say what is wrong"));
    String two =
        HEAD
            + "  silence: {window: 1m, scope: PIPELINE}\n"
            + "  threshold: {kpi: lossRatio, window: 1m, above: 0.1, severity: MAJOR}\n";
    assertTrue(faultsOf(two).get(0).contains("threshold and silence"));
  }

  @Test
  void aRuleOfSilenceSaysAfterHowLong() {
    String text = HEAD + "  silence: {window: 1m, scope: SUBJECT}\n";
    assertTrue(faultsOf(text).get(0).contains("does not say after how long"));
  }

  @Test
  void oneFileHoldsSeveralRulesAndAFaultOfOneLeavesTheOthers() {
    Faults faults = new Faults();
    List<AlertRule> rules = read(WHOLE + "---\nkind: AlertRule\n---\n" + WHOLE, faults);
    assertEquals(2, rules.size());
    assertTrue(faults.anyError());
  }
}
