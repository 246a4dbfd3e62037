package io.umbral.model;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.umbral.model.WindowResult.Status;
import io.umbral.model.WindowResult.Verdict;
import java.util.Optional;
import org.junit.jupiter.api.Test;

final class WindowResultTest {

  private static final SeriesKey KEY = new SeriesKey("MX", SeriesKey.ALL, "LTE");

  private static WindowResult of(long readings, long suspect, Status status) {
    KpiTotals totals = new KpiTotals();
    totals.add(Total.READINGS, readings);
    totals.add(Total.SUSPECT, suspect);
    return new WindowResult(KEY, RegionLevel.COUNTRY, 0, 60_000, status, totals, Optional.empty());
  }

  @Test
  void theBiggerRevisionWinsWhateverItsStatus() {
    assertTrue(of(2, 0, Status.PROVISIONAL).supersedes(of(1, 0, Status.FINAL)));
    assertFalse(of(1, 0, Status.FINAL).supersedes(of(2, 0, Status.PROVISIONAL)));
  }

  @Test
  void theFinalOneWinsOfEqualRevisions() {
    assertTrue(of(2, 0, Status.FINAL).supersedes(of(2, 0, Status.PROVISIONAL)));
    assertFalse(of(2, 0, Status.PROVISIONAL).supersedes(of(2, 0, Status.FINAL)));
  }

  @Test
  void theSameResultAgainReplacesNothing() {
    for (Status status : Status.values()) {
      assertFalse(of(2, 0, status).supersedes(of(2, 0, status)), status::name);
    }
  }

  @Test
  void itsRevisionIsTheNumberOfReadings() {
    assertEquals(17, of(17, 3, Status.FINAL).revision());
  }

  @Test
  void noUsableReadingIsInsufficient() {
    assertEquals(Optional.of(Verdict.INSUFFICIENT), of(0, 0, Status.FINAL).verdict());
    assertEquals(Optional.of(Verdict.INSUFFICIENT), of(3, 3, Status.FINAL).verdict());
    assertEquals(Optional.empty(), of(3, 2, Status.FINAL).verdict());
  }

  @Test
  void refusesAWindowWithoutLength() {
    assertThrows(
        IllegalArgumentException.class,
        () ->
            new WindowResult(
                KEY, RegionLevel.COUNTRY, 0, 0, Status.FINAL, new KpiTotals(), Optional.empty()));
  }

  @Test
  void seriesAreInTheOrderOfRegionOperatorTechnology() {
    assertTrue(new SeriesKey("A", "Z", "Z").compareTo(new SeriesKey("B", "A", "A")) < 0);
    assertTrue(new SeriesKey("A", "A", "Z").compareTo(new SeriesKey("A", "B", "A")) < 0);
    assertTrue(new SeriesKey("A", "A", "A").compareTo(new SeriesKey("A", "A", "B")) < 0);
    assertEquals(0, new SeriesKey("A", "B", "C").compareTo(new SeriesKey("A", "B", "C")));
  }
}
