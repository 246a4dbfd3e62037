package io.umbral.benchmarks.load;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.umbral.benchmarks.harness.Figures;
import java.util.HashMap;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class ScheduleTest {

  private static final int TICK = 100;
  private static final long START = 1_800_000_000_000L;

  private static Schedule schedule(double recordsPerSecond, long records, int sources) {
    return new Schedule(START, TICK, recordsPerSecond, records, sources, 0);
  }

  @ParameterizedTest
  @ValueSource(doubles = {1, 3, 7.5, 999, 100_000, 123_456.789})
  void aRecordIsDueFromItsInstantOnAndNotBefore(double rate) {
    Schedule schedule = schedule(rate, 1_000_000, 1_000_000);
    for (long record = 0; record < 1_000; record++) {
      long due = schedule.dueNanos(record);
      assertEquals(record + 1, schedule.dueBy(due), "at the instant of record " + record);
      assertEquals(record, schedule.dueBy(due - 1), "just before record " + record);
    }
  }

  @Test
  void theRateIsKeptOverHours() {
    Schedule schedule = schedule(100_000, Long.MAX_VALUE, 1_000_000);
    long hours = 5;
    assertEquals(100_000L * 3_600 * hours + 1, schedule.dueBy(3_600_000_000_000L * hours));
  }

  @Test
  void nothingIsDueBeforeTheStartNorMoreThanThereIs() {
    Schedule schedule = schedule(1_000, 5, 1_000);
    assertEquals(0, schedule.dueBy(-1));
    assertEquals(1, schedule.dueBy(0));
    assertEquals(5, schedule.dueBy(Long.MAX_VALUE / 4));
  }

  @Test
  void eventTimeNeverGoesBackAndIsBehindTheScheduleByLessThanATick() {
    Schedule schedule = schedule(777, 5_000, 1_000);
    long before = Long.MIN_VALUE;
    for (long record = 0; record < schedule.records(); record++) {
      long end = schedule.periodStartMillis(record) + TICK;
      long dueMillis = START + schedule.dueNanos(record) / 1_000_000;
      assertTrue(end >= before);
      assertTrue(end <= dueMillis && dueMillis < end + TICK, "record " + record);
      assertEquals(0, end % TICK);
      before = end;
    }
    assertEquals(before, schedule.lastPeriodEndMillis());
  }

  @Test
  void noSourceSpeaksTwiceOfOnePeriod() {
    int sources = 50;
    Schedule schedule = schedule(Schedule.largestRate(sources, TICK), 10_000, sources);
    Map<Integer, Long> last = new HashMap<>();
    for (long record = 0; record < schedule.records(); record++) {
      Long before = last.put(schedule.sourceOf(record), schedule.periodStartMillis(record));
      assertTrue(before == null || before < schedule.periodStartMillis(record));
    }
  }

  @Test
  void moreThanTheSourcesCanSayIsRefused() {
    assertThrows(
        IllegalArgumentException.class, () -> schedule(Schedule.largestRate(50, TICK) + 1, 1, 50));
  }

  @Test
  void aHistoryGoesOnWhereItEnded() {
    Schedule schedule = new Schedule(START, TICK, 100, 10, 100, 50_000);
    assertEquals(START - 50_000, schedule.periodStartMillis(0) + TICK);
  }

  /** By brute force: the first tick whose event time puts the watermark at the window's end. */
  @Test
  void aWindowClosesWithTheFirstRecordThatMovesTheWatermarkPastIt() {
    Random random = new Random(11);
    for (int i = 0; i < 1_000; i++) {
      long windowEnd = START + random.nextInt(20) * 500L;
      int outOfOrderness = random.nextInt(1_000);
      long tick = START;
      while (tick - 1 - outOfOrderness - 1 < windowEnd - 1) {
        tick += TICK;
      }
      assertEquals(tick, Schedule.closesAtMillis(windowEnd, outOfOrderness, TICK));
    }
  }

  @Test
  void aCommandAsksForTheSameSchedule() {
    Schedule schedule = new Schedule(START, TICK, 123.5, 77, 5_000, 400);
    String command = GeneratorProcess.command(schedule);
    assertTrue(command.startsWith(GeneratorProcess.SEND));
    assertEquals(
        schedule,
        GeneratorProcess.scheduleOf(
            Figures.parse(command.substring(GeneratorProcess.SEND.length()))));
  }
}
