package io.umbral.embedded.replay;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.umbral.embedded.Commands;
import io.umbral.embedded.Commands.Outcome;
import io.umbral.embedded.Umbral;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A promise from its file, through a replay, to the terminal. */
final class PromisesReplayTest {

  /** Three minutes of 0, 0 and 2 lost probes of 4. */
  private static final List<Integer> LOST_BY_MINUTE = List.of(0, 0, 2);

  private static final String SLO =
      """
      apiVersion: openslo/v1
      kind: SLO
      metadata:
        name: answered
        annotations:
          umbral/version: v7
      spec:
        service: pings
        indicator:
          metadata: {name: answered}
          spec:
            ratioMetric:
              counter: true
              bad:
                metricSource: {type: KpiStream, spec: {kpi: probesLost, operator: ALL, technology: ALL}}
              total:
                metricSource: {type: KpiStream, spec: {kpi: probesSent, operator: ALL, technology: ALL}}
        timeWindow: [{duration: 1h, isRolling: true}]
        budgetingMethod: Occurrences
        objectives:
          - target: 0.9
      """;

  @TempDir private Path folder;

  private Path recordings() throws IOException {
    Path runs = Files.createDirectories(folder.resolve("runs/isp"));
    long startMillis = 1_700_000_040_000L;
    for (int minute = 0; minute < LOST_BY_MINUTE.size(); minute++) {
      long millis = startMillis + minute * 60_000L;
      StringBuilder text = new StringBuilder("Start time: " + millis + "\n");
      text.append("PING 192.0.2.1 (192.0.2.1) 56(84) bytes of data.\n");
      int lost = LOST_BY_MINUTE.get(minute);
      for (int sequence = 1; sequence <= 4; sequence++) {
        // Losses stand before the last reply, for probes after it are not counted.
        if (sequence > 1 && sequence <= 1 + lost) {
          continue;
        }
        text.append(
            "[2023-11-14 22:%02d:%02d.000000] 64 bytes from 192.0.2.1: icmp_seq=%d ttl=50 time=20.0 ms%n"
                .formatted(14 + minute, sequence, sequence));
      }
      Files.writeString(runs.resolve("run-" + minute + ".out"), text.toString());
    }
    return folder.resolve("runs");
  }

  @Test
  void whatAReplayJudgedIsToldOnTheTerminal() throws IOException {
    Path slo = Files.writeString(folder.resolve("answered.yaml"), SLO);
    Path out = folder.resolve("out");
    Replays.replay(
        out,
        "--format",
        "ping",
        "--operator-path-element",
        "1",
        "--region",
        "MX",
        "--slo",
        slo.toString(),
        "--input",
        recordings().toString());

    Outcome told = Commands.run("slo", "status", "--input", out.toString());
    assertEquals(Umbral.GOOD, told.exitCode(), told::err);
    List<String> lines = told.out().lines().toList();
    assertEquals(3, lines.size(), told::out);
    assertTrue(lines.get(1).startsWith("answered  MX ALL ALL  90 %    83.333 %"), told::out);
    assertTrue(lines.get(1).endsWith("BREACHED"), told::out);
  }

  @Test
  void aFaultyPromiseIsBadUsageBeforeAnythingRuns() throws IOException {
    Path slo =
        Files.writeString(folder.resolve("answered.yaml"), SLO.replace("probesLost", "lost"));
    Outcome outcome =
        Commands.run(
            "replay",
            "--format",
            "ping",
            "--region",
            "MX",
            "--out",
            folder.resolve("out").toString(),
            "--slo",
            slo.toString(),
            "--input",
            recordings().toString());
    assertEquals(Umbral.BAD_USAGE, outcome.exitCode());
    assertTrue(outcome.err().contains("unknown_kpi"), outcome::err);
  }
}
