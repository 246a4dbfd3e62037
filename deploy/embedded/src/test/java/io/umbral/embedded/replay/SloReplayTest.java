package io.umbral.embedded.replay;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.umbral.embedded.Commands;
import io.umbral.embedded.replay.Replays.Written;
import io.umbral.model.CellReading;
import io.umbral.model.CellReport;
import io.umbral.model.CellReport.Origin;
import io.umbral.model.Technology;
import io.umbral.model.Values.Samples;
import io.umbral.wire.CellReportEncoder;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.apache.avro.Schema;
import org.apache.avro.file.DataFileWriter;
import org.apache.avro.generic.GenericDatumWriter;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Recorded data and a promise in, how it stands in every minute out. */
class SloReplayTest {

  private static final long NOON = 1_700_000_040_000L; // a full minute

  private static final String PROMISE =
      """
      apiVersion: openslo/v1
      kind: SLO
      metadata:
        name: latency
        annotations:
          umbral/version: "7"
          umbral/source: engineering default
          umbral/legal: "false"
      spec:
        service: mobile
        indicator:
          metadata:
            name: round-trip-time
          spec:
            thresholdMetric:
              metricSource:
                type: KpiStream
                spec:
                  kpi: rttMillis
                  aggregation: p95
                  operator: ALL
                  technology: ALL
        timeWindow:
          - duration: 1d
            isRolling: true
        budgetingMethod: Occurrences
        objectives:
          - op: lte
            value: 50
            target: 0.75
      """;

  private static byte[] report(int site, int minute, long rttMicros) {
    CellReading reading =
        CellReading.of(Technology.LTE, site).withRttMicros(new Samples(rttMicros));
    Origin origin =
        new Origin(
            "site-" + site, "TELCEL", Optional.of("334020"), Optional.empty(), Optional.of("MX"));
    return new CellReportEncoder()
        .encode(new CellReport(origin, NOON + 60_000L * minute, 60_000, List.of(reading)));
  }

  /** Ten minutes, of which the fifth is slow. */
  private static void record(Path file) throws IOException {
    Schema raw = Schema.create(Schema.Type.BYTES);
    try (DataFileWriter<Object> writer = new DataFileWriter<>(new GenericDatumWriter<>(raw))) {
      writer.create(raw, file.toFile());
      for (int minute = 0; minute < 10; minute++) {
        for (int site = 0; site < 3; site++) {
          writer.append(ByteBuffer.wrap(report(site, minute, minute == 4 ? 90_000 : 20_000)));
        }
      }
    }
  }

  private static Written replay(Path folder, String out, String parallelism) throws IOException {
    return Replays.replay(
        folder.resolve(out),
        "--format",
        "avro",
        "--input",
        folder.resolve("reports.avro").toString(),
        "--region",
        "MX",
        "--slo",
        folder.resolve("latency.yaml").toString(),
        "--parallelism",
        parallelism);
  }

  @Test
  void everyMinuteSaysHowThePromiseStandsInTheSameBytesAtAnyParallelism(@TempDir Path folder)
      throws IOException {
    record(folder.resolve("reports.avro"));
    Files.writeString(folder.resolve("latency.yaml"), PROMISE);

    Written one = replay(folder, "one", "1");
    Written two = replay(folder, "two", "2");

    List<String> standings = Files.readAllLines(folder.resolve("one/slo-status.jsonl"));
    assertEquals(standings, Files.readAllLines(folder.resolve("two/slo-status.jsonl")));
    assertEquals(one.windows(), two.windows());
    assertEquals(10, standings.size());
    assertTrue(standings.stream().allMatch(line -> line.contains("\"status\":\"FINAL\"")));
    assertTrue(standings.get(0).contains("\"verdict\":\"MET\""), standings.get(0));
    String last = standings.get(9);
    assertTrue(last.contains("\"revision\":30"), last);
    assertTrue(last.contains("\"good\":9,\"bad\":1,\"total\":10,\"attainment\":0.9"), last);
    assertTrue(last.contains("\"legal\":false,\"source\":\"engineering default\""), last);

    List<String> judged =
        one.windows().stream().filter(line -> line.contains("\"slo\":[")).toList();
    String fifth =
        judged.stream()
            .filter(line -> line.contains("T22:18:00.000Z\",\"windowSeconds\":60,"))
            .findFirst()
            .orElseThrow();
    assertTrue(
        fifth.contains(
            "\"slo\":[{\"name\":\"latency\",\"version\":\"7\",\"verdict\":\"MET\","
                + "\"attainment\":0.8,\"budgetLeft\":0.2}]"),
        fifth);
    assertFalse(judged.stream().anyMatch(line -> line.contains("\"operator\":\"TELCEL\"")));
  }

  @Test
  void aPromiseThatIsNotRightIsSaidAndNothingRuns(@TempDir Path folder) throws IOException {
    record(folder.resolve("reports.avro"));
    Files.writeString(folder.resolve("latency.yaml"), PROMISE.replace("0.75", "1.75"));
    Commands.Outcome outcome =
        Commands.run(
            "replay",
            "--out",
            folder.resolve("out").toString(),
            "--format",
            "avro",
            "--input",
            folder.resolve("reports.avro").toString(),
            "--slo",
            folder.resolve("latency.yaml").toString());
    assertEquals(2, outcome.exitCode());
    assertTrue(outcome.err().contains("latency.yaml:"), outcome::err);
  }
}
