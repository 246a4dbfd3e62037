package io.umbral.pipeline;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.umbral.model.CellReport;
import io.umbral.model.Rational;
import io.umbral.model.RegionLevel;
import io.umbral.model.SeriesKey;
import io.umbral.model.SloStatus;
import io.umbral.model.SloStatus.Burn;
import io.umbral.model.WindowResult;
import io.umbral.model.WindowResult.Status;
import io.umbral.model.WindowResult.Verdict;
import io.umbral.pipeline.PromisedNation.Heard;
import io.umbral.sla.slo.Budgeting;
import io.umbral.sla.slo.Comparison;
import io.umbral.sla.slo.EmptySlices;
import io.umbral.sla.slo.Indicator;
import io.umbral.sla.slo.Kpi;
import io.umbral.sla.slo.Objective;
import io.umbral.sla.slo.Selector;
import io.umbral.sla.slo.Slo;
import io.umbral.sla.slo.Statistic;
import io.umbral.sla.slo.TimeWindow;
import io.umbral.sla.slo.WindowLength;
import io.umbral.sla.slo.WindowLength.Unit;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * The whole way from reports, shuffled and late, to standings of promises, beside a plain count of
 * the raw readings: every final standing of every series and minute.
 */
@SuppressWarnings("try") // Flink's harnesses close with any exception
final class SloNationTest {

  private static final Rational TARGET = Rational.parse("0.9");
  private static final long PART = 1L << 40;

  /** What a plain count gives for one series: by minute, what it adds to the bad and to all. */
  private static final class Plain {

    private final Slo slo;
    private final long[] bad;
    private final long[] total;
    private final long[] present;
    private final long[] readings;

    private final Heard heard;
    private int counted;

    Plain(Slo slo, Heard heard, int minutes) {
      this.slo = slo;
      this.heard = heard;
      bad = new long[minutes + 1];
      total = new long[minutes + 1];
      present = new long[minutes + 1];
      readings = new long[minutes + 1];
    }

    /** Of a minute that is final every reading is known. */
    private void countTo(int end) {
      for (; counted < end; counted++) {
        long[] ofMinute = counted(heard, counted);
        bad[counted + 1] = bad[counted] + ofMinute[0];
        total[counted + 1] = total[counted] + ofMinute[1];
        present[counted + 1] = present[counted] + (isPresent(heard, counted) ? 1 : 0);
        readings[counted + 1] = readings[counted] + heard.readings[counted];
      }
    }

    private boolean isPresent(Heard heard, int minute) {
      return heard.level == RegionLevel.COUNTRY
          ? heard.answered[minute] > 0
          : heard.readings[minute] > 0;
    }

    private long[] counted(Heard heard, int minute) {
      if (heard.level == RegionLevel.MUNICIPALITY) {
        return new long[] {heard.lost[minute], heard.sent[minute]};
      }
      if (heard.level == RegionLevel.COUNTRY) {
        long answered = heard.answered[minute];
        return answered == 0
            ? new long[] {0, 0}
            : new long[] {
              BigInteger.valueOf(heard.slow[minute])
                  .multiply(BigInteger.valueOf(PART))
                  .divide(BigInteger.valueOf(answered))
                  .longValueExact(),
              PART
            };
      }
      if ((PromisedNation.FIRST + minute + 1) % 5 != 0 || minute < 4) {
        return new long[] {0, 0};
      }
      long sent = 0;
      long lost = 0;
      for (int i = minute - 4; i <= minute; i++) {
        sent += heard.sent[i];
        lost += heard.lost[i];
      }
      return new long[] {sent == 0 || 10 * (sent - lost) < 9 * sent ? 1 : 0, 1};
    }

    private int startOf(int end) {
      long at = PromisedNation.FIRST + end;
      if (slo.window() instanceof TimeWindow.Calendar calendar) {
        long millis = calendar.at((at - 1) * 60_000).orElseThrow().startMillis();
        return (int) Math.max(0, millis / 60_000 - PromisedNation.FIRST);
      }
      long start = at - ((TimeWindow.Rolling) slo.window()).minutes();
      long whole = ((TimeWindow.Rolling) slo.window()).minutes() > 4_320 ? start / 60 * 60 : start;
      return (int) Math.max(0, whole - PromisedNation.FIRST);
    }

    void check(SloStatus found) {
      int end = (int) (found.atMillis() / 60_000 - PromisedNation.FIRST);
      int start = startOf(end);
      countTo(end);
      assertEquals(readings[end], found.revision(), found::toString);
      assertEquals(bad[end] - bad[start], found.bad(), found::toString);
      assertEquals(total[end] - total[start], found.total(), found::toString);
      assertEquals(present[end] - present[start], found.presentMinutes(), found::toString);
      assertEquals(verdict(bad[end] - bad[start], total[end] - total[start]), found.verdict());
      for (Burn burn : found.burns()) {
        int from = Math.max(0, end - burn.windowMinutes());
        assertEquals(bad[end] - bad[from], burn.bad(), found::toString);
        assertEquals(total[end] - total[from], burn.total(), found::toString);
        assertEquals(present[end] - present[from], burn.presentMinutes(), found::toString);
      }
    }

    private static Verdict verdict(long bad, long total) {
      if (total == 0) {
        return Verdict.INSUFFICIENT;
      }
      BigDecimal promised = new BigDecimal("0.9").multiply(BigDecimal.valueOf(total));
      return BigDecimal.valueOf(total - bad).compareTo(promised) >= 0
          ? Verdict.MET
          : Verdict.BREACHED;
    }
  }

  private static Slo slo(
      RegionLevel level, Indicator indicator, Budgeting budgeting, TimeWindow window) {
    boolean isSliced = budgeting instanceof Budgeting.Timeslices;
    return new Slo(
        level.name(),
        "1",
        0,
        true,
        "mobile",
        new Selector(Set.of(level), Set.of(), Set.of(), Set.of(), Map.of()),
        List.of(
            new Objective(
                "kept",
                indicator,
                TARGET,
                isSliced ? Optional.of(Rational.parse("0.9")) : Optional.empty(),
                Rational.ONE)),
        budgeting,
        window,
        isSliced ? EmptySlices.BAD : EmptySlices.EXCLUDED,
        0,
        Rational.ZERO,
        Slo.USUAL_BURN_WINDOWS,
        false,
        "test");
  }

  /** One promise for each level, each counted in another way. */
  private static Map<RegionLevel, Slo> promises(int rollingHours, int calendarHours) {
    Indicator lost = Kpi.LOSS.ratio().orElseThrow();
    Indicator slow =
        new Indicator.Threshold(
            Kpi.RTT_MILLIS, new Statistic.Each(), Comparison.LTE, Rational.parse("50"));
    TimeWindow rolling = new TimeWindow.Rolling(new WindowLength(rollingHours, Unit.HOUR));
    TimeWindow calendar =
        new TimeWindow.Calendar(
            new WindowLength(calendarHours, Unit.HOUR),
            LocalDateTime.parse("2026-02-01T00:15"),
            ZoneId.of("America/Mexico_City"));
    return Map.of(
        RegionLevel.MUNICIPALITY,
        slo(RegionLevel.MUNICIPALITY, lost, new Budgeting.Occurrences(), rolling),
        RegionLevel.STATE,
        slo(RegionLevel.STATE, lost, new Budgeting.Timeslices(5), calendar),
        RegionLevel.COUNTRY,
        slo(RegionLevel.COUNTRY, slow, new Budgeting.RatioTimeslices(1), rolling));
  }

  private static void check(PromisedNation nation, int minutes, Map<RegionLevel, Slo> promises)
      throws Exception {
    SlaJobConfig config = SlaJobConfig.from(Map.of("sla.windows", "1m"));
    InventoryFeed inventory = InventoryFeed.of(nation.regions, List.of(), nation.cells);
    SloHarness.Feed feed = new SloHarness.Feed();
    promises.values().forEach(feed::add);
    Map<SeriesKey, Plain> plains = new HashMap<>();
    nation.heard.forEach(
        (key, heard) -> plains.put(key, new Plain(promises.get(heard.level), heard, minutes)));
    long checked = 0;
    try (HarnessJob job = HarnessJob.start(config, inventory, 1);
        SloHarness judge = new SloHarness(config, feed, null)) {
      for (int minute = 0; minute <= minutes + PromisedNation.LATENESS; minute++) {
        for (CellReport report : nation.arriving(minute)) {
          job.report(0, report);
        }
        job.watermark(0, (PromisedNation.FIRST + minute + 1) * 60_000 - 1);
        checked += check(job, judge, plains);
      }
      job.end();
      checked += check(job, judge, plains);
    }
    assertEquals((long) nation.heard.size() * minutes, checked, "every series and minute, once");
    System.out.println("standings compared: " + checked + " of " + nation.heard.size() + " series");
  }

  /** Judges what the job said, and compares what is final; gives the number of it. */
  private static long check(HarnessJob job, SloHarness judge, Map<SeriesKey, Plain> plains)
      throws Exception {
    for (WindowResult result : job.results) {
      judge.take(result);
    }
    job.results.clear();
    List<SloStatus> finals =
        judge.said().stream().filter(one -> one.status() == Status.FINAL).toList();
    finals.forEach(one -> plains.get(one.key()).check(one));
    return finals.size();
  }

  @Test
  void everyStandingIsThatOfAPlainCount() throws Exception {
    check(new PromisedNation(1, 1, 2, 500), 500, promises(2, 3));
    check(new PromisedNation(2, 1, 1, 300), 300, promises(100, 7));
  }

  @Test
  @Tag("slow")
  void soItIsOverFortyDays() throws Exception {
    check(new PromisedNation(2, 1, 1, 40 * 1_440), 40 * 1_440, promises(30 * 24, 10 * 24));
  }

  /** For the profile of that name alone: it takes longer than all other tests together. */
  @Test
  @Tag("nation")
  void soItIsOfTwoHundredSeriesOverFortyDays() throws Exception {
    PromisedNation nation = new PromisedNation(3, 3, 6, 40 * 1_440);
    assertTrue(nation.heard.size() >= 190, () -> nation.heard.size() + " series");
    check(nation, 40 * 1_440, promises(30 * 24, 10 * 24));
  }
}
