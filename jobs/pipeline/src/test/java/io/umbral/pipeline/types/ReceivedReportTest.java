package io.umbral.pipeline.types;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.umbral.model.CellReading;
import io.umbral.model.CellReport;
import io.umbral.model.CellReport.Origin;
import io.umbral.model.Ratio;
import io.umbral.model.RejectionCause;
import io.umbral.model.Technology;
import io.umbral.wire.CellReportDecoder;
import io.umbral.wire.CellReportEncoder;
import io.umbral.wire.SchemaLookup;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

final class ReceivedReportTest {

  private static final int MINUTE = 60_000;
  private static final int SKEW = 5_000;
  private static final long START = 1_700_000_000_000L;
  private static final long END = START + MINUTE;

  private final ReceivedReport received =
      new ReceivedReport("cell-reports", new CellReportDecoder(SchemaLookup.NONE, 1 << 20), SKEW);

  @Test
  void aReportAheadOfItsArrivalIsRefusedWithAllItsReadings() {
    received.take(threeReadings(), 0, 7, END - SKEW - 2);
    assertEquals(RejectionCause.FUTURE, received.failure().orElseThrow().rejectionCause());
    assertEquals(3, received.refusedReadings());
  }

  @Test
  void aReportAheadByNoMoreThanTheSkewIsRead() {
    received.take(threeReadings(), 0, 7, END - SKEW - 1);
    assertTrue(received.isReadable());
  }

  @Test
  void aRecordThatCannotBeDecodedCountsAsOneReading() {
    received.take(threeReadings(), 0, 7, START);
    received.take(new byte[] {1, 2, 3}, 0, 8, END);
    assertEquals(1, received.refusedReadings());
  }

  private static byte[] threeReadings() {
    List<CellReading> readings = List.of(reading(1), reading(2), reading(3));
    Origin origin =
        new Origin("site-1", "TELCEL", Optional.of("334020"), Optional.empty(), Optional.empty());
    return new CellReportEncoder().encode(new CellReport(origin, START, MINUTE, readings));
  }

  private static CellReading reading(long cell) {
    return CellReading.of(Technology.LTE, cell).withLostProbes(new Ratio(0, 5));
  }
}
