package io.umbral.sla.slo;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.umbral.sla.slo.TimeWindow.Calendar;
import io.umbral.sla.slo.TimeWindow.Calendar.Interval;
import io.umbral.sla.slo.TimeWindow.Rolling;
import io.umbral.sla.slo.WindowLength.Unit;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.Optional;
import org.junit.jupiter.api.Test;

final class TimeWindowTest {

  private static long millis(String instant) {
    return Instant.parse(instant).toEpochMilli();
  }

  private static Calendar calendar(int amount, Unit unit, String start, String zone) {
    return new Calendar(
        new WindowLength(amount, unit), LocalDateTime.parse(start), ZoneId.of(zone));
  }

  private static Interval interval(String from, String to) {
    return new Interval(millis(from), millis(to));
  }

  @Test
  void aDayHasTwentyThreeHoursWhereTheClockGoesForward() {
    Calendar days = calendar(1, Unit.DAY, "2026-01-01T00:00", "Europe/Dublin");
    assertEquals(
        Optional.of(interval("2026-03-29T00:00:00Z", "2026-03-29T23:00:00Z")),
        days.at(millis("2026-03-29T12:00:00Z")));
  }

  @Test
  void aBoundaryInTheMissingHourShiftsForward() {
    Calendar days = calendar(1, Unit.DAY, "2026-01-01T01:30", "Europe/Dublin");
    assertEquals(
        Optional.of(interval("2026-03-29T01:30:00Z", "2026-03-30T00:30:00Z")),
        days.at(millis("2026-03-29T12:00:00Z")));
  }

  @Test
  void aBoundaryInTheHourThatComesTwiceIsTheFirst() {
    Calendar days = calendar(1, Unit.DAY, "2026-01-01T01:30", "Europe/Dublin");
    assertEquals(
        Optional.of(interval("2026-10-25T00:30:00Z", "2026-10-26T01:30:00Z")),
        days.at(millis("2026-10-25T01:00:00Z")));
  }

  @Test
  void theClampedEndOfAMonthDoesNotShortenTheNext() {
    Calendar months = calendar(1, Unit.MONTH, "2026-01-31T00:00", "UTC");
    assertEquals(
        Optional.of(interval("2026-03-31T00:00:00Z", "2026-04-30T00:00:00Z")),
        months.at(millis("2026-03-31T00:00:00Z")));
  }

  @Test
  void thereIsNoWindowBeforeTheFirst() {
    Calendar months = calendar(1, Unit.MONTH, "2026-01-01T00:00", "UTC");
    assertEquals(Optional.empty(), months.at(millis("2025-12-31T23:59:59Z")));
  }

  @Test
  void everyInstantOfManyYearsIsInItsWindow() {
    for (Unit unit : Unit.values()) {
      Calendar windows = calendar(7, unit, "2001-02-28T23:15", "America/New_York");
      for (long at = millis("2001-03-02T00:00:00Z");
          at < millis("2061-01-01T00:00:00Z");
          at += 987_654_321_000L) {
        Interval found = windows.at(at).orElseThrow();
        assertEquals(true, found.startMillis() <= at && at < found.endMillis(), unit + " " + at);
      }
    }
  }

  @Test
  void aRollingWindowSlidesEvenly() {
    assertEquals(30 * 1_440, new Rolling(new WindowLength(1, Unit.MONTH)).minutes());
    assertEquals(28 * 1_440, new Rolling(new WindowLength(4, Unit.WEEK)).minutes());
    assertEquals(90 * 1_440, new Rolling(new WindowLength(1, Unit.QUARTER)).minutes());
  }
}
