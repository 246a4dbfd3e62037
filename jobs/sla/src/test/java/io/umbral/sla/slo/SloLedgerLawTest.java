package io.umbral.sla.slo;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.umbral.model.KpiTotals;
import io.umbral.model.Rational;
import io.umbral.model.SloStatus;
import io.umbral.model.Total;
import io.umbral.model.WindowResult.Status;
import io.umbral.sla.slo.PlainCount.Run;
import io.umbral.sla.slo.WindowLength.Unit;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What the ledger says of random minutes, on time and late, is what a plain count says. */
final class SloLedgerLawTest {

  private static final int LATENESS = 5;

  /** 2026-03-27 18:00 UTC, two days before the clocks of Europe go forward. */
  private static final long FIRST = 29_577_240;

  private static Slo randomSlo(Random random) {
    Indicator[] indicators = {
      Slos.LOSS,
      new Indicator.Threshold(
          Kpi.RTT_MILLIS,
          new Statistic.Quantile(Rational.parse("0.95")),
          Comparison.LTE,
          Rational.parse("60.5")),
      new Indicator.Threshold(
          Kpi.RTT_MICROS, new Statistic.Each(), Comparison.LTE, Rational.parse("50000"))
    };
    int[] pieces = {1, 1, 5, 15};
    int piece = pieces[random.nextInt(pieces.length)];
    Budgeting[] budgetings = {
      new Budgeting.Occurrences(),
      new Budgeting.Timeslices(piece),
      new Budgeting.RatioTimeslices(piece)
    };
    TimeWindow[] windows = {
      Slos.rolling(45, Unit.MINUTE),
      Slos.rolling(3, Unit.DAY),
      Slos.rolling(4, Unit.DAY),
      new TimeWindow.Calendar(
          new WindowLength(1, Unit.DAY),
          LocalDateTime.parse("2026-01-01T00:30"),
          ZoneId.of("Europe/Dublin")),
      new TimeWindow.Calendar(
          new WindowLength(7, Unit.HOUR),
          LocalDateTime.parse("2026-01-01T00:10:20"),
          ZoneId.of("America/Mexico_City"))
    };
    Budgeting budgeting = budgetings[random.nextInt(budgetings.length)];
    Objective objective =
        new Objective(
            "kept",
            indicators[random.nextInt(indicators.length)],
            Rational.parse(random.nextBoolean() ? "0.9" : "0.95"),
            budgeting instanceof Budgeting.Timeslices
                ? Optional.of(Rational.parse("0.92"))
                : Optional.empty(),
            Rational.ONE);
    EmptySlices empty = random.nextBoolean() ? EmptySlices.BAD : EmptySlices.EXCLUDED;
    Slo slo = Slos.slo(budgeting, windows[random.nextInt(windows.length)], empty, objective);
    Slo burning = Slos.withBurns(slo, 5, 60, 61, 4_320);
    return random.nextBoolean() ? burning : Slos.withMinimums(burning, 40, "0.8");
  }

  private static List<Run> randomRuns(Random random, long minute) {
    List<Run> runs = new ArrayList<>();
    boolean isBad = minute / 300 % 3 == 0 && random.nextInt(3) > 0;
    for (int left = 1 + random.nextInt(3); left > 0; left--) {
      List<Integer> rtt = new ArrayList<>();
      for (int i = random.nextInt(6); i > 0; i--) {
        rtt.add((isBad ? 50_000 : 20_000) + random.nextInt(30_000));
      }
      runs.add(new Run(rtt, random.nextInt(8) == 0 || isBad ? random.nextInt(3) : 0));
    }
    return runs;
  }

  private static KpiTotals totalsOf(List<Run> runs) {
    KpiTotals totals = new KpiTotals();
    for (Run run : runs) {
      totals.add(Total.READINGS, 1);
      totals.add(Total.PROBES_SENT, run.rttMicros().size() + run.lost());
      totals.add(Total.PROBES_LOST, run.lost());
      run.rttMicros().forEach(micros -> Minutes.addRtt(totals, micros));
    }
    return totals;
  }

  /** What was heard of each minute, and how much of it came only later. */
  private static final class Heard {
    final Map<Long, List<Run>> runs = new TreeMap<>();
    final Map<Long, List<List<Run>>> arrivals = new TreeMap<>();
  }

  private static Heard hear(Random random, long minutes) {
    Heard heard = new Heard();
    for (long minute = FIRST; minute < FIRST + minutes; minute++) {
      boolean isSilent = random.nextInt(20) == 0 || minute % 1_000 < 40;
      if (isSilent && minute != FIRST) {
        continue;
      }
      List<Run> all = randomRuns(random, minute);
      heard.runs.put(minute, all);
      List<List<Run>> growing = new ArrayList<>();
      int onTime =
          random.nextInt(4) == 0 && minute != FIRST ? random.nextInt(all.size() + 1) : all.size();
      for (int known = onTime; known <= all.size(); known++) {
        growing.add(all.subList(0, known));
      }
      heard.arrivals.put(minute, growing);
    }
    return heard;
  }

  /** Plays minutes as the merge does: final ones first, then the newest, then what is late. */
  private static void play(Heard heard, long minutes, Minutes ledger, Random random)
      throws Exception {
    Map<Long, Integer> told = new HashMap<>();
    for (long now = FIRST; now < FIRST + minutes + LATENESS; now++) {
      List<List<Run>> ofFinal = heard.arrivals.get(now - LATENESS);
      if (ofFinal != null) {
        ledger.take(now - LATENESS, totalsOf(ofFinal.get(ofFinal.size() - 1)), Status.FINAL);
      }
      List<List<Run>> ofNow = heard.arrivals.get(now);
      if (ofNow != null && !ofNow.get(0).isEmpty()) {
        ledger.take(now, totalsOf(ofNow.get(0)), Status.PROVISIONAL);
        told.put(now, 0);
      }
      tellLate(heard, now, told, ledger, random);
      if (random.nextInt(500) == 0) {
        ledger.restart();
      }
    }
  }

  private static void tellLate(
      Heard heard, long now, Map<Long, Integer> told, Minutes ledger, Random random)
      throws Exception {
    for (long minute = now - LATENESS + 1; minute <= now; minute++) {
      List<List<Run>> growing = heard.arrivals.get(minute);
      int next = told.getOrDefault(minute, -1) + 1;
      if (growing != null && next > 0 && next < growing.size() && random.nextInt(3) == 0) {
        ledger.take(minute, totalsOf(growing.get(next)), Status.PROVISIONAL);
        told.put(minute, next);
      }
    }
  }

  private static void check(Random random, long minutes, int every) throws Exception {
    Slo slo = randomSlo(random);
    Minutes ledger = new Minutes(LATENESS, 60, slo);
    Heard heard = hear(random, minutes);
    play(heard, minutes, ledger, random);

    PlainCount plain = new PlainCount(slo, heard.runs, FIRST);
    List<SloStatus> finals =
        ledger.told.stream().filter(one -> one.status() == Status.FINAL).toList();
    assertEquals(
        heard.runs.keySet().stream().map(minute -> (minute + 1) * 60_000).toList(),
        finals.stream().map(SloStatus::atMillis).toList(),
        "every minute that was heard of is judged once for good");
    int offset = random.nextInt(every);
    for (int i = offset; i < finals.size(); i += every) {
      assertEquals("", plain.differenceTo(finals.get(i)), finals.get(i) + " of " + slo);
    }
  }

  private static void laws(int fixed, long minutes, int every) {
    LongStream.concat(
            LongStream.rangeClosed(1, fixed), LongStream.of(Long.getLong("umbral.tests.seed", 0)))
        .forEach(
            seed -> {
              try {
                check(new Random(seed), minutes, every);
              } catch (Exception | AssertionError e) {
                throw new AssertionError("with seed " + seed + ": " + e.getMessage(), e);
              }
            });
  }

  @Test
  void whatTheLedgerSaysIsWhatAPlainCountSays() {
    laws(24, 2_000, 23);
  }

  @Test
  void soItIsWhereHoursAreKeptInPlaceOfMinutes() {
    laws(12, 11_000, 611);
  }

  @Test
  @Tag("slow")
  void soItIsOverFortyDays() {
    laws(200, 40 * 1_440, 4_001);
  }

  /** Whatever came late and how: what is final is the same, and so is every revision of it. */
  @Test
  void theOrderOfArrivalChangesNothingThatIsFinal() throws Exception {
    for (long seed = 1; seed <= 8; seed++) {
      Random random = new Random(seed);
      Slo slo = randomSlo(random);
      Heard heard = hear(random, 700);
      Minutes late = new Minutes(LATENESS, 60, slo);
      play(heard, 700, late, new Random(seed + 1));
      Minutes onTime = new Minutes(LATENESS, 60, slo);
      heard.arrivals.replaceAll((minute, growing) -> List.of(growing.get(growing.size() - 1)));
      play(heard, 700, onTime, new Random(seed + 2));
      assertEquals(finalsOf(onTime), finalsOf(late), "with seed " + seed);
    }
  }

  private static List<SloStatus> finalsOf(Minutes minutes) {
    return minutes.told.stream().filter(one -> one.status() == Status.FINAL).toList();
  }
}
