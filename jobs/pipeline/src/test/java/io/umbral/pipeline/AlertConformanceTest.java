package io.umbral.pipeline;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.umbral.alerting.Kpi;
import io.umbral.alerting.Measurement;
import io.umbral.alerting.desk.AlarmEvent;
import io.umbral.alerting.desk.EventType;
import io.umbral.model.Rational;
import io.umbral.model.SloStatus.Burn;
import io.umbral.wire.AlertRuleCodec.Written;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.TestFactory;

/** The reference cases of series, ladders and burn rates through the operators of the job. */
@Tag("conformance")
@SuppressWarnings("try") // Flink's harnesses close with any exception
final class AlertConformanceTest {

  private static final ObjectMapper JSON =
      new ObjectMapper().enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS);
  private static final long MINUTE = 60_000;
  private static final AlertJobConfig CONFIG =
      AlertJobConfig.beside(SlaJobConfig.DEFAULT).replayedUntil(Long.MAX_VALUE - 1);

  /** A test of each file of a folder that holds a field. */
  private interface Run {
    void run(JsonNode json) throws Exception;
  }

  private static List<DynamicTest> each(String folder, String field, Run run) throws IOException {
    Path path = Path.of(System.getProperty("umbral.vectors")).resolve(folder);
    Assumptions.assumeTrue(Files.isDirectory(path), path + " is not there: skipped");
    List<DynamicTest> tests = new ArrayList<>();
    try (Stream<Path> files = Files.list(path)) {
      for (Path file : files.filter(one -> one.toString().endsWith(".json")).sorted().toList()) {
        JsonNode json = JSON.readTree(file.toFile());
        if (json.has(field)) {
          tests.add(DynamicTest.dynamicTest(file.getFileName().toString(), () -> run.run(json)));
        }
      }
    }
    System.out.println("conformance, operators: " + tests.size() + " files in " + folder);
    return tests;
  }

  private static Written rule(String name, String spec) {
    return HarnessAlerts.rule(
        """
        apiVersion: umbral/v1
        kind: AlertRule
        metadata: {name: %s}
        spec:
          version: 1
          runbook: none
          source: a test
        """
                .formatted(name)
            + spec.indent(2));
  }

  private static Measurement.Window window(long t, Kpi kpi, double value) {
    return new Measurement.Window(
        60_000, t * MINUTE, 1, Map.of(kpi, value), 1, OptionalDouble.empty());
  }

  @TestFactory
  List<DynamicTest> seriesGiveTheExpectedEvents() throws IOException {
    return each("alerting/lifecycle", "series", AlertConformanceTest::series);
  }

  private static void series(JsonNode json) throws Exception {
    JsonNode params = json.get("params");
    String spec =
        """
        threshold: {kpi: lossRatio, window: 1m, above: 0.5, severity: MAJOR}
        for: %dm
        keepFiringFor: %dm
        noData: {after: %dm, action: RAISE}
        """
            .formatted(
                params.get("forMinutes").asLong(),
                params.get("keepFiringMinutes").asLong(),
                params.get("noDataAfterMinutes").asLong());
    String series = json.get("series").asText();
    List<String> found = new ArrayList<>();
    try (HarnessAlerts job = new HarnessAlerts(CONFIG, List.of(rule("rule", spec)), 2)) {
      for (int t = 1; t <= series.length(); t++) {
        if (series.charAt(t - 1) != '_') {
          job.observe("r", window(t, Kpi.LOSS_RATIO, series.charAt(t - 1) == 'B' ? 1 : 0));
        }
        job.reach(t * MINUTE);
      }
      for (AlarmEvent event : job.take()) {
        found.add(
            "[%d,\"%s\",\"%s\"]"
                .formatted(event.atMillis() / MINUTE, event.alarm().name().signal(), event.type()));
      }
    }
    List<String> expected = new ArrayList<>();
    json.get("expected")
        .forEach(row -> expected.add("[%s,%s,%s]".formatted(row.get(0), row.get(1), row.get(2))));
    assertEquals(expected, found);
  }

  @TestFactory
  List<DynamicTest> laddersChangeOneAlarm() throws IOException {
    return each("alerting/threshold", "levels", AlertConformanceTest::ladder);
  }

  private static void ladder(JsonNode json) throws Exception {
    List<String> levels = new ArrayList<>();
    for (JsonNode level : json.get("levels")) {
      levels.add(
          "{severity: %s, value: %s}"
              .formatted(level.get("severity").asText(), level.get("threshold")));
    }
    String spec =
        "ladder: {kpi: rttMillis.p95, window: 1m, side: above, hysteresis: %s, levels: [%s]}\n"
            .formatted(json.get("hysteresis"), String.join(", ", levels));
    List<String> found = new ArrayList<>();
    try (HarnessAlerts job = new HarnessAlerts(CONFIG, List.of(rule("ladder", spec)), 1)) {
      int index = 0;
      for (JsonNode value : json.get("values")) {
        if (!value.isNull()) {
          job.observe("r", window(index + 1, Kpi.RTT_P95_MILLIS, value.doubleValue()));
        }
        job.reach((index + 1) * MINUTE);
        for (AlarmEvent event : job.take()) {
          found.add(
              "[%d,\"%s\",\"%s\"]"
                  .formatted(index, event.type(), event.alarm().perceivedSeverity()));
        }
        index++;
      }
    }
    assertEquals(json.get("expected").toString(), "[" + String.join(",", found) + "]");
  }

  @TestFactory
  List<DynamicTest> alertsFireAndResolveAsExpected() throws IOException {
    return each("alerting/burnrate", "tiers", AlertConformanceTest::burnRate);
  }

  private static void burnRate(JsonNode json) throws Exception {
    Map<String, List<String>> pairs = new LinkedHashMap<>();
    Set<Integer> windows = new TreeSet<>();
    for (JsonNode tier : json.get("tiers")) {
      int longMinutes = tier.get("longMinutes").asInt();
      int shortMinutes = tier.get("shortMinutes").asInt();
      pairs
          .computeIfAbsent(tier.get("alert").asText(), any -> new ArrayList<>())
          .add(
              "{long: %dm, short: %dm, rate: %s}"
                  .formatted(longMinutes, shortMinutes, tier.get("burnRate")));
      windows.add(longMinutes);
      windows.add(shortMinutes);
    }
    List<Written> rules =
        pairs.entrySet().stream()
            .map(
                entry ->
                    rule(
                        entry.getKey(),
                        "burnRate: {slo: objective, tiers: [{severity: MAJOR, minBad: %d, pairs: [%s]}]}\n"
                            .formatted(
                                json.path("min_bad_in_long").asLong(0),
                                String.join(", ", entry.getValue()))))
            .collect(Collectors.toList());
    List<String> found = new ArrayList<>();
    try (HarnessAlerts job = new HarnessAlerts(CONFIG, rules, 1)) {
      feed(json, windows, job);
      for (AlarmEvent event : job.take()) {
        found.add(
            "[%d,\"%s\",\"%s\"]"
                .formatted(
                    event.atMillis() / MINUTE - 1,
                    event.alarm().name().ruleId(),
                    event.type() == EventType.RAISED ? "FIRING" : "RESOLVED"));
      }
    }
    JsonNode expected =
        json.has("expected_keep_last_state")
            ? json.get("expected_keep_last_state")
            : json.get("expected");
    assertEquals(expected.toString(), "[" + String.join(",", found) + "]");
  }

  private static void feed(JsonNode json, Set<Integer> windows, HarnessAlerts job)
      throws Exception {
    Rational target = Rational.of(json.get("target").decimalValue());
    List<long[]> sums = new ArrayList<>();
    sums.add(new long[3]);
    for (JsonNode segment : json.get("segments")) {
      for (int i = 0; i < segment.get(0).asInt(); i++) {
        long[] before = sums.get(sums.size() - 1);
        sums.add(
            new long[] {
              before[0] + segment.get(2).asLong(),
              before[1] + segment.get(1).asLong(),
              before[2] + (segment.get(1).isNull() ? 0 : 1)
            });
        int t = sums.size() - 1;
        List<Burn> burns = windows.stream().map(minutes -> burn(sums, t, minutes)).toList();
        job.observe(
            "r",
            new Measurement.Objective(
                "objective", t * MINUTE, t, target, burns, OptionalDouble.empty()));
        job.reach(t * MINUTE);
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
