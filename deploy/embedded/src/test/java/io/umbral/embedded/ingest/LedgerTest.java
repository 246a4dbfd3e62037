package io.umbral.embedded.ingest;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.umbral.model.CellReading;
import io.umbral.model.CellReport;
import io.umbral.model.CellReport.Origin;
import io.umbral.model.Technology;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;

class LedgerTest {

  private static CellReport report(String source, long start, int millis) {
    Origin origin =
        new Origin(source, "Host", Optional.empty(), Optional.empty(), Optional.of("R"));
    return new CellReport(origin, start, millis, List.of(CellReading.withoutCell(Technology.NR)));
  }

  @Test
  void aSourceAndPeriodAreEnteredOnce() {
    Ledger ledger = new Ledger();
    CellReport report = report("a b|c\\", 900_000, 900_000);
    assertFalse(ledger.hasReport(report));
    assertTrue(ledger.enter(Ledger.reportKey(report)));
    assertTrue(ledger.hasReport(report));
    assertFalse(ledger.enter(Ledger.reportKey(report)));
    assertFalse(ledger.hasReport(report("a b", 900_000, 900_000)));
    assertFalse(ledger.hasReport(report("a b|c\\", 900_000, 60_000)));
    assertFalse(ledger.hasReport(report("a b|c\\", 0, 900_000)));
  }

  @Test
  void periodsInAnyOrderAreRememberedForDays() {
    Ledger ledger = new Ledger();
    int quarter = 900_000;
    List<Integer> order = new Random(1).ints(0, 10_000).distinct().limit(10_000).boxed().toList();
    for (int i : order) {
      ledger.enter(Ledger.reportKey(report("s", (long) i * quarter, quarter)));
    }
    int remembered = (int) (Ledger.REMEMBERED_MILLIS / quarter);
    for (int i = 10_000 - remembered; i < 10_000; i++) {
      assertTrue(ledger.hasReport(report("s", (long) i * quarter, quarter)), "period " + i);
    }
  }

  @Test
  void whatIsNoEntryIsRefused() {
    assertEquals(
        "ledger entry 'x' should be one of this ledger",
        assertThrows(IllegalArgumentException.class, () -> new Ledger().enter("x")).getMessage());
  }
}
