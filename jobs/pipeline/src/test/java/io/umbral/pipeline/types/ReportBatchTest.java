package io.umbral.pipeline.types;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.umbral.model.CellReading;
import io.umbral.model.CellReport;
import io.umbral.model.CellReport.Origin;
import io.umbral.model.Rejected.Place;
import io.umbral.model.Technology;
import io.umbral.wire.CellReportDecoder;
import io.umbral.wire.CellReportEncoder;
import io.umbral.wire.SchemaLookup;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/** What is packed is what was received, record by record. */
final class ReportBatchTest {

  private static final int MINUTE = 60_000;
  private static final long START = 1_772_359_200_000L;

  private final ReportBatch batch =
      new ReportBatch(
          new ReceivedReport("t", new CellReportDecoder(SchemaLookup.NONE, 1 << 20), 5_000));

  private record Sent(byte[] value, long offset, long arrivalMillis) {}

  @Test
  void everyRecordComesOutAsItWasPackedInItsOrder() {
    SplittableRandom random = new SplittableRandom(7);
    List<Sent> sent = new ArrayList<>();
    for (int i = 0; i < 2_000; i++) {
      byte[] value = new byte[random.nextInt(200)];
      random.nextBytes(value);
      sent.add(new Sent(value, random.nextLong(Long.MAX_VALUE), random.nextLong(1, 1L << 62)));
    }
    take(sent);
    for (Sent one : sent) {
      assertTrue(batch.next());
      ReceivedReport report = batch.report();
      assertArrayEquals(one.value(), report.copyBytes(Integer.MAX_VALUE));
      assertEquals(one.value().length, report.size());
      assertEquals(new Place("t", 3, one.offset()), report.place());
      assertFalse(report.isReadable());
    }
    assertFalse(batch.next());
  }

  @Test
  void theNewestIsThatOfReadableRecordsAlone() {
    take(
        List.of(
            new Sent(minute(START), 1, Long.MAX_VALUE),
            new Sent(minute(START + 3 * MINUTE), 2, Long.MAX_VALUE),
            new Sent(minute(START + 9 * MINUTE), 3, START), // ahead of its arrival
            new Sent(new byte[] {1, 2, 3}, 4, Long.MAX_VALUE),
            new Sent(minute(START + MINUTE), 5, Long.MAX_VALUE)));
    assertTrue(batch.next());
    assertEquals(START + 4 * MINUTE - 1, batch.newestMillis());
    assertFalse(batch.next(), "to ask for the newest reads the rest");
  }

  @Test
  void aBatchKnowsNothingOfTheOneBefore() {
    take(List.of(new Sent(minute(START + MINUTE), 1, Long.MAX_VALUE)));
    assertEquals(START + 2 * MINUTE - 1, batch.newestMillis());
    take(List.of(new Sent(minute(START), 2, Long.MAX_VALUE)));
    assertEquals(START + MINUTE - 1, batch.newestMillis());
    take(List.of());
    assertEquals(Long.MIN_VALUE, batch.newestMillis());
  }

  private void take(List<Sent> sent) {
    ReportPack pack = new ReportPack(new byte[0]);
    sent.forEach(one -> pack.add(one.value(), one.offset(), one.arrivalMillis()));
    batch.take(pack.bytes(), 3);
  }

  private static byte[] minute(long startMillis) {
    Origin origin = new Origin("a", "Altan", Optional.empty(), Optional.empty(), Optional.empty());
    return new CellReportEncoder()
        .encode(
            new CellReport(
                origin, startMillis, MINUTE, List.of(CellReading.of(Technology.LTE, 1))));
  }
}
