package io.umbral.pipeline;

import static io.umbral.pipeline.Reports.at;
import static io.umbral.pipeline.Reports.bytes;
import static io.umbral.pipeline.Reports.cell;
import static io.umbral.pipeline.Reports.minute;
import static io.umbral.pipeline.Reports.received;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.umbral.model.Cell;
import io.umbral.model.CellKey;
import io.umbral.model.CellReport;
import io.umbral.model.KpiTotals;
import io.umbral.model.Rejected;
import io.umbral.model.Rejected.Place;
import io.umbral.model.RejectionCause;
import io.umbral.model.SeriesKey;
import io.umbral.model.Technology;
import io.umbral.model.Total;
import io.umbral.model.WindowResult;
import io.umbral.model.WindowResult.Status;
import io.umbral.model.WindowResult.Verdict;
import io.umbral.pipeline.PlainTwin.Name;
import io.umbral.sla.Account;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/**
 * The job's own operators on timelines. A report speaks of the minute that ends at its instant;
 * windows are of one minute, late data is taken for five.
 */
final class SlaTimelineTest {

  private static final SlaJobConfig MINUTES = SlaJobConfig.from(Map.of("sla.windows", "1m"));

  private final List<Cell> cells = new ArrayList<>(List.of(cell(1), cell(2)));
  private HarnessJob job;

  private void start(SlaJobConfig config, int subtasks) throws Exception {
    job = HarnessJob.start(config, InventoryFeed.of(Reports.REGIONS, List.of(), cells), subtasks);
  }

  @AfterEach
  void stop() throws Exception {
    if (job != null) {
      job.close();
    }
  }

  /** Status, readings and late readings of each result of the leaf for one minute. */
  private List<String> said(String start) {
    return job.results("IXT", "Altan", "LTE", 1).stream()
        .filter(of -> of.windowStartMillis() == at(start))
        .map(SlaTimelineTest::brief)
        .toList();
  }

  private static String brief(WindowResult of) {
    return of.status() + " n=" + of.revision() + " late=" + of.totals().get(Total.LATE);
  }

  @Test
  void aReportOnTimeCountsInItsWindow() throws Exception {
    start(MINUTES, 1);
    job.report(0, minute("a", 1, "10:01:00", 20_000));
    job.watermark(0, "10:00:59");
    assertEquals(List.of(), said("10:00:00"));
    job.watermark(0, "10:01:00");
    assertEquals(List.of("PROVISIONAL n=1 late=0"), said("10:00:00"));
    job.watermark(0, "10:05:59");
    assertEquals(1, said("10:00:00").size());
    job.watermark(0, "10:06:00");
    assertEquals(List.of("PROVISIONAL n=1 late=0", "FINAL n=1 late=0"), said("10:00:00"));
  }

  @Test
  void anEarlyReportWaitsForItsWindow() throws Exception {
    start(MINUTES, 1);
    job.report(0, minute("a", 1, "10:03:00", 20_000));
    job.report(0, minute("a", 1, "10:01:00", 20_000));
    job.watermark(0, "10:01:00");
    assertEquals(List.of("PROVISIONAL n=1 late=0"), said("10:00:00"));
    assertEquals(List.of(), said("10:02:00"));
    job.watermark(0, "10:03:00");
    assertEquals(List.of("PROVISIONAL n=1 late=0"), said("10:02:00"));
  }

  /** As it does in a replay, and where a job catches up: an older window later would be late. */
  @Test
  void timeThatJumpsPublishesNewWindowsInTheirOrder() throws Exception {
    start(MINUTES, 1);
    List<String> minutes =
        List.of("10:01:00", "10:02:00", "10:03:00", "10:04:00", "10:05:00", "10:06:00", "10:07:00");
    for (String end : minutes) {
      job.report(0, minute("a", 1, end, 20_000));
    }
    job.watermark(0, "10:07:00");
    List<WindowResult> results = job.results("IXT", "Altan", "LTE", 1);
    assertEquals(
        List.of("FINAL", "FINAL", "PROVISIONAL"),
        results.stream().limit(3).map(of -> of.status().name()).toList());
    assertEquals(
        minutes.stream().map(Reports::at).toList(),
        results.stream().map(of -> of.windowStartMillis() + 60_000L).toList());
  }

  @Test
  void aReportThatIsLateForAnOpenWindowCountsAsAnyOther() throws Exception {
    start(MINUTES, 1);
    job.report(0, minute("a", 1, "10:02:00", 20_000));
    job.watermark(0, "10:00:59");
    job.report(0, minute("a", 1, "10:01:00", 20_000));
    job.watermark(0, "10:01:00");
    assertEquals(List.of("PROVISIONAL n=1 late=0"), said("10:00:00"));
  }

  @Test
  void aReportThatIsLateForAPublishedWindowRevisesIt() throws Exception {
    start(MINUTES, 1);
    job.report(0, minute("a", 1, "10:01:00", 20_000));
    job.watermark(0, "10:05:00");
    job.report(0, minute("b", 2, "10:01:00", 30_000));
    job.watermark(0, "10:05:30");
    assertEquals(List.of("PROVISIONAL n=1 late=0", "PROVISIONAL n=2 late=1"), said("10:00:00"));
    job.watermark(0, "10:06:00");
    assertEquals("FINAL n=2 late=1", said("10:00:00").get(2));
    assertEquals(new Account(2, 2, 0, 0, 0), accountAtTheEnd());
  }

  @Test
  void aReportThatIsTooLateIsRefusedWithItsPlaceAndBytes() throws Exception {
    start(MINUTES, 1);
    job.report(0, minute("a", 1, "10:01:00", 20_000));
    job.watermark(0, "10:01:00");
    job.watermark(0, "10:06:00");
    CellReport tooLate = minute("b", 2, "10:01:00", 30_000);
    job.report(0, received(bytes(tooLate), 3, 77, Long.MAX_VALUE));
    job.watermark(0, "10:07:00");
    assertEquals(List.of("PROVISIONAL n=1 late=0", "FINAL n=1 late=0"), said("10:00:00"));
    Rejected refused = job.rejected.get(0);
    assertEquals(RejectionCause.LATE, refused.cause());
    assertEquals(new Place(Reports.TOPIC, 3, 77), refused.where());
    assertArrayEquals(bytes(tooLate), refused.bytes());
    assertEquals(
        "the period ends at 2026-03-01T10:01:00Z and the watermark is 2026-03-01T10:05:59.999Z,"
            + " ahead by more than the allowed lateness of 300000 ms",
        refused.detail());
    assertEquals(1, job.rejected.size());
    assertEquals(new Account(2, 1, 0, 1, 0), accountAtTheEnd());
  }

  @Test
  void theSameReportTwiceCountsOnceThoughItsWindowIsPublished() throws Exception {
    start(MINUTES, 1);
    job.report(0, minute("a", 1, "10:01:00", 20_000));
    job.report(0, minute("a", 1, "10:01:00", 20_000));
    job.watermark(0, "10:03:00");
    job.report(0, minute("a", 1, "10:01:00", 20_000));
    job.watermark(0, "10:06:00");
    assertEquals(List.of("PROVISIONAL n=1 late=0", "FINAL n=1 late=0"), said("10:00:00"));
    assertEquals(new Account(3, 1, 2, 0, 0), accountAtTheEnd());
  }

  @Test
  void aSourceWhoseClockIsHoursAheadIsRefused() throws Exception {
    start(MINUTES, 1);
    CellReport ahead = minute("a", 1, "14:00:00", 20_000);
    job.report(0, received(bytes(ahead), 0, 5, at("10:00:30")));
    job.report(0, minute("b", 2, "10:01:00", 20_000));
    job.watermark(0, "10:01:00");
    assertEquals(List.of("PROVISIONAL n=1 late=0"), said("10:00:00"));
    assertEquals(RejectionCause.FUTURE, job.rejected.get(0).cause());
    assertEquals(new Place(Reports.TOPIC, 0, 5), job.rejected.get(0).where());
    assertArrayEquals(bytes(ahead), job.rejected.get(0).bytes());
    assertEquals(new Account(2, 1, 0, 0, 1), accountAtTheEnd());
  }

  @Test
  void aSourceWhoseClockRestartedIn1970CallsForNoWindowsBetween() throws Exception {
    start(MINUTES, 1);
    CellReport restarted =
        new CellReport(Reports.origin("a"), 0, 60_000, minute("a", 1, "10:01:00", 20_000).cells());
    job.report(0, restarted);
    job.report(0, minute("b", 2, "10:01:00", 20_000));
    job.watermark(0, "10:06:00");
    Set<Long> starts = new TreeSet<>();
    job.results.forEach(of -> starts.add(of.windowStartMillis()));
    assertEquals(Set.of(0L, at("10:00:00")), starts);
  }

  @Test
  void anHourOfSilenceIsSaidMinuteByMinute() throws Exception {
    start(MINUTES, 1);
    job.report(0, minute("a", 1, "10:01:00", 20_000));
    job.report(0, minute("a", 1, "11:01:00", 20_000));
    job.watermark(0, "11:06:00");
    List<WindowResult> finals =
        job.results("IXT", "Altan", "LTE", 1).stream()
            .filter(of -> of.status() == Status.FINAL)
            .toList();
    assertEquals(61, finals.size());
    assertEquals(2, finals.stream().mapToLong(WindowResult::revision).sum());
  }

  @Test
  void anIdleSourceHoldsBackNoTimeAndLosesNothing() throws Exception {
    start(MINUTES, 2);
    job.report(0, minute("a", 1, "10:01:00", 20_000));
    job.report(1, minute("b", 2, "10:01:00", 30_000));
    job.watermark(0, "10:01:00");
    assertEquals(List.of(), said("10:00:00"));
    job.idle(1);
    assertEquals(List.of("PROVISIONAL n=2 late=0"), said("10:00:00"));
  }

  @Test
  void timeGoesToTheNewestWhenAllAreIdle() throws Exception {
    start(MINUTES, 2);
    job.report(0, minute("a", 1, "10:01:00", 20_000));
    job.report(1, minute("b", 2, "10:01:00", 30_000));
    job.watermark(0, "10:00:30");
    job.watermark(1, "10:01:00");
    assertEquals(List.of(), said("10:00:00"));
    job.idle(1);
    job.idle(0);
    assertEquals(List.of("PROVISIONAL n=2 late=0"), said("10:00:00"));
    job.active(0);
    job.report(0, minute("a", 1, "10:02:00", 20_000));
    job.watermark(0, "10:02:00");
    assertEquals(List.of("PROVISIONAL n=1 late=0"), said("10:01:00"));
  }

  @Test
  void whatComesFromAnIdleSourceAfterItsSliceIsGoneIsLateInTheAccount() throws Exception {
    start(MINUTES, 2);
    job.report(0, minute("a", 1, "10:01:00", 20_000));
    job.watermark(1, "10:01:00");
    job.idle(1);
    job.watermark(0, "10:10:00");
    job.report(1, minute("b", 2, "10:02:00", 30_000));
    job.active(1);
    job.watermark(1, "10:10:00");
    Rejected refused = job.rejected.get(0);
    assertEquals(RejectionCause.LATE, refused.cause());
    assertEquals(1, refused.readings());
    assertTrue(refused.bytes().length > 0);
    assertEquals(1, job.rejected.size());
    job.pass(1_000);
    assertEquals(new Account(2, 1, 0, 1, 0), job.account());
  }

  @Test
  void theCorrectionOfTheAccountSurvivesARestart() throws Exception {
    whatComesFromAnIdleSourceAfterItsSliceIsGoneIsLateInTheAccount();
    HarnessJob.Snapshot saved = job.snapshot(1);
    job.close();
    job = HarnessJob.resume(MINUTES, InventoryFeed.of(Reports.REGIONS, List.of(), cells), 1, saved);
    job.pass(1_000);
    assertEquals(new Account(2, 1, 0, 1, 0), job.account());
  }

  @Test
  void aCheckpointBeforeTheFirstReportIsAGoodStart() throws Exception {
    start(MINUTES, 1);
    HarnessJob.Snapshot saved = job.snapshot(1);
    job.close();
    job = HarnessJob.resume(MINUTES, InventoryFeed.of(Reports.REGIONS, List.of(), cells), 1, saved);
    job.report(0, minute("a", 1, "10:01:00", 20_000));
    job.watermark(0, "10:01:00");
    assertEquals(List.of("PROVISIONAL n=1 late=0"), said("10:00:00"));
    assertEquals(8, job.results.size());
  }

  @Test
  void aSilentSeriesIsInsufficientAndNotAbsentAtEveryLevel() throws Exception {
    cells.add(
        new Cell(
            new CellKey(Reports.PLMN, 9),
            "silent",
            "IXT",
            "Telcel",
            Technology.NR,
            60_000,
            false,
            0));
    start(MINUTES, 2);
    job.report(0, minute("a", 1, "10:01:00", 20_000));
    job.watermark(0, "10:06:00");
    job.watermark(1, "10:06:00");
    List<String> silent = new ArrayList<>();
    for (String region : List.of("IXT", "OAX")) {
      for (SeriesKey key :
          List.of(
              new SeriesKey(region, "Telcel", "NR"),
              new SeriesKey(region, "Telcel", "ALL"),
              new SeriesKey(region, "ALL", "NR"))) {
        List<WindowResult> found = job.results(region, key.operator(), key.technology(), 1);
        found.forEach(of -> assertEquals(Verdict.INSUFFICIENT, of.verdict().orElseThrow()));
        found.forEach(of -> assertEquals(1, of.expected().orElseThrow().cells()));
        found.forEach(of -> silent.add(brief(of)));
      }
    }
    assertEquals(6, silent.size(), "each exactly once over both subtasks");
    assertEquals(Set.of("FINAL n=0 late=0"), new HashSet<>(silent));
  }

  @Test
  void eachSeriesIsPublishedByOneSubtaskOnly() throws Exception {
    start(MINUTES, 2);
    job.report(0, minute("a", 1, "10:01:00", 20_000));
    job.report(1, minute("b", 2, "10:01:00", 20_000));
    job.watermark(0, "10:01:00");
    job.watermark(1, "10:01:00");
    Set<Name> names = new HashSet<>();
    job.results.forEach(of -> assertTrue(names.add(Name.of(of)), () -> of + " came twice"));
    assertEquals(8, names.size());
    assertEquals(List.of("PROVISIONAL n=2 late=0"), said("10:00:00"));
  }

  @Test
  void aFinalWindowNeverChanges() throws Exception {
    start(MINUTES, 1);
    job.report(0, minute("a", 1, "10:01:00", 20_000));
    job.watermark(0, "10:06:00");
    int published = job.results.size();
    job.report(0, minute("a", 2, "10:01:00", 20_000));
    job.watermark(0, "10:06:30");
    assertEquals(published, job.results.size());
  }

  @Test
  void longWindowsAreTheSumsOfTheirMinutes() throws Exception {
    start(SlaJobConfig.DEFAULT, 1);
    for (int minute = 1; minute <= 120; minute++) {
      for (int cell = 1; cell <= 2; cell++) {
        if ((minute + cell) % 7 > 0) {
          String end = String.format("%02d:%02d:00", 10 + minute / 60, minute % 60);
          job.report(0, minute("a", cell, end, 1_000L * minute, 90_000L / cell));
        }
      }
    }
    job.watermark(0, Reports.before("12:00:00"));
    job.end();
    Map<Name, WindowResult> finals = new HashMap<>();
    job.results.stream()
        .filter(of -> of.status() == Status.FINAL)
        .forEach(of -> finals.put(Name.of(of), of));
    for (int length : List.of(5, 15, 60)) {
      List<WindowResult> windows =
          finals.values().stream().filter(of -> of.windowMillis() == length * 60_000).toList();
      assertEquals(8 * 120 / length, windows.size());
      windows.forEach(window -> assertSumOfMinutes(window, finals));
    }
  }

  private static void assertSumOfMinutes(WindowResult window, Map<Name, WindowResult> finals) {
    KpiTotals sum = new KpiTotals();
    long reporting = 0;
    for (int at = 0; at < window.windowMillis(); at += 60_000) {
      Name name = new Name(window.key(), window.windowStartMillis() + at, 60_000);
      sum.merge(finals.get(name).totals());
      reporting = Math.max(reporting, finals.get(name).totals().get(Total.REPORTING_CELLS));
    }
    sum.set(Total.REPORTING_CELLS, reporting);
    assertEquals(sum, window.totals());
  }

  @Test
  void aSlidingWindowHoldsTheReadingsOfItsWholeLength() throws Exception {
    start(SlaJobConfig.from(Map.of("sla.windows", "5m/1m")), 1);
    job.report(0, minute("a", 1, "10:05:00", 20_000));
    job.report(0, minute("a", 1, "10:07:00", 20_000));
    job.end();
    Map<Long, Long> readings = new HashMap<>();
    job.results("IXT", "Altan", "LTE", 5)
        .forEach(of -> readings.put(of.windowStartMillis(), of.revision()));
    assertEquals(
        Map.of(
            at("10:00:00"), 1L,
            at("10:01:00"), 1L,
            at("10:02:00"), 2L,
            at("10:03:00"), 2L,
            at("10:04:00"), 2L,
            at("10:05:00"), 1L,
            at("10:06:00"), 1L),
        readings);
  }

  @Test
  void stateEmptiesWhenNoWindowNeedsItAnyMore() throws Exception {
    start(SlaJobConfig.DEFAULT, 2);
    job.report(0, minute("a", 1, "10:01:00", 20_000));
    job.report(1, minute("b", 2, "10:01:00", 20_000));
    job.watermark(0, "10:02:00");
    job.watermark(1, "10:02:00");
    assertEquals(8, job.keyedStateEntries(), "one slice of each series");
    job.watermark(0, "11:04:59");
    job.watermark(1, "11:04:59");
    assertEquals(8, job.keyedStateEntries(), "the hour may still be revised");
    job.watermark(0, "11:05:00");
    job.watermark(1, "11:05:00");
    assertEquals(0, job.keyedStateEntries());
  }

  private Account accountAtTheEnd() throws Exception {
    job.end();
    assertTrue(job.account().balances(), () -> job.account().toString());
    return job.account();
  }
}
