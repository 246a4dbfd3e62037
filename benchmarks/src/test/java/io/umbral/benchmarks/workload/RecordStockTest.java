package io.umbral.benchmarks.workload;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import io.umbral.model.CellReport;
import io.umbral.wire.CellReportEncoder;
import java.time.Instant;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is sent without encoding is what the encoder would have written. */
final class RecordStockTest {

  private static final int SITES = 200;
  private static final int MUNICIPALITIES = 7;

  static Stream<Workload> workloads() {
    Workload single = Workload.of(7, SITES, MUNICIPALITIES);
    return Stream.of(
        single,
        single.batched(true),
        single.batched(true).skewed(true),
        single.batched(true).periods(100, 100),
        single.periods(200, 10_000));
  }

  @ParameterizedTest
  @MethodSource("workloads")
  void datedRecordsAreTheBytesOfTheEncoder(Workload workload) {
    CellReportEncoder encoder = new CellReportEncoder();
    RecordStock stock = RecordStock.of(workload);
    assertEquals(workload.sources(), stock.size());
    // Beyond the variants too: what comes again must be dated like everything else.
    for (int round = 0; round < workload.variants() + 3; round++) {
      for (int source = 0; source < workload.sources(); source += 17) {
        assertArrayEquals(
            encoder.encode(workload.report(source, round)),
            stock.record(source, round, workload.startOf(round)),
            "source " + source + " round " + round);
      }
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"1971-01-01T00:00:00Z", "2026-11-24T18:00:00.100Z", "2038-12-31T23:59:59.999Z"})
  void aPeriodStartIsWrittenAsTheEncoderWritesIt(String instant) {
    Workload workload = Workload.of(7, 1, 1);
    long startMillis = Instant.parse(instant).toEpochMilli();
    CellReport report = workload.report(0, 0);
    CellReport dated =
        new CellReport(report.origin(), startMillis, report.periodMillis(), report.cells());
    byte[] record = new CellReportEncoder().encode(report);
    PeriodStart.write(record, startMillis);
    assertArrayEquals(new CellReportEncoder().encode(dated), record);
  }

  @ParameterizedTest
  @MethodSource("workloads")
  void aCellSaysSomethingElseInTheNextRound(Workload workload) {
    byte[] first = new CellReportEncoder().encode(workload.report(0, 0));
    byte[] second = new CellReportEncoder().encode(workload.report(0, 1));
    PeriodStart.write(second, workload.startOf(0));
    assertFalse(Arrays.equals(first, second));
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void theLargestOperatorHasItsShareOfTheCells(boolean isSkewed) {
    Map<String, Integer> cells = new HashMap<>();
    Workload workload = Workload.of(7, SITES, MUNICIPALITIES).skewed(isSkewed);
    workload.forEachCell(cell -> cells.merge(cell.ranHost(), 1, Integer::sum));
    assertEquals(4, cells.size());
    assertEquals(isSkewed ? 0.7 : 0.25, cells.get("north") / (double) workload.cells());
  }

  @ParameterizedTest
  @MethodSource("workloads")
  void anArgumentIsReadAsItWasWritten(Workload workload) {
    assertEquals(workload, Workload.parse(workload.toString()));
  }
}
