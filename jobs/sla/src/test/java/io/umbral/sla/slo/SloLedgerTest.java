package io.umbral.sla.slo;

import static io.umbral.sla.slo.Slos.LOSS;
import static io.umbral.sla.slo.Slos.objective;
import static io.umbral.sla.slo.Slos.rolling;
import static io.umbral.sla.slo.Slos.sliced;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.umbral.model.KpiTotals;
import io.umbral.model.SloStatus;
import io.umbral.model.WindowResult.Status;
import io.umbral.model.WindowResult.Verdict;
import io.umbral.sla.slo.WindowLength.Unit;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.Random;
import org.junit.jupiter.api.Test;

final class SloLedgerTest {

  private static final Budgeting EVENTS = new Budgeting.Occurrences();
  private static final Slo HOURLY =
      Slos.withBurns(
          Slos.slo(
              EVENTS,
              rolling(60, Unit.MINUTE),
              EmptySlices.EXCLUDED,
              objective("kept", LOSS, "0.9")),
          10);

  private static void onTime(Minutes minutes, long minute, KpiTotals totals) throws Exception {
    minutes.take(minute, totals, Status.PROVISIONAL);
  }

  @Test
  void lateDataRevisesTheMinuteAndThoseAfterIt() throws Exception {
    Minutes minutes = new Minutes(5, 5, HOURLY);
    onTime(minutes, 100, Minutes.probes(10, 0));
    onTime(minutes, 101, Minutes.probes(10, 0));
    onTime(minutes, 102, Minutes.probes(10, 0));
    minutes.told.clear();

    KpiTotals more = Minutes.probes(10, 0);
    more.merge(Minutes.probes(10, 9));
    onTime(minutes, 101, more);

    assertEquals(List.of(102L, 103L), minutes.told.stream().map(SloLedgerTest::end).toList());
    assertEquals(List.of(3L, 4L), minutes.told.stream().map(SloStatus::revision).toList());
    assertEquals(Verdict.BREACHED, minutes.last().verdict());
    assertEquals(9, minutes.last().bad());
  }

  private static long end(SloStatus status) {
    return status.atMillis() / 60_000;
  }

  @Test
  void theSameResultAgainSaysNothing() throws Exception {
    Minutes minutes = new Minutes(5, 5, HOURLY);
    onTime(minutes, 100, Minutes.probes(10, 0));
    minutes.told.clear();
    onTime(minutes, 100, Minutes.probes(10, 0));
    assertEquals(List.of(), minutes.told);
    minutes.take(100, Minutes.probes(10, 0), Status.FINAL);
    minutes.take(100, Minutes.probes(10, 0), Status.FINAL);
    assertEquals(1, minutes.told.size());
    assertEquals(Status.FINAL, minutes.last().status());
  }

  @Test
  void whatIsLateBeforeTheFirstMinuteIsCounted() throws Exception {
    Minutes minutes = new Minutes(5, 5, HOURLY);
    onTime(minutes, 100, Minutes.probes(10, 0));
    onTime(minutes, 97, Minutes.probes(10, 5));
    assertEquals(20, minutes.last().total());
    assertEquals(101, end(minutes.last()));
  }

  @Test
  void theNewVersionJudgesFromItsMinuteAndTheOldOneRevisesItsOwn() throws Exception {
    Minutes minutes = new Minutes(5, 5, HOURLY);
    minutes.book.add(Slos.version(HOURLY, "2", 103, objective("kept", LOSS, "0.5")));
    for (long minute = 100; minute < 106; minute++) {
      onTime(minutes, minute, Minutes.probes(10, 2));
    }
    KpiTotals more = Minutes.probes(10, 2);
    more.merge(Minutes.probes(10, 2));
    onTime(minutes, 101, more);
    for (long minute = 100; minute < 106; minute++) {
      KpiTotals last = minute == 101 ? more : Minutes.probes(10, 2);
      minutes.take(minute, last, Status.FINAL);
    }
    for (long end = 101; end <= 106; end++) {
      SloStatus winner = minutes.winner("promise", Optional.empty(), end).orElseThrow();
      boolean isOld = end - 1 < 103;
      assertEquals(isOld ? "1" : "2", winner.version(), "at " + end);
      assertEquals(isOld ? Verdict.BREACHED : Verdict.MET, winner.verdict(), "at " + end);
    }
    assertTrue(
        minutes.told.stream().allMatch(one -> one.version().equals("1") == end(one) <= 103),
        "no minute is judged by two versions");
    assertEquals(70, minutes.last().total(), "a new target goes on with what was counted");
  }

  @Test
  void aPromiseThatIsWithdrawnJudgesNoLaterMinuteAndMayComeBack() throws Exception {
    Minutes minutes = new Minutes(5, 5, HOURLY);
    minutes.book.add(Slos.withdrawn(HOURLY, "2", 103));
    minutes.book.add(Slos.version(HOURLY, "3", 105, objective("kept", LOSS, "0.5")));
    for (long minute = 100; minute < 107; minute++) {
      onTime(minutes, minute, Minutes.probes(10, 2));
    }
    KpiTotals more = Minutes.probes(10, 2);
    more.merge(Minutes.probes(10, 2));
    onTime(minutes, 101, more);

    assertEquals(
        List.of("101 1", "102 1", "103 1", "106 3", "107 3", "102 1", "103 1", "106 3", "107 3"),
        minutes.told.stream()
            .filter(one -> one.total() > 0)
            .map(one -> end(one) + " " + one.version())
            .toList());
  }

  @Test
  void aPromiseThatCountsOtherwiseIsBackfilledWithWhatIsKept() throws Exception {
    Minutes minutes = new Minutes(5, 20, HOURLY);
    for (long minute = 100; minute < 140; minute++) {
      onTime(minutes, minute, Minutes.probes(10, 2));
      minutes.take(minute, Minutes.probes(10, 2), Status.FINAL);
    }
    Indicator answered = new Indicator.Ratio(Counter.PROBES_ANSWERED, true, Counter.PROBES_SENT);
    minutes.book.add(Slos.version(HOURLY, "2", 140, objective("kept", answered, "0.5")));
    onTime(minutes, 140, Minutes.probes(10, 2));
    assertEquals("2", minutes.last().version());
    assertEquals(21 * 10, minutes.last().total());
    assertEquals(21, minutes.last().presentMinutes());
    assertEquals(100, minutes.last().burns().get(0).total());
  }

  @Test
  void aVersionThatComesLateJudgesFromTheNextMinute() throws Exception {
    Minutes minutes = new Minutes(5, 5, HOURLY);
    onTime(minutes, 100, Minutes.probes(10, 2));
    minutes.book.add(Slos.version(HOURLY, "2", 50, objective("kept", LOSS, "0.5")));
    minutes.take(100, Minutes.probes(10, 2), Status.FINAL);
    assertEquals("1", minutes.last().version());
    onTime(minutes, 101, Minutes.probes(10, 2));
    assertEquals("2", minutes.last().version());
  }

  @Test
  void tooLittleIsNoVerdict() throws Exception {
    Minutes minutes = new Minutes(0, 0, Slos.withMinimums(HOURLY, 25, "0.05"));
    minutes.take(0, Minutes.probes(10, 0), Status.FINAL);
    minutes.take(1, Minutes.probes(10, 0), Status.FINAL);
    assertEquals(Verdict.INSUFFICIENT, minutes.last().verdict());
    minutes.take(2, Minutes.probes(10, 0), Status.FINAL);
    assertEquals(Verdict.MET, minutes.last().verdict());
  }

  @Test
  void silenceIsNeverGoodNewsOfCoverage() throws Exception {
    Slo slices =
        Slos.slo(
            new Budgeting.Timeslices(1),
            rolling(10, Unit.MINUTE),
            EmptySlices.BAD,
            sliced("kept", LOSS, "0.9", "0.5"));
    Minutes minutes = new Minutes(0, 0, slices);
    for (int minute = 0; minute < 8; minute++) {
      minutes.take(minute, Minutes.probes(10, 0), Status.FINAL);
    }
    minutes.take(8, Minutes.nothing(), Status.FINAL);
    minutes.take(9, Minutes.nothing(), Status.FINAL);
    assertEquals(Verdict.BREACHED, minutes.last().verdict());
    assertEquals(2, minutes.last().bad());
    assertEquals(8, minutes.last().presentMinutes());
  }

  @Test
  void theBudgetEndsWhenThePaceSaysSo() throws Exception {
    Minutes minutes = new Minutes(0, 0, HOURLY);
    for (int minute = 0; minute < 50; minute++) {
      minutes.take(minute, Minutes.probes(10, 0), Status.FINAL);
    }
    assertEquals(OptionalLong.empty(), minutes.last().exhaustionMillis());
    for (int minute = 50; minute < 60; minute++) {
      minutes.take(minute, Minutes.probes(10, 2), Status.FINAL);
    }
    // 20 of 60 are used up; at twice the pace the other 40 last 20 minutes.
    assertEquals(OptionalDouble.of(40.0 / 60), minutes.last().budgetLeft());
    assertEquals(Minutes.millis(80), minutes.last().exhaustionMillis());
    for (int minute = 60; minute < 90; minute++) {
      minutes.take(minute, Minutes.probes(10, 5), Status.FINAL);
    }
    assertEquals(Minutes.millis(90), minutes.last().exhaustionMillis());
  }

  @Test
  void aSliceThatIsBadForOneObjectiveIsBadForTheWhole() throws Exception {
    Slo both =
        Slos.slo(
            new Budgeting.Timeslices(1),
            rolling(10, Unit.MINUTE),
            EmptySlices.EXCLUDED,
            sliced("few lost", LOSS, "0.8", "0.9"),
            sliced("hardly lost", LOSS, "0.5", "0.99"));
    Minutes minutes = new Minutes(0, 0, both);
    for (int minute = 0; minute < 10; minute++) {
      minutes.take(minute, Minutes.probes(100, minute < 3 ? 5 : 0), Status.FINAL);
    }
    SloStatus whole = minutes.winner("promise", Optional.empty(), 10).orElseThrow();
    assertEquals(3, whole.bad());
    assertEquals(Verdict.BREACHED, whole.verdict());
    assertEquals(
        Verdict.MET,
        minutes.winner("promise", Optional.of("few lost"), 10).orElseThrow().verdict());
    assertEquals(3, minutes.winner("promise", Optional.of("hardly lost"), 10).orElseThrow().bad());
  }

  @Test
  void theWholeBurnsAsFastAsItsObjectivesTogether() throws Exception {
    Slo both =
        Slos.withBurns(
            Slos.slo(
                EVENTS,
                rolling(10, Unit.MINUTE),
                EmptySlices.EXCLUDED,
                objective("strict", LOSS, "0.9"),
                objective("lenient", LOSS, "0.8")),
            5);
    Minutes minutes = new Minutes(0, 0, both);
    for (int minute = 0; minute < 10; minute++) {
      minutes.take(minute, Minutes.probes(100, 6), Status.FINAL);
    }
    SloStatus whole = minutes.winner("promise", Optional.empty(), 10).orElseThrow();
    assertEquals(0.1, whole.budgetLeft().orElseThrow(), 1e-12, "6 of 10 and 6 of 20 are used up");
    assertEquals(Verdict.MET, whole.verdict());
    assertEquals(0.9, whole.burns().get(0).rate(whole.target()).orElseThrow(), 1e-9);
    minutes.take(10, Minutes.probes(100, 20), Status.FINAL);
    assertEquals(
        Verdict.BREACHED, minutes.winner("promise", Optional.empty(), 11).orElseThrow().verdict());
  }

  @Test
  void aSeriesThatWasSilentForACenturyBeginsAnew() throws Exception {
    Minutes minutes = new Minutes(5, 30, HOURLY);
    minutes.take(0, Minutes.probes(10, 9), Status.FINAL);
    minutes.take(52_560_000, Minutes.probes(10, 0), Status.FINAL);
    assertEquals(Verdict.MET, minutes.last().verdict());
    assertEquals(1, minutes.store.blocks.size());
    assertEquals(1, minutes.store.measured.size());
  }

  @Test
  void whatIsPastUseIsForgotten() throws Exception {
    Minutes minutes = new Minutes(5, 30, HOURLY);
    for (long minute = 0; minute < 10 * 1_440; minute++) {
      minutes.take(minute, Minutes.probes(10, 0), Status.FINAL);
    }
    assertTrue(minutes.store.blocks.size() <= 74, "hours kept: " + minutes.store.blocks.size());
    assertEquals(30, minutes.store.measured.size());
  }

  @Test
  void thirtyDaysOfASeriesAreLessThanTwentyFourKilobytes() throws Exception {
    Random random = new Random(7);
    Slo month =
        Slos.withBurns(
            Slos.slo(
                EVENTS,
                rolling(30, Unit.DAY),
                EmptySlices.EXCLUDED,
                objective("kept", LOSS, "0.999")),
            Slo.USUAL_BURN_WINDOWS.toArray(new Integer[0]));
    Minutes minutes = new Minutes(5, 5, month);
    for (long minute = 0; minute < 33 * 1_440; minute++) {
      double load = 1.2 + Math.sin(minute / 1_440.0 * 2 * Math.PI);
      int sent = (int) (40_000 * load + random.nextGaussian() * 300);
      int lost = (int) Math.max(0, sent * 0.01 + random.nextGaussian() * 20);
      minutes.take(minute, Minutes.probes(sent, lost), Status.FINAL);
    }
    // Beside the block, its name with that of the series: 40 bytes are more than the usual.
    int bytes = minutes.store.blocks.values().stream().mapToInt(block -> block.length + 40).sum();
    int all = bytes + minutes.writtenBytes() + 40;
    System.out.println("state of one series and promise of 30 days: " + all + " bytes");
    assertTrue(all <= 24_000, all + " bytes");
    assertTrue(all > 10_000, "so little cannot be right: " + all + " bytes");
  }
}
