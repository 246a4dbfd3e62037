package io.umbral.sla.slo;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.umbral.model.KpiTotals;
import io.umbral.model.Rational;
import io.umbral.model.SloStatus;
import io.umbral.model.SloStatus.Burn;
import io.umbral.model.WindowResult.Status;
import io.umbral.sla.slo.BurnRateRule.Burning;
import io.umbral.sla.slo.BurnRateRule.Guards;
import io.umbral.sla.slo.WindowLength.Unit;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.TestFactory;

/**
 * Pairs of burn rate windows fire and resolve at the exact minutes, of every file in the folder.
 */
@Tag("conformance")
final class BurnRateConformanceTest {

  @TestFactory
  Stream<DynamicTest> everyCaseFiresAndResolvesAtItsMinutes() throws IOException {
    Path folder = Path.of(System.getProperty("umbral.vectors")).resolve("alerting/burnrate");
    Assumptions.assumeTrue(
        Files.isDirectory(folder), folder + " is absent: burn rate cases skipped");
    List<DynamicTest> tests = new ArrayList<>();
    try (Stream<Path> files = Files.list(folder)) {
      for (Path file : files.filter(one -> one.toString().endsWith(".json")).sorted().toList()) {
        tests.add(DynamicTest.dynamicTest(file.getFileName().toString(), () -> check(file)));
      }
    }
    System.out.println("burn rate conformance: " + tests.size() + " cases of " + folder);
    assertTrue(!tests.isEmpty(), "no cases in " + folder);
    return tests.stream();
  }

  private static void check(Path file) throws Exception {
    Map<String, Object> given = Json.read(file);
    Rational target = Rational.parse(given.get("target").toString());
    Map<String, BurnRateRule> rules = rulesOf(given);
    for (BurnRateRule rule : rules.values()) {
      rule.requireReachable(target);
    }
    List<SloStatus> minutes = standings(given, target, rules);
    assertEquals(transitions(given, "expected"), played(minutes, target, rules, false));
    if (given.containsKey("expected_keep_last_state")) {
      assertEquals(
          transitions(given, "expected_keep_last_state"), played(minutes, target, rules, true));
    }
  }

  private static Map<String, BurnRateRule> rulesOf(Map<String, Object> given) {
    Map<String, List<BurnRatePair>> pairs = new TreeMap<>();
    for (Object one : Json.list(given.get("tiers"))) {
      Map<String, Object> tier = Json.object(one);
      pairs
          .computeIfAbsent(tier.get("alert").toString(), any -> new ArrayList<>())
          .add(
              new BurnRatePair(
                  ((BigDecimal) tier.get("longMinutes")).intValueExact(),
                  ((BigDecimal) tier.get("shortMinutes")).intValueExact(),
                  Rational.of((BigDecimal) tier.get("burnRate"))));
    }
    Map<String, BurnRateRule> rules = new TreeMap<>();
    pairs.forEach((alert, ofAlert) -> rules.put(alert, new BurnRateRule(ofAlert, guards(given))));
    return rules;
  }

  private static Guards guards(Map<String, Object> given) {
    return new Guards(
        count(given, "min_total_in_long"),
        count(given, "min_bad_in_long"),
        given.get("min_coverage") == null
            ? Rational.ZERO
            : Rational.of((BigDecimal) given.get("min_coverage")));
  }

  private static long count(Map<String, Object> given, String name) {
    return given.get(name) == null ? 0 : ((BigDecimal) given.get(name)).longValueExact();
  }

  private static List<SloStatus> standings(
      Map<String, Object> given, Rational target, Map<String, BurnRateRule> rules)
      throws Exception {
    TreeSet<Integer> windows = new TreeSet<>();
    for (BurnRateRule rule : rules.values()) {
      for (BurnRatePair pair : rule.pairs()) {
        windows.addAll(Arrays.asList(pair.longMinutes(), pair.shortMinutes()));
      }
    }
    Slo slo =
        Slos.slo(
            new Budgeting.Occurrences(),
            Slos.rolling(30, Unit.DAY),
            EmptySlices.EXCLUDED,
            Slos.objective("kept", Slos.LOSS, target.toString()));
    Minutes minutes = new Minutes(0, 0, Slos.withBurns(slo, windows.toArray(new Integer[0])));
    long minute = 0;
    for (Object one : Json.list(given.get("segments"))) {
      List<Object> segment = Json.list(one);
      KpiTotals totals =
          segment.get(1) == null
              ? Minutes.nothing()
              : BudgetConformanceTest.totalsOf(segment.subList(1, 3));
      for (int left = ((BigDecimal) segment.get(0)).intValueExact(); left > 0; left--) {
        minutes.take(minute++, totals, Status.FINAL);
      }
    }
    return minutes.told;
  }

  private static List<String> played(
      List<SloStatus> minutes,
      Rational target,
      Map<String, BurnRateRule> rules,
      boolean keepsUnknown) {
    List<String> transitions = new ArrayList<>();
    Map<String, Boolean> firing = new HashMap<>();
    for (int minute = 0; minute < minutes.size(); minute++) {
      Map<Integer, Burn> burns = new HashMap<>();
      minutes.get(minute).burns().forEach(burn -> burns.put(burn.windowMinutes(), burn));
      for (Map.Entry<String, BurnRateRule> rule : rules.entrySet()) {
        Burning burning = rule.getValue().at(target, burns::get);
        boolean was = firing.getOrDefault(rule.getKey(), false);
        boolean is = burning == Burning.UNKNOWN ? was && keepsUnknown : burning == Burning.YES;
        if (is != was) {
          firing.put(rule.getKey(), is);
          transitions.add(minute + " " + rule.getKey() + " " + (is ? "FIRING" : "RESOLVED"));
        }
      }
    }
    return transitions;
  }

  private static List<String> transitions(Map<String, Object> given, String name) {
    List<String> transitions = new ArrayList<>();
    for (Object one : Json.list(given.get(name))) {
      List<Object> row = Json.list(one);
      transitions.add(row.get(0) + " " + row.get(1) + " " + row.get(2));
    }
    return transitions;
  }
}
