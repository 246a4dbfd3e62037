package io.umbral.embedded.demo;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.umbral.embedded.EmbeddedKafka;
import io.umbral.embedded.Progress;
import io.umbral.embedded.Umbral;
import io.umbral.embedded.demo.DemoCheck.StoppedException;
import io.umbral.embedded.slo.Standing;
import io.umbral.embedded.synthetic.CheckScenario;
import io.umbral.embedded.synthetic.ExpectedSlaTotals;
import io.umbral.embedded.synthetic.ExpectedSlaTotals.Figures;
import io.umbral.model.WindowResult;
import io.umbral.model.WindowResult.Verdict;
import io.umbral.sla.Account;
import io.umbral.sla.CoverageThreshold;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** One run through Kafka and Flink, judged in several ways. */
final class DemoCheckTest {

  private static final Clock CLOCK =
      Clock.fixed(Instant.parse("2026-03-02T18:00:33Z"), ZoneOffset.UTC);
  private static final int SITES = 40;

  private static final ReferenceFiles FILES = ReferenceFiles.read(Optional.empty());
  private static final CheckScenario SCENARIO = DemoCheck.scenario(11, SITES, FILES, CLOCK);

  private static Expectation expected;
  private static Observed observed;

  private final StringWriter said = new StringWriter();

  @BeforeAll
  static void run() throws Exception {
    expected = Expectation.of(SCENARIO, FILES, CLOCK);
    observed = check(new StopSignal(), new StringWriter()).observe();
  }

  private static DemoCheck check(StopSignal stop, StringWriter out) {
    Ports ports = Ports.choose(EmbeddedKafka.ANY_PORT, EmbeddedKafka.ANY_PORT);
    return new DemoCheck(FILES, SCENARIO, ports, progress(out), stop);
  }

  private static Progress progress(StringWriter out) {
    return new Progress("demo", new PrintWriter(out), () -> 0);
  }

  @Test
  void passesWhereEveryFigureIsAsItShouldBe() {
    assertEquals(Umbral.GOOD, judge(expected, observed), said::toString);
    assertTrue(said.toString().contains("CHECK PASSED"), said::toString);
    assertTrue(observed.account().late() > 0 && observed.account().duplicate() > 0);
  }

  @Test
  void everyPromiseThatShipsIsJudgedAndSomeAreBroken() {
    Set<Standing.Name> judged = new HashSet<>();
    Set<Verdict> verdicts = EnumSet.noneOf(Verdict.class);
    for (Standing standing : observed.promises()) {
      judged.add(standing.name());
      verdicts.add(standing.verdict());
    }
    assertEquals(expected.promises().keySet(), judged);
    assertTrue(verdicts.containsAll(List.of(Verdict.MET, Verdict.BREACHED)), verdicts::toString);
  }

  @Test
  void failsWhereAVerdictIsAnotherOne() {
    List<Standing> others =
        observed.promises().stream()
            .map(one -> one.verdict() == Verdict.MET ? breached(one) : one)
            .toList();
    Observed wrong =
        new Observed(
            observed.windows(),
            observed.account(),
            observed.lateReadings(),
            observed.refusedReadings(),
            others);
    assertEquals(Umbral.CHECK_FAILED, judge(expected, wrong));
    assertTrue(said.toString().contains(": verdict should be MET and is BREACHED"), said::toString);
  }

  private static Standing breached(Standing one) {
    return new Standing(
        one.slo(),
        one.objective(),
        one.key(),
        one.at(),
        one.revision(),
        one.target(),
        one.attainment(),
        one.budgetLeft(),
        one.burn(),
        one.exhaustion(),
        Verdict.BREACHED);
  }

  @Test
  void failsWhereAReportWasExpectedThatNeverCame() {
    Map<ExpectedSlaTotals.Key, Figures> more = figures(SCENARIO.counted().size() - 1);
    assertEquals(Umbral.CHECK_FAILED, judge(with(more, expected.account()), observed));
    assertTrue(said.toString().contains("CHECK FAILED"), said::toString);
    assertTrue(said.toString().contains(": readings should be "), said::toString);
    assertTrue(said.toString().contains(" more\n"), "names the first twenty: " + said);
  }

  @Test
  void failsWhereTheAccountDiffersByOne() {
    Account account = expected.account();
    Account wrong =
        new Account(
            account.received(),
            account.aggregated(),
            account.duplicate() + 1,
            account.late() - 1,
            account.rejected());
    assertEquals(Umbral.CHECK_FAILED, judge(with(expected.figures(), wrong), observed));
    assertEquals(
        2, said.toString().lines().filter(line -> line.startsWith("demo: account: ")).count());
  }

  @Test
  void failsWhereAWindowIsMissing() {
    List<WindowResult> fewer =
        observed.windows().stream()
            .filter(
                window ->
                    !window.key().region().equals("MX") || !window.key().operator().equals("ALL"))
            .toList();
    assertEquals(Umbral.CHECK_FAILED, judge(expected, with(fewer)));
  }

  @Test
  void failsWhereAWindowWasNotExpected() {
    Map<ExpectedSlaTotals.Key, Figures> fewer = new TreeMap<>(expected.figures());
    fewer.remove(fewer.keySet().iterator().next());
    assertEquals(Umbral.CHECK_FAILED, judge(with(fewer, expected.account()), observed));
    assertTrue(said.toString().contains("readings should be 0 and is"), said::toString);
  }

  @Test
  void failsWhereAQuantileIsOffByMoreThanOnePercent() {
    // Twice the samples of one minute move its quantiles and its counts.
    Map<ExpectedSlaTotals.Key, Figures> moved = new TreeMap<>(expected.figures());
    List<ExpectedSlaTotals.Key> nation =
        moved.keySet().stream()
            .filter(key -> key.region().equals("MX") && !key.operator().equals("ALL"))
            .toList();
    moved.put(nation.get(0), expected.figures().get(nation.get(nation.size() - 1)));
    assertEquals(Umbral.CHECK_FAILED, judge(with(moved, expected.account()), observed));
    assertTrue(said.toString().contains("within 1 %"), said::toString);
  }

  @Test
  void endsSoonWhenItIsToldToStop() {
    StopSignal stop = new StopSignal();
    stop.raise();
    assertThrows(StoppedException.class, () -> check(stop, said).observe());
    assertFalse(said.toString().contains("phase 2"), said::toString);
  }

  @Test
  void playsOnTheSameDayAllYearLong() {
    Clock december = Clock.fixed(Instant.parse("2026-12-31T23:59:59Z"), ZoneOffset.UTC);
    assertEquals(
        SCENARIO.counted().get(0).periodStartMillis(),
        DemoCheck.scenario(11, SITES, FILES, december).counted().get(0).periodStartMillis());
  }

  private int judge(Expectation expectation, Observed found) {
    return CheckReport.say(expectation, found, progress(said));
  }

  private static Observed with(List<WindowResult> windows) {
    return new Observed(
        windows,
        observed.account(),
        observed.lateReadings(),
        observed.refusedReadings(),
        observed.promises());
  }

  private static Expectation with(Map<ExpectedSlaTotals.Key, Figures> figures, Account account) {
    return new Expectation(figures, account, expected.promises());
  }

  /** Counts one report again. */
  private static Map<ExpectedSlaTotals.Key, Figures> figures(int again) {
    CoverageThreshold threshold = CoverageThreshold.ENGINEERING_DEFAULT;
    ExpectedSlaTotals totals =
        new ExpectedSlaTotals(
            FILES.reference(), SCENARIO.cells(), threshold.rsrpDbm(), threshold.ssRsrpDbm());
    SCENARIO.counted().forEach(totals::count);
    totals.count(SCENARIO.counted().get(again));
    return totals.figures();
  }
}
