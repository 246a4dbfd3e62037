package io.umbral.wire;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.umbral.model.CellReading;
import io.umbral.model.CellReport;
import io.umbral.model.CellReport.Origin;
import io.umbral.model.KpiTotals;
import io.umbral.model.Technology;
import java.util.List;
import java.util.Optional;
import org.apache.avro.Schema;
import org.junit.jupiter.api.Test;

/** The hand-written reader and writer against the classes that Avro generates. */
final class CellReportRoundTripTest {

  private static final int ROUNDS = 60;
  private static final Schema SCHEMA = io.umbral.schemas.CellReport.getClassSchema();

  private final CellReportEncoder encoder = new CellReportEncoder();
  private final CellReportDecoder decoder = new CellReportDecoder(SchemaLookup.NONE, 1 << 20);

  private static void assertSame(
      io.umbral.schemas.CellReport expected, CellReportView view, KpiTotals reused) {
    assertEquals(expected.getPeriodStart().toEpochMilli(), view.periodStartMillis());
    assertEquals(expected.getPeriodMillis(), view.periodMillis());
    assertEquals(
        expected.getPeriodStart().toEpochMilli() + expected.getPeriodMillis() - 1,
        view.eventTimeMillis());
    Origin origin = CellReportView.decodeOrigin(view.copyOrigin());
    assertEquals(expected.getSourceId(), origin.sourceId());
    assertEquals(expected.getRanHost(), origin.ranHost());
    assertEquals(Optional.ofNullable(expected.getPlmn()), origin.plmn());
    assertEquals(Optional.ofNullable(expected.getBrand()), origin.brand());
    assertEquals(Optional.ofNullable(expected.getRegion()), origin.region());
    assertEquals(expected.getCells().size(), view.readings());
    for (int i = 0; i < view.readings(); i++) {
      var reading = expected.getCells().get(i);
      Long cellId = reading.getCellId();
      assertEquals(cellId == null ? CellReportView.NO_CELL : cellId, view.cellId(i));
      assertEquals(reading.getTechnology().ordinal(), view.technology(i));
      reused.clear();
      view.addTo(i, reused);
      assertEquals(Generated.totalsOf(reading, expected.getPeriodMillis()), reused, "reading " + i);
    }
  }

  @Test
  void writesTheBytesThatTheGeneratedClassWrites() {
    Law.holds(
        ROUNDS,
        random -> {
          RandomReports reports = new RandomReports(random);
          for (int i = 0; i < 20; i++) {
            CellReport report = reports.next();
            assertArrayEquals(Generated.value(Generated.of(report)), encoder.encode(report));
          }
        });
  }

  @Test
  void isReadByTheGeneratedClass() {
    Law.holds(
        ROUNDS,
        random -> {
          CellReport report = new RandomReports(random).next();
          io.umbral.schemas.CellReport expected = Generated.of(report);
          assertEquals(
              expected, io.umbral.schemas.CellReport.getDecoder().decode(encoder.encode(report)));
        });
  }

  @Test
  void readsWhatItWrites() {
    KpiTotals reused = new KpiTotals();
    Law.holds(
        ROUNDS,
        random -> {
          RandomReports reports = new RandomReports(random);
          for (int i = 0; i < 20; i++) {
            CellReport report = reports.next();
            assertSame(Generated.of(report), decoder.decode(encoder.encode(report)), reused);
          }
        });
  }

  @Test
  void readsArraysInManyBlocksThatSayTheirSize() {
    KpiTotals reused = new KpiTotals();
    Law.holds(
        ROUNDS,
        random -> {
          RandomReports reports = new RandomReports(random);
          for (int i = 0; i < 20; i++) {
            io.umbral.schemas.CellReport report = Generated.of(reports.next());
            byte[] body = Generated.bodyInBlocks(SCHEMA, report);
            assertSame(report, decoder.decode(Generated.framed(SCHEMA, body)), reused);
          }
        });
  }

  @Test
  void blocksThatSayTheirSizeAreAnotherForm() {
    Law.holds(
        3,
        random -> {
          RandomReports reports = new RandomReports(random);
          boolean differs = false;
          for (int i = 0; i < 20; i++) {
            io.umbral.schemas.CellReport report = Generated.of(reports.next());
            byte[] inBlocks = Generated.bodyInBlocks(SCHEMA, report);
            differs |= inBlocks.length > Generated.body(SCHEMA, report).length;
          }
          assertTrue(differs, "the blocking encoder should write other bytes");
        });
  }

  @Test
  void readsManyReadingsThatSayNothing() throws WireException {
    CellReading[] silent = new CellReading[500];
    for (int i = 0; i < silent.length; i++) {
      silent[i] = CellReading.withoutCell(Technology.UNKNOWN);
    }
    Origin origin = new Origin("s", "h", Optional.empty(), Optional.empty(), Optional.empty());
    CellReport report = new CellReport(origin, 0, 60_000, List.of(silent));
    assertEquals(500, decoder.decode(encoder.encode(report)).readings());
  }

  @Test
  void tellsOriginsApartByTheirBytes() {
    Law.holds(
        ROUNDS,
        random -> {
          RandomReports reports = new RandomReports(random);
          CellReport one = reports.next();
          CellReport other = reports.next();
          CellReportView view = decoder.decode(encoder.encode(one));
          byte[] kept = view.copyOrigin();
          int hash = view.originHash();
          assertTrue(view.originEquals(kept, 0, kept.length));
          assertEquals(one.origin(), CellReportView.decodeOrigin(kept));
          decoder.decode(encoder.encode(other));
          assertEquals(
              one.origin().equals(other.origin()), view.originEquals(kept, 0, kept.length));
          CellReport again = new CellReport(one.origin(), 7, 1_000, other.cells());
          decoder.decode(encoder.encode(again));
          assertTrue(view.originEquals(kept, 0, kept.length));
          assertEquals(hash, view.originHash());
        });
  }

  @Test
  void aSuspectReadingIsCountedAndAddsNoValue() throws WireException {
    CellReading suspect =
        CellReading.of(Technology.LTE, 1).withSuspect(true).withUnavailableMillis(5);
    Origin origin = new Origin("s", "h", Optional.empty(), Optional.empty(), Optional.empty());
    KpiTotals totals = new KpiTotals();
    decoder
        .decode(encoder.encode(new CellReport(origin, 0, 60_000, List.of(suspect))))
        .addTo(0, totals);
    assertEquals("KpiTotals{READINGS=1 SUSPECT=1 }", totals.toString());
    assertFalse(totals.equals(new KpiTotals()));
  }
}
