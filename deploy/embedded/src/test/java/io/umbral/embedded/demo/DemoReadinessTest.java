package io.umbral.embedded.demo;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.umbral.embedded.Commands;
import io.umbral.embedded.Commands.Outcome;
import io.umbral.embedded.EmbeddedKafka;
import io.umbral.embedded.Progress;
import io.umbral.embedded.reference.MethodFiles;
import io.umbral.embedded.synthetic.NationConfig;
import io.umbral.embedded.synthetic.ScriptedFault;
import io.umbral.embedded.synthetic.Site;
import io.umbral.embedded.synthetic.SyntheticNation;
import io.umbral.model.Cell;
import io.umbral.pipeline.AlertJobConfig;
import io.umbral.pipeline.kafka.ReadinessJobOnKafka;
import io.umbral.pipeline.readiness.ReadinessJobConfig;
import io.umbral.readiness.Cadence;
import io.umbral.readiness.CorridorProfile;
import io.umbral.readiness.CorridorProfile.Municipality;
import io.umbral.readiness.IndicatorReading.State;
import io.umbral.readiness.ReadinessResult;
import io.umbral.readiness.ReadinessResult.IndicatorResult;
import io.umbral.wire.ReadinessCodec;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * The fibre cut of the demo's own script, through the demo's own jobs on its own broker: two
 * minutes before the script begins anew, and three minutes of it.
 */
final class DemoReadinessTest {

  private static final ReferenceFiles FILES = ReferenceFiles.read(Optional.empty());
  private static final ScriptedFault CUT =
      FILES.script().faults().stream()
          .filter(fault -> fault.kind() == ScriptedFault.Kind.FIBRE_CUT)
          .findFirst()
          .orElseThrow();

  private static final String ISTHMUS = "CIT-COA";
  private static final long MINUTE_MILLIS = 60_000;
  private static final int PERIOD_MILLIS = 2_000;
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  private static final long BEGIN = Instant.parse("2026-03-02T18:00:00Z").toEpochMilli();

  /** When the script begins anew: its last fault has ended. */
  private static final long ANEW = BEGIN + FILES.script().lengthMillis();

  private static final long FROM = ANEW - 2 * MINUTE_MILLIS;
  private static final long TO = ANEW + 3 * MINUTE_MILLIS;

  /** The last whole minute without the cut, and the first whole minute of it. */
  private static final long BEFORE = ANEW - MINUTE_MILLIS;

  private static final long DURING = ANEW + MINUTE_MILLIS;

  private static final List<ReadinessResult> HISTORY = new ArrayList<>();
  private static final Map<String, ReadinessResult> LATEST = new HashMap<>();
  private static Outcome table;
  private static Outcome explained;

  @BeforeAll
  static void run() throws Exception {
    List<CorridorProfile> corridors =
        FILES.readiness().corridors().stream()
            .filter(corridor -> CUT.regions().contains(corridor.id()))
            .toList();
    Set<String> places = new HashSet<>();
    corridors.forEach(c -> c.municipalities().stream().map(Municipality::id).forEach(places::add));
    SyntheticNation nation =
        new SyntheticNation(
            7,
            NationConfig.demo().withReportPeriodMillis(PERIOD_MILLIS),
            FILES.reference(),
            FILES.script(),
            BEGIN);
    Ports ports =
        Ports.choose(EmbeddedKafka.ANY_PORT, EmbeddedKafka.ANY_PORT, EmbeddedKafka.ANY_PORT);
    Progress silent = new Progress("demo", new PrintWriter(new StringWriter()), () -> 0);
    try (Stack stack = Stack.start(ports, silent)) {
      send(nation, places, stack);
      stack.startJobs(
          LiveDemo.jobConfig(),
          AlertJobConfig.beside(LiveDemo.jobConfig()).replayedUntil(TO),
          Optional.of(readinessConfig(corridors)),
          Duration.ofSeconds(2));
      collect(stack);
      table = readiness(stack, "--csv");
      explained = readiness(stack, ISTHMUS, "--explain", "--sources");
    }
  }

  private static void send(SyntheticNation nation, Set<String> places, Stack stack) {
    List<Cell> cells =
        nation.cells(0).stream().filter(cell -> places.contains(cell.municipality())).toList();
    stack.writeInventory(FILES.reference(), cells, List.of());
    for (long at = FROM; at < TO; at += PERIOD_MILLIS) {
      for (Site site : nation.sites()) {
        if (places.contains(site.municipality())) {
          stack.sender().send(nation.report(site.index(), at));
        }
      }
    }
    stack.sender().flush();
  }

  private static ReadinessJobConfig readinessConfig(List<CorridorProfile> corridors)
      throws Exception {
    return ReadinessJobConfig.of(MethodFiles.current(), corridors, LiveDemo.jobConfig().coverage())
        .withLengths(Duration.ofMinutes(1), Duration.ofMinutes(1))
        .until(Instant.ofEpochMilli(TO));
  }

  /** Waits until the minute of the cut is scored, and then until all that came is counted. */
  private static void collect(Stack stack) throws Exception {
    ReadinessCodec codec = new ReadinessCodec();
    long deadlineNanos = System.nanoTime() + PATIENCE.toNanos();
    try (TopicTail history = new TopicTail(stack.bootstrap(), ReadinessJobOnKafka.HISTORY);
        TopicTail latest = new TopicTail(stack.bootstrap(), ReadinessJobOnKafka.LATEST)) {
      while (of(DURING).isEmpty()) {
        assertTrue(System.nanoTime() < deadlineNanos, () -> HISTORY.size() + " scores in time");
        stack.requireRunning();
        history.poll(Duration.ofMillis(100), (key, value) -> HISTORY.add(codec.decode(value)));
      }
      stack.drain();
      history.toTheEnd((key, value) -> HISTORY.add(codec.decode(value)));
      latest.toTheEnd((key, value) -> LATEST.put(text(key), codec.decode(value)));
    }
  }

  private static String text(byte[] key) {
    return new String(key, StandardCharsets.UTF_8);
  }

  private static List<ReadinessResult> of(long fromMillis) {
    return HISTORY.stream()
        .filter(score -> score.cadence() == Cadence.QUARTER_HOUR)
        .filter(score -> score.validFromMillis() == fromMillis)
        .toList();
  }

  private static Outcome readiness(Stack stack, String... arguments) {
    List<String> all = new ArrayList<>(List.of("readiness", "--bootstrap", stack.bootstrap()));
    all.addAll(List.of("--cadence", "QUARTER_HOUR"));
    all.addAll(List.of("--as-of", Instant.ofEpochMilli(DURING + MINUTE_MILLIS).toString()));
    all.addAll(List.of(arguments));
    return Commands.run(all.toArray(String[]::new));
  }

  private static ReadinessResult isthmus(long fromMillis) {
    return of(fromMillis).stream()
        .filter(score -> score.corridor().equals(ISTHMUS))
        .max(Comparator.comparingLong(ReadinessResult::revision))
        .orElseThrow();
  }

  private static IndicatorResult indicator(ReadinessResult score, String id) {
    return score.indicators().stream()
        .filter(one -> one.reading().id().equals(id))
        .findFirst()
        .orElseThrow();
  }

  @Test
  void theCutLowersTheScoreOfTheIsthmusThroughLossAndFailedSessions() {
    double before = isthmus(BEFORE).index().orElseThrow();
    ReadinessResult during = isthmus(DURING);
    assertTrue(during.index().orElseThrow() < before - 5, () -> before + " and then " + during);
    for (String id : List.of("loss_mean", "session_fail")) {
      double was = indicator(isthmus(BEFORE), id).reading().score().orElseThrow();
      double is = indicator(during, id).reading().score().orElseThrow();
      assertTrue(is < was && is < 5, id + " was " + was + " and is " + is);
    }
    // The radio of a site behind a cut fibre goes on: coverage is not what is lost.
    assertEquals(State.LIVE, indicator(during, "avail_4g_plus").reading().state());
    // The script sends what is left on a detour; what the few say that still answer is not all.
    assertEquals(
        "some of its sources fell silent", indicator(during, "rtt_p50").reading().reason());
  }

  @Test
  void theIntervalOfTheScoreWidensWithTheLostData() {
    ReadinessResult before = isthmus(BEFORE);
    ReadinessResult during = isthmus(DURING);
    assertTrue(
        during.sampling().orElseThrow().halfWidth() > before.sampling().orElseThrow().halfWidth(),
        () -> before.sampling() + " and then " + during.sampling());
    assertTrue(during.liveRatio() < before.liveRatio());
  }

  @Test
  void theExplanationNamesTheWindowsAndTheRecordsThatTheyWereMadeOf() {
    assertEquals(0, explained.exitCode(), explained::err);
    String text = explained.out();
    assertTrue(text.contains("windows that hurt loss_mean most:"), text);
    assertTrue(text.contains("from " + Instant.ofEpochMilli(DURING) + ", 60 s, revision "), text);
    Matcher made =
        Pattern.compile("sources: \\d+, records: \\d+, readings: (\\d+) of (\\d+):").matcher(text);
    int windows = 0;
    while (made.find()) {
      assertEquals(made.group(2), made.group(1), "every reading has its record");
      windows++;
    }
    assertTrue(windows >= 3, text);
    assertTrue(text.contains("partition ") && text.contains(" from offset "), text);
  }

  @Test
  void theTableHoldsEveryCorridorOfTheCutOnce() {
    assertEquals(0, table.exitCode(), table::err);
    List<String> lines = table.out().lines().toList();
    assertEquals(1 + CUT.regions().size(), lines.size(), table::out);
  }

  @Test
  void theTopicOfTheLatestHoldsTheNewestWindowOfEachCorridor() {
    Map<String, Long> newest = new HashMap<>();
    for (ReadinessResult score : HISTORY) {
      newest.merge(text(ReadinessCodec.encodeLatestKey(score)), score.validFromMillis(), Math::max);
    }
    Map<String, Long> shown = new HashMap<>();
    LATEST.forEach((key, score) -> shown.put(key, score.validFromMillis()));
    assertEquals(newest, shown);
    assertTrue(shown.size() > CUT.regions().size(), "several cadences");
  }
}
