package io.umbral.embedded.ingest;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.umbral.embedded.ingest.Ledger.Standing;
import io.umbral.model.CellReading;
import io.umbral.model.CellReport;
import io.umbral.model.CellReport.Origin;
import io.umbral.model.Technology;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;

class LedgerTest {

  private static final long NOW = 1_767_225_600_000L;

  private static CellReport report(String source, long start, int millis) {
    Origin origin =
        new Origin(source, "Host", Optional.empty(), Optional.empty(), Optional.of("R"));
    return new CellReport(origin, start, millis, List.of(CellReading.withoutCell(Technology.NR)));
  }

  @Test
  void aSourceAndPeriodAreEnteredOnce() {
    Ledger ledger = new Ledger(() -> NOW);
    CellReport report = report("a b|c\\", 900_000, 900_000);
    assertEquals(Standing.NEW, ledger.standingOf(report, 5));
    assertTrue(ledger.enter(Ledger.reportKey(report), 5));
    assertEquals(Standing.KNOWN, ledger.standingOf(report, 5));
    assertEquals(Standing.CORRECTION, ledger.standingOf(report, 6));
    assertFalse(ledger.enter(Ledger.reportKey(report), 6));
    assertEquals(Standing.NEW, ledger.standingOf(report("a b", 900_000, 900_000), 5));
    assertEquals(Standing.NEW, ledger.standingOf(report("a b|c\\", 900_000, 60_000), 5));
    assertEquals(Standing.NEW, ledger.standingOf(report("a b|c\\", 0, 900_000), 5));
  }

  @Test
  void aPeriodWhoseWordsAreForgottenIsKnownAndNeverCorrected() {
    Ledger ledger = new Ledger(() -> NOW);
    CellReport report = report("a", 900_000, 900_000);
    ledger.enter(Ledger.reportKey(report), Ledger.digestIn(new byte[0]));
    assertEquals(Standing.KNOWN, ledger.standingOf(report, 5));
    assertEquals(-7, Ledger.digestIn(Ledger.bytesOf(-7L)));
  }

  @Test
  void periodsInAnyOrderAreRememberedForDays() {
    Ledger ledger = new Ledger(() -> NOW);
    int quarter = 900_000;
    List<Integer> order = new Random(1).ints(0, 10_000).distinct().limit(10_000).boxed().toList();
    for (int i : order) {
      ledger.enter(Ledger.reportKey(report("s", (long) i * quarter, quarter)), i + 1L);
    }
    int remembered = (int) (Ledger.REMEMBERED_MILLIS / quarter);
    for (int i = 10_000 - remembered; i < 10_000; i++) {
      assertEquals(
          Standing.KNOWN,
          ledger.standingOf(report("s", (long) i * quarter, quarter), i + 1L),
          "period " + i);
    }
  }

  @Test
  void aPeriodFarAheadMakesNoneOfThePresentOld() {
    Ledger ledger = new Ledger(() -> NOW);
    CellReport present = report("s", NOW - 900_000, 900_000);
    ledger.enter(Ledger.reportKey(present), 1);
    for (int i = 0; i < 1_000; i++) {
      ledger.enter(Ledger.reportKey(report("s", NOW + 86_400_000L * (100 + i), 900_000)), 1);
    }
    assertEquals(Standing.KNOWN, ledger.standingOf(present, 1));
  }

  @Test
  void whatIsNoEntryIsRefused() {
    assertEquals(
        "ledger entry 'x' should be one of this ledger",
        assertThrows(IllegalArgumentException.class, () -> new Ledger(() -> NOW).enter("x", 0))
            .getMessage());
  }
}
