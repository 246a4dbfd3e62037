package io.umbral.embedded.demo;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.umbral.model.KpiTotals;
import io.umbral.model.RegionLevel;
import io.umbral.model.SeriesKey;
import io.umbral.model.Total;
import io.umbral.model.WindowResult;
import io.umbral.model.WindowResult.Status;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

final class RecentWindowsTest {

  private static final int WINDOW = 10_000;

  private final RecentWindows windows = new RecentWindows(WINDOW, 2);

  @Test
  void showsNothingBeforeTheFirstResult() {
    assertEquals(Optional.empty(), windows.shownStartMillis());
    assertEquals(0, windows.shown().size());
  }

  @Test
  void showsTheWindowBeforeUntilTheNewestIsWhole() {
    addWhole(0);
    windows.add(result("20", WINDOW, WINDOW, 5));
    assertEquals(Optional.of(0L), windows.shownStartMillis());
    windows.add(result("25", WINDOW, WINDOW, 5));
    assertEquals(Optional.of((long) WINDOW), windows.shownStartMillis());
  }

  @Test
  void showsNothingUntilTheFirstWindowIsWhole() {
    windows.add(result("20", 0, WINDOW, 5));
    assertEquals(Optional.empty(), windows.shownStartMillis());
    windows.add(result("25", 0, WINDOW, 5));
    assertEquals(2, windows.shown().size());
  }

  @Test
  void aBiggerRevisionReplacesASmallerOneAndNotTheOtherWayRound() {
    addWhole(0);
    windows.add(result("20", 0, WINDOW, 7));
    windows.add(result("20", 0, WINDOW, 6));
    assertEquals(
        List.of(5L, 7L), windows.shown().stream().map(WindowResult::revision).sorted().toList());
  }

  @Test
  void anotherLengthIsPassedOver() {
    windows.add(result("20", 0, 6 * WINDOW, 5));
    windows.add(result("25", 0, 6 * WINDOW, 5));
    assertEquals(0, windows.shown().size());
  }

  @Test
  void aLateRevisionOfAForgottenWindowIsNotShown() {
    for (int i = 1; i <= 3; i++) {
      addWhole((long) i * WINDOW);
    }
    windows.add(result("25", 0, WINDOW, 5));
    assertEquals(Optional.of(3L * WINDOW), windows.shownStartMillis());
    assertEquals(2, windows.shown().size());
  }

  private void addWhole(long start) {
    windows.add(result("20", start, WINDOW, 5));
    windows.add(result("25", start, WINDOW, 5));
  }

  private static WindowResult result(String region, long start, int millis, long readings) {
    KpiTotals totals = new KpiTotals();
    totals.add(Total.READINGS, readings);
    return new WindowResult(
        new SeriesKey(region, "ATT", SeriesKey.ALL),
        RegionLevel.STATE,
        start,
        millis,
        Status.PROVISIONAL,
        totals,
        Optional.empty());
  }
}
