package io.umbral.alerting.conformance;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import io.umbral.alerting.Machine;
import io.umbral.alerting.Measurement;
import io.umbral.alerting.Rules;
import io.umbral.alerting.Severity;
import io.umbral.alerting.desk.AlarmEvent;
import io.umbral.alerting.desk.EventType;
import io.umbral.alerting.rule.AlertRule;
import io.umbral.alerting.rule.Condition;
import io.umbral.model.Rational;
import io.umbral.model.SloStatus.Burn;
import io.umbral.sla.slo.BurnRatePair;
import io.umbral.sla.slo.BurnRateRule;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.TestFactory;

/** Burn rates over pairs of windows, minute by minute, one rule for each name of an alert. */
@Tag("conformance")
final class BurnRateConformanceTest {

  @TestFactory
  List<DynamicTest> alertsFireAndResolveAsExpected() throws IOException {
    return Vectors.in("alerting/burnrate").stream()
        .map(one -> DynamicTest.dynamicTest(one.name(), () -> run(one.json())))
        .toList();
  }

  private static void run(JsonNode json) {
    Map<String, List<BurnRatePair>> pairs = new LinkedHashMap<>();
    TreeSet<Integer> windows = new TreeSet<>();
    for (JsonNode tier : json.get("tiers")) {
      BurnRatePair pair =
          new BurnRatePair(
              tier.get("longMinutes").asInt(),
              tier.get("shortMinutes").asInt(),
              Rational.of(tier.get("burnRate").decimalValue()));
      pairs.computeIfAbsent(tier.get("alert").asText(), any -> new ArrayList<>()).add(pair);
      windows.add(pair.longMinutes());
      windows.add(pair.shortMinutes());
    }
    long minBad = json.path("min_bad_in_long").asLong(0);
    BurnRateRule.Guards guards = new BurnRateRule.Guards(0, minBad, Rational.ZERO);
    Machine machine =
        new Machine(
            pairs.entrySet().stream()
                .map(entry -> ruleOf(entry.getKey(), new BurnRateRule(entry.getValue(), guards)))
                .toArray(AlertRule[]::new));
    feed(json, windows, machine);

    List<String> found = new ArrayList<>();
    for (AlarmEvent event : machine.take()) {
      found.add(
          "[%d,\"%s\",\"%s\"]"
              .formatted(
                  event.atMillis() / 60_000 - 1,
                  event.alarm().name().ruleId(),
                  event.type() == EventType.RAISED ? "FIRING" : "RESOLVED"));
    }
    // Where a case knows what happens when nothing is cleared by missing data, that is the rule.
    JsonNode expected =
        json.has("expected_keep_last_state")
            ? json.get("expected_keep_last_state")
            : json.get("expected");
    assertEquals(expected.toString(), "[" + String.join(",", found) + "]");
  }

  private static AlertRule ruleOf(String name, BurnRateRule rule) {
    List<Condition.BurnRate.Tier> tiers =
        List.of(new Condition.BurnRate.Tier(Severity.MAJOR, rule));
    return Rules.rule(name, new Condition.BurnRate("objective", tiers));
  }

  private static void feed(JsonNode json, Set<Integer> windows, Machine machine) {
    Rational target = Rational.of(json.get("target").decimalValue());
    List<long[]> sums = new ArrayList<>();
    sums.add(new long[3]);
    for (JsonNode segment : json.get("segments")) {
      for (int i = 0; i < segment.get(0).asInt(); i++) {
        boolean isPresent = !segment.get(1).isNull();
        long[] before = sums.get(sums.size() - 1);
        sums.add(
            new long[] {
              before[0] + segment.get(2).asLong(),
              before[1] + segment.get(1).asLong(),
              before[2] + (isPresent ? 1 : 0)
            });
        int t = sums.size() - 1;
        List<Burn> burns = windows.stream().map(minutes -> burn(sums, t, minutes)).toList();
        machine.observe(
            Vectors.SUBJECT,
            new Measurement.Objective(
                "objective", Rules.minutes(t), t, target, burns, OptionalDouble.empty()));
        machine.minute(t);
        machine.settle(t);
      }
    }
  }

  private static Burn burn(List<long[]> sums, int t, int minutes) {
    long[] last = sums.get(t);
    long[] first = sums.get(Math.max(0, t - minutes));
    return new Burn(
        minutes, last[0] - first[0], last[1] - first[1], Math.toIntExact(last[2] - first[2]));
  }
}
