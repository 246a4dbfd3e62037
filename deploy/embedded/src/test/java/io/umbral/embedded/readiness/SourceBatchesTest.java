package io.umbral.embedded.readiness;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.umbral.embedded.UsageException;
import io.umbral.embedded.readiness.SourceBatches.Batches;
import io.umbral.embedded.readiness.SourceBatches.Window;
import io.umbral.model.Cell;
import io.umbral.model.CellKey;
import io.umbral.model.CellReading;
import io.umbral.model.CellReport;
import io.umbral.model.CellReport.Origin;
import io.umbral.model.Region;
import io.umbral.model.Technology;
import io.umbral.model.Topology;
import io.umbral.wire.CellReportEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Which records a window was made of. */
class SourceBatchesTest {

  private static final long NOON = Instant.parse("2026-03-02T12:00:00Z").toEpochMilli();
  private static final int MINUTE = 60_000;
  private static final Window WINDOW = new Window("R", NOON, 2 * MINUTE);

  private final SourceBatches batches = new SourceBatches(topology(), List.of(WINDOW));

  private static Topology topology() {
    Topology topology = new Topology();
    topology.apply(Region.root("R"));
    topology.apply(
        new Cell(
            new CellKey("334020", 7), "site", "R", "TELCEL", Technology.LTE, MINUTE, false, 0));
    return topology;
  }

  private static byte[] report(String source, long startMillis, long... cells) {
    List<CellReading> readings = new ArrayList<>();
    for (long cell : cells) {
      readings.add(CellReading.of(Technology.LTE, cell));
    }
    Origin origin =
        new Origin(source, "TELCEL", Optional.of("334020"), Optional.empty(), Optional.empty());
    return new CellReportEncoder().encode(new CellReport(origin, startMillis, MINUTE, readings));
  }

  @Test
  void recordsOfASourceAreToldTogetherWithTheirPeriodsAndOffsets() {
    batches.add(report("one", NOON, 7), 2, 14);
    batches.add(report("one", NOON + MINUTE, 7), 2, 19);
    batches.add(report("two", NOON, 7), 1, 3);
    assertEquals(
        List.of(
            new Batches("one", 2, 14, 19, NOON, NOON + 2 * MINUTE, 2, 2),
            new Batches("two", 1, 3, 3, NOON, NOON + MINUTE, 1, 1)),
        batches.found().get(WINDOW));
  }

  @Test
  void aRecordThatWasDeliveredTwiceIsOneBatch() {
    batches.add(report("one", NOON, 7), 2, 14);
    batches.add(report("one", NOON, 7), 2, 15);
    assertEquals(
        List.of(new Batches("one", 2, 14, 14, NOON, NOON + MINUTE, 1, 1)),
        batches.found().get(WINDOW));
  }

  @Test
  void theLastMillisecondOfAPeriodSaysInWhichWindowItIs() {
    batches.add(report("one", NOON - MINUTE, 7), 0, 0);
    batches.add(report("one", NOON - 1, 7), 0, 1);
    batches.add(report("one", NOON + 2 * MINUTE, 7), 0, 2);
    assertEquals(
        List.of(new Batches("one", 0, 1, 1, NOON - 1, NOON - 1 + MINUTE, 1, 1)),
        batches.found().get(WINDOW));
  }

  @Test
  void whatIsDamagedOrElsewhereIsInNoWindow() {
    batches.add("no report".getBytes(StandardCharsets.UTF_8), 0, 0);
    batches.add(report("one", NOON, 8), 0, 1);
    assertEquals(Map.of(), batches.found());
  }

  @Test
  void whatIsWrittenIsReadAgain() throws Exception {
    batches.add(report("one", NOON, 7), 2, 14);
    batches.add(report("two", NOON, 7), -1, 0);
    assertEquals(batches.found(), SourceLines.read("f", SourceLines.linesOf(batches.found())));
    UsageException wrong =
        assertThrows(UsageException.class, () -> SourceLines.read("f", List.of("[1]")));
    assertEquals("f should hold lines that replay has written", wrong.getMessage());
  }
}
