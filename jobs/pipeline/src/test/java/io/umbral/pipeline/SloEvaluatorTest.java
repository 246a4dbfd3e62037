package io.umbral.pipeline;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.umbral.model.KpiTotals;
import io.umbral.model.Rational;
import io.umbral.model.RegionLevel;
import io.umbral.model.Rejected;
import io.umbral.model.Rejected.Place;
import io.umbral.model.RejectionCause;
import io.umbral.model.SeriesKey;
import io.umbral.model.SloStatus;
import io.umbral.model.Total;
import io.umbral.model.WindowResult;
import io.umbral.model.WindowResult.Status;
import io.umbral.model.WindowResult.Verdict;
import io.umbral.sla.slo.Budgeting;
import io.umbral.sla.slo.Counter;
import io.umbral.sla.slo.EmptySlices;
import io.umbral.sla.slo.Indicator;
import io.umbral.sla.slo.Objective;
import io.umbral.sla.slo.Selector;
import io.umbral.sla.slo.Slo;
import io.umbral.sla.slo.TimeWindow;
import io.umbral.sla.slo.WindowLength;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Promises that come, change and are wrong while the operator runs, on a timeline. */
@SuppressWarnings("try") // Flink's harnesses close with any exception
final class SloEvaluatorTest {

  private static final SeriesKey KEY = new SeriesKey("19039", "Telcel", "NR");
  private static final Indicator LOST =
      new Indicator.Ratio(Counter.PROBES_LOST, false, Counter.PROBES_SENT);
  private static final Indicator ANSWERED =
      new Indicator.Ratio(Counter.PROBES_ANSWERED, true, Counter.PROBES_SENT);

  private final SloHarness.Feed feed = new SloHarness.Feed();
  private final List<SloStatus> said = new ArrayList<>();

  private static long at(String time) {
    return Instant.parse("2026-03-01T" + time + ":00Z").toEpochMilli();
  }

  private static Slo slo(String version, String from, Indicator indicator, String target) {
    return new Slo(
        "loss",
        version,
        at(from),
        true,
        "mobile",
        new Selector(
            java.util.Set.of(RegionLevel.MUNICIPALITY),
            java.util.Set.of(),
            java.util.Set.of(),
            java.util.Set.of(),
            Map.of()),
        List.of(
            new Objective(
                "kept", indicator, Rational.parse(target), Optional.empty(), Rational.ONE)),
        new Budgeting.Occurrences(),
        new TimeWindow.Rolling(new WindowLength(2, WindowLength.Unit.HOUR)),
        EmptySlices.EXCLUDED,
        0,
        Rational.ZERO,
        List.of(5, 60),
        false,
        "test");
  }

  private static Slo tagged(Slo slo) {
    return slo.withSelector(
        new Selector(
            slo.selector().levels(),
            java.util.Set.of(),
            java.util.Set.of(),
            java.util.Set.of(),
            Map.of("area", "rural")));
  }

  private static WindowResult minute(SeriesKey key, RegionLevel level, long start, Status status) {
    KpiTotals totals = new KpiTotals();
    totals.add(Total.READINGS, 1);
    totals.add(Total.PROBES_SENT, 100);
    totals.add(Total.PROBES_LOST, 3);
    return new WindowResult(key, level, start, 60_000, status, totals, Optional.empty());
  }

  /** Lets minutes pass as the merge tells them: one that is final, one that is new. */
  private void play(SloHarness harness, String from, String until) throws Exception {
    for (long start = at(from); start < at(until); start += 60_000) {
      if (start - 300_000 >= at("10:00")) {
        harness.take(minute(KEY, RegionLevel.MUNICIPALITY, start - 300_000, Status.FINAL));
      }
      harness.take(minute(KEY, RegionLevel.MUNICIPALITY, start, Status.PROVISIONAL));
      harness.watermark(start + 59_999);
      harness.passASecond();
    }
    said.addAll(harness.said());
  }

  private List<String> versionsAt(String time) {
    return said.stream()
        .filter(one -> one.atMillis() == at(time))
        .map(SloStatus::version)
        .distinct()
        .toList();
  }

  @Test
  void aPromiseThatChangesInMidStreamJudgesFromItsEventTimeWithoutAGap() throws Exception {
    feed.add(slo("1", "09:00", LOST, "0.99"));
    try (SloHarness harness = new SloHarness(SlaJobConfig.DEFAULT, feed, null)) {
      play(harness, "10:00", "10:20");
      feed.add(slo("2", "10:30", LOST, "0.95"));
      play(harness, "10:20", "11:00");
    }
    for (long end = at("10:01"); end <= at("11:00"); end += 60_000) {
      long now = end;
      List<SloStatus> ofMinute = said.stream().filter(one -> one.atMillis() == now).toList();
      boolean isOld = end <= at("10:30");
      assertTrue(!ofMinute.isEmpty(), "no gap at " + Instant.ofEpochMilli(end));
      for (SloStatus one : ofMinute) {
        assertEquals(isOld ? "1" : "2", one.version(), one::toString);
        assertEquals(isOld ? Verdict.BREACHED : Verdict.MET, one.verdict(), one::toString);
      }
    }
    SloStatus last = said.get(said.size() - 1);
    assertEquals(6_000, last.total(), "what was counted before goes on");
  }

  @Test
  void aPromiseThatComesLaterIsBackfilledFromWhatIsKept() throws Exception {
    try (SloHarness harness = new SloHarness(SlaJobConfig.DEFAULT, feed, null)) {
      play(harness, "10:00", "10:50");
      assertEquals(List.of(), said);
      feed.add(slo("1", "10:50", ANSWERED, "0.95"));
      play(harness, "10:50", "10:52");
    }
    assertEquals(5_200, said.get(said.size() - 1).total());
    assertEquals(List.of(), versionsAt("10:50"));
    assertEquals(List.of("1"), versionsAt("10:52"));
  }

  @Test
  void aFaultyPromiseIsRefusedAndTheOldOneStays() throws Exception {
    feed.add(slo("1", "09:00", LOST, "0.99"));
    try (SloHarness harness = new SloHarness(SlaJobConfig.DEFAULT, feed, null)) {
      play(harness, "10:00", "10:05");
      feed.add(
          new Rejected(
              RejectionCause.MALFORMED, "no promise", new Place("slos", 0, 7), 1, new byte[] {1}));
      feed.add(slo("1", "09:00", LOST, "0.5"));
      play(harness, "10:05", "10:10");
      assertEquals(
          List.of(RejectionCause.MALFORMED, RejectionCause.INVALID_VALUE),
          harness.refused().stream().map(Rejected::cause).toList());
    }
    assertTrue(said.stream().allMatch(one -> one.target().equals(Rational.parse("0.99"))));
    assertEquals(List.of("1"), versionsAt("10:10"));
  }

  @Test
  void aPromiseOnTagsIsRefusedForTheStreamKnowsNone() throws Exception {
    feed.add(tagged(slo("1", "09:00", LOST, "0.99")));
    try (SloHarness harness = new SloHarness(SlaJobConfig.DEFAULT, feed, null)) {
      play(harness, "10:00", "10:05");
      assertEquals(1, harness.refused().size());
      assertTrue(harness.refused().get(0).detail().contains("tags"));
    }
    assertEquals(List.of(), said);
  }

  @Test
  void withoutWindowsOfAMinuteEveryPromiseIsRefused() throws Exception {
    feed.add(slo("1", "09:00", LOST, "0.99"));
    SlaJobConfig config = SlaJobConfig.from(Map.of("sla.windows", "5m"));
    try (SloHarness harness = new SloHarness(config, feed, null)) {
      assertEquals(1, harness.refused().size());
    }
  }

  @Test
  void onlySeriesThatAreSelectedAreJudged() throws Exception {
    feed.add(slo("1", "09:00", LOST, "0.99"));
    try (SloHarness harness = new SloHarness(SlaJobConfig.DEFAULT, feed, null)) {
      SeriesKey country = new SeriesKey("MX", "ALL", "ALL");
      harness.take(minute(country, RegionLevel.COUNTRY, at("10:00"), Status.PROVISIONAL));
      assertEquals(List.of(), harness.said());
    }
  }

  @Test
  void aCrashChangesNothing() throws Exception {
    feed.add(slo("1", "09:00", LOST, "0.99"));
    feed.add(slo("2", "10:40", LOST, "0.95"));
    var steps = List.of("10:00", "10:17", "10:39", "10:42", "11:30");
    try (SloHarness whole = new SloHarness(SlaJobConfig.DEFAULT, feed, null)) {
      play(whole, "10:00", "11:30");
    }
    List<SloStatus> expected = List.copyOf(said);
    said.clear();
    var state = new org.apache.flink.runtime.checkpoint.OperatorSubtaskState[1];
    for (int i = 0; i + 1 < steps.size(); i++) {
      try (SloHarness part = new SloHarness(SlaJobConfig.DEFAULT, feed, state[0])) {
        play(part, steps.get(i), steps.get(i + 1));
        state[0] = part.snapshot(i);
      }
    }
    assertEquals(expected, said);
  }

  @Test
  void aSeriesThatIsSilentForLongIsForgotten() throws Exception {
    feed.add(slo("1", "09:00", LOST, "0.99"));
    try (SloHarness harness = new SloHarness(SlaJobConfig.DEFAULT, feed, null)) {
      play(harness, "10:00", "10:30");
      assertTrue(harness.keyedStateEntries() > 0);
      harness.watermark(at("10:30") + 2 * 86_400_000L);
      assertTrue(harness.keyedStateEntries() > 0, "windows of three days still hold it");
      harness.watermark(at("10:30") + 4 * 86_400_000L);
      assertEquals(0, harness.keyedStateEntries());
    }
  }
}
