package io.umbral.embedded.replay;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.umbral.embedded.Commands;
import io.umbral.embedded.Commands.Outcome;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Alarms of recorded data: what would have been told, the same in every run. */
class ReplayAlarmsTest {

  private static final long NOON = 1_700_000_040_000L; // a full minute
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss.SSSSSS");

  private static final String RULES =
      """
      apiVersion: umbral/v1
      kind: AlertRule
      metadata: {name: latency}
      spec:
        version: 1
        selector: {operators: [telcel, altan], technologies: [ALL]}
        threshold: {kpi: rttMillis.p95, window: 1m, above: 100, severity: MAJOR}
        for: 1m
        keepFiringFor: 1m
        noData: {after: 3m, action: RAISE}
        runbook: look
        source: a test
      ---
      apiVersion: umbral/v1
      kind: AlertRule
      metadata: {name: trial}
      spec:
        version: 1
        shadow: true
        selector: {operators: [ALL], technologies: [ALL]}
        threshold: {kpi: rttMillis.p50, window: 1m, above: 100, severity: MINOR}
        runbook: look
        source: a test
      """;

  /** A run of one minute whose answers take so many milliseconds. */
  private static void writeRun(Path folder, int minute, int rttMillis) throws IOException {
    Files.createDirectories(folder);
    long startMillis = NOON + minute * 60_000L;
    List<String> lines = new ArrayList<>();
    lines.add("Start time: " + startMillis);
    lines.add(at(startMillis) + " PING 192.0.2.1 (192.0.2.1) 38(66) bytes of data.");
    for (int i = 1; i <= 20; i++) {
      lines.add(
          at(startMillis + i * 1_000L)
              + " 46 bytes from 192.0.2.1: icmp_seq="
              + i
              + " ttl=43 time="
              + rttMillis
              + " ms");
    }
    Files.write(folder.resolve("run-" + minute + ".out"), lines);
  }

  private static String at(long millis) {
    LocalDateTime time = LocalDateTime.ofInstant(Instant.ofEpochMilli(millis), ZoneOffset.UTC);
    return "[" + TIME.format(time) + "]";
  }

  private static List<String> replay(Path input, Path rules, Path out, String parallelism)
      throws IOException {
    Replays.replay(
        out,
        "--format",
        "ping",
        "--operator-path-element",
        "1",
        "--region",
        "MX",
        "--input",
        input.toString(),
        "--rules",
        rules.toString(),
        "--parallelism",
        parallelism);
    return Files.readAllLines(out.resolve("alerts.jsonl"));
  }

  @Test
  void raisesClearsAndTellsOfSilenceWithIdenticalBytesAtAnyParallelism(@TempDir Path folder)
      throws IOException {
    Path input = folder.resolve("in");
    int[] telcel = {40, 200, 200, 200, 40, 40, 40, 40, 40, 40, 40};
    int[] altan = {40, 40, 40, 40, -1, -1, -1, -1, -1, 40, 40};
    for (int minute = 0; minute < telcel.length; minute++) {
      writeRun(input.resolve("telcel"), minute, telcel[minute]);
      if (altan[minute] > 0) {
        writeRun(input.resolve("altan"), minute, altan[minute]);
      }
    }
    Path rules = Files.writeString(folder.resolve("rules.yaml"), RULES);

    List<String> first = replay(input, rules, folder.resolve("out-1"), "1");
    List<String> second = replay(input, rules, folder.resolve("out-2"), "2");

    assertEquals(first, second);
    List<String> told =
        first.stream()
            .filter(line -> line.contains("\"ruleId\":\"latency\""))
            .map(ReplayAlarmsTest::brief)
            .toList();
    assertEquals(
        List.of(
            "BREACH RAISED MAJOR telcel notify",
            "BREACH CLEARED CLEARED telcel notify",
            "KPI_SILENT RAISED WARNING altan notify",
            "KPI_SILENT CLEARED CLEARED altan notify"),
        told);
    explains(folder, rules, first.get(0));
    backtests(folder, input, rules);
    assertTrue(
        first.stream()
            .filter(line -> line.contains("\"ruleId\":\"trial\""))
            .allMatch(
                line -> line.contains("\"notify\":false") && line.contains("\"shadow\":true")),
        first::toString);
  }

  private static void explains(Path folder, Path rules, String line) {
    String alertId = field(line, "alertId");
    Outcome outcome =
        Commands.run(
            "explain",
            alertId,
            "--alerts",
            folder.resolve("out-1").toString(),
            "--rules",
            rules.toString());
    assertEquals(0, outcome.exitCode(), outcome::err);
    assertTrue(outcome.out().contains("alarm " + alertId + " of rule"), outcome::out);
    assertTrue(outcome.out().contains("rttMillis"), outcome::out);
    assertTrue(outcome.out().contains("what to do:\n  look"), outcome::out);
  }

  private static void backtests(Path folder, Path input, Path rules) throws IOException {
    Path stricter =
        Files.writeString(
            folder.resolve("stricter.yaml"), Files.readString(rules).replace("for: 1m", "for: 5m"));
    Outcome outcome =
        Commands.run(
            "backtest",
            "--rules",
            stricter.toString(),
            "--format",
            "ping",
            "--operator-path-element",
            "1",
            "--region",
            "MX",
            "--input",
            input.toString(),
            "--against",
            folder.resolve("out-1").toString());
    assertEquals(0, outcome.exitCode(), outcome::err);
    List<String> latency =
        outcome.out().lines().filter(line -> line.contains(" latency MX/")).toList();
    assertEquals(2, latency.size(), outcome::out);
    assertTrue(latency.get(0).startsWith("- "), "the breach was too short: " + latency);
    assertTrue(latency.get(1).startsWith("= "), "silence is as before: " + latency);
  }

  private static String brief(String line) {
    return field(line, "signal")
        + " "
        + field(line, "eventType")
        + " "
        + field(line, "perceivedSeverity")
        + " "
        + field(line, "operator")
        + (line.contains("\"notify\":true") ? " notify" : "");
  }

  private static String field(String line, String name) {
    int from = line.indexOf("\"" + name + "\":\"") + name.length() + 4;
    return line.substring(from, line.indexOf('"', from));
  }

  @Test
  void aRuleThatIsWrongEndsTheCommandWithItsFault(@TempDir Path folder) throws IOException {
    Path rules =
        Files.writeString(folder.resolve("rules.yaml"), RULES.replace("above: 100", "over: 100"));
    Outcome outcome =
        Commands.run(
            "replay",
            "--format",
            "ping",
            "--input",
            folder.toString(),
            "--out",
            folder.resolve("out").toString(),
            "--rules",
            rules.toString());
    assertEquals(2, outcome.exitCode());
    assertTrue(outcome.err().contains("rules.yaml:7: "), outcome::err);
    assertTrue(outcome.err().contains("there is no field over here"), outcome::err);
  }
}
