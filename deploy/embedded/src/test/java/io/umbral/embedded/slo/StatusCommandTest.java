package io.umbral.embedded.slo;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.umbral.embedded.Commands;
import io.umbral.embedded.Commands.Outcome;
import io.umbral.embedded.Umbral;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class StatusCommandTest {

  @TempDir private Path folder;

  private static String line(String slo, String region, String minute, String rest) {
    return ("{\"slo\":\"%s\",\"version\":\"1\",\"region\":\"%s\",\"operator\":\"ALL\",\"technology\":\"LTE\","
            + "\"at\":\"2026-03-01T10:%s:00Z\",\"revision\":7,\"target\":0.99,%s}%n")
        .formatted(slo, region, minute, rest);
  }

  @BeforeEach
  void writeTheFileOfAReplay() throws IOException {
    String good =
        "\"attainment\":0.9975,\"budgetLeft\":0.75,\"verdict\":\"MET\",\"burns\":[{\"windowMinutes\":60,\"rate\":0.25}]";
    String bad =
        "\"attainment\":0.9,\"budgetLeft\":-9,\"verdict\":\"BREACHED\",\"exhaustion\":\"2026-03-01T10:05:00Z\","
            + "\"burns\":[{\"windowMinutes\":5,\"rate\":14.44},{\"windowMinutes\":60,\"rate\":2}]";
    String soon =
        "\"attainment\":0.993,\"budgetLeft\":0.3,\"verdict\":\"MET\",\"exhaustion\":\"2026-03-03T13:05:00Z\",\"burns\":[]";
    String unknown = "\"verdict\":\"INSUFFICIENT\",\"burns\":[]";
    Files.writeString(
        folder.resolve("slo-status.jsonl"),
        line("latency", "09", "04", bad)
            + line("latency", "09", "05", good)
            + line("latency", "19", "05", bad)
            + line("coverage", "19", "05", soon)
            + line("coverage", "14", "05", unknown));
  }

  @Test
  void theLatestOfEachSeriesStandsThereTheWorstFirst() {
    Outcome outcome = Commands.run("slo", "status", "--input", folder.toString());
    assertEquals(Umbral.GOOD, outcome.exitCode(), outcome::err);
    assertEquals(
        List.of(
            "SLO       series      target  attained  budget left          burn            used up     verdict",
            "latency   19 ALL LTE  99 %    90 %      [..........] -900 %  14.4x in 5 min  now         BREACHED",
            "coverage  14 ALL LTE  99 %    -         -                    -               -           INSUFFICIENT",
            "coverage  19 ALL LTE  99 %    99.3 %    [###.......]   30 %  -               in 2 d 3 h  MET",
            "latency   09 ALL LTE  99 %    99.75 %   [########..]   75 %  0.3x in 1 h     -           MET",
            "4 judged until 2026-03-01T10:05:00Z: 1 breached, 1 not known, 2 met"),
        outcome.out().lines().toList());
  }

  @Test
  void onePromiseCanBeAskedForAndRowsLimited() {
    Outcome outcome =
        Commands.run(
            "slo", "status", "--input", folder.toString(), "--slo", "latency", "--most", "1");
    List<String> lines = outcome.out().lines().toList();
    assertEquals(4, lines.size(), outcome::out);
    assertTrue(lines.get(1).startsWith("latency  19"), outcome::out);
    assertEquals("and 1 more, none of them worse", lines.get(2));
  }

  @Test
  void whatIsNoStatusIsBadUsageAndSaysWhere() throws IOException {
    Files.writeString(folder.resolve("other.jsonl"), "{\"slo\":\"a\"}\n");
    Outcome outcome =
        Commands.run("slo", "status", "--input", folder.resolve("other.jsonl").toString());
    assertEquals(Umbral.BAD_USAGE, outcome.exitCode());
    assertTrue(outcome.err().contains("other.jsonl:1"), outcome::err);
    assertEquals(
        Umbral.BAD_USAGE,
        Commands.run("slo", "status", "--input", folder.resolve("nowhere").toString()).exitCode());
  }

  @Test
  void withoutAnOriginOrACommandItIsBadUsage() {
    assertEquals(Umbral.BAD_USAGE, Commands.run("slo", "status").exitCode());
    assertEquals(Umbral.BAD_USAGE, Commands.run("slo").exitCode());
  }
}
