package io.umbral.wire;

import static org.junit.jupiter.api.Assertions.assertTrue;

import io.umbral.model.KpiTotals;
import io.umbral.schemas.CellReport;
import java.util.Arrays;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Per record nothing is allocated once the reader's arrays are large enough. */
final class CellReportAllocationTest {

  private static final int RECORDS = 200;
  private static final int PASSES = 100;

  private final CellReportDecoder decoder =
      new CellReportDecoder(id -> Optional.of(CellReport.getClassSchema()), 1 << 20);
  private final KpiTotals totals = new KpiTotals();

  @Test
  void readingAndCountingAllocateNothingInSteadyState() throws WireException {
    CellReportEncoder encoder = new CellReportEncoder();
    RandomReports reports = new RandomReports(new Random(11));
    byte[][] single = new byte[RECORDS][];
    byte[][] confluent = new byte[RECORDS][];
    for (int i = 0; i < RECORDS; i++) {
      single[i] = encoder.encode(reports.next());
      byte[] body = Arrays.copyOfRange(single[i], Framing.SINGLE_OBJECT_BYTES, single[i].length);
      confluent[i] = Generated.confluent(7, body);
    }
    assertAllocatesNothing(single, "single-object encoding");
    assertAllocatesNothing(confluent, "Confluent wire format");
  }

  private void assertAllocatesNothing(byte[][] records, String framing) throws WireException {
    read(records, PASSES);
    long least = Long.MAX_VALUE;
    for (int attempt = 0; attempt < 5; attempt++) {
      long before = Allocation.ofThisThread();
      read(records, PASSES);
      least = Math.min(least, Allocation.ofThisThread() - before);
    }
    double perRecord = (double) least / (PASSES * RECORDS);
    assertTrue(perRecord < 1, framing + " allocates " + perRecord + " bytes per record");
  }

  private void read(byte[][] records, int passes) throws WireException {
    for (int pass = 0; pass < passes; pass++) {
      totals.clear();
      for (byte[] record : records) {
        CellReportView view = decoder.decode(record);
        for (int i = 0; i < view.readings(); i++) {
          view.addTo(i, totals);
        }
      }
    }
  }
}
