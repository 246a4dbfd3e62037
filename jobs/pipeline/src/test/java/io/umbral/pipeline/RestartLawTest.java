package io.umbral.pipeline;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.umbral.model.Rejected;
import io.umbral.model.WindowResult;
import io.umbral.model.WindowResult.Status;
import io.umbral.pipeline.PlainTwin.Name;
import io.umbral.pipeline.RandomNation.Disorder;
import io.umbral.pipeline.RandomNation.Sent;
import io.umbral.sla.Account;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.LongStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A run that was stopped and resumed from its state says what an uninterrupted one says. */
final class RestartLawTest {

  private static final SlaJobConfig CONFIG = SlaJobConfig.from(Map.of("sla.windows", "1m,15m/5m"));
  private static final int MINUTES = 12;

  /** What a run said. */
  private record Said(
      Map<Name, WindowResult> best,
      Map<Name, WindowResult> finals,
      TreeMap<String, Integer> refusals,
      Account account) {}

  static LongStream seeds() {
    return LongStream.range(0, 5);
  }

  @ParameterizedTest(name = "seed {0}")
  @MethodSource("seeds")
  void restartsAtAnyPointChangeNothing(long seed) throws Exception {
    RandomNation nation = new RandomNation(seed, MINUTES, Disorder.LATE);
    Said uninterrupted = run(nation, seed, 0);
    Said restarted = run(nation, seed, 1);
    assertSameSaid(uninterrupted, restarted);
  }

  @ParameterizedTest(name = "seed {0}")
  @MethodSource("seeds")
  void rescalesFromOneToTwoAndBackChangeNothing(long seed) throws Exception {
    RandomNation nation = new RandomNation(seed, MINUTES, Disorder.ON_TIME);
    Said alone = run(nation, seed, 0);
    Said rescaled = run(nation, seed, 2);
    assertSameSaid(alone, rescaled);
  }

  private static void assertSameSaid(Said one, Said other) {
    assertEquals(one.account(), other.account());
    assertEquals(one.refusals(), other.refusals());
    assertEquals(one.best().keySet(), other.best().keySet());
    one.best().forEach((name, result) -> assertEquals(result, other.best().get(name)));
    assertEquals(one.finals(), other.finals());
  }

  /**
   * Feeds everything in the order of arrival; after some records every subtask gets its mark.
   *
   * @param mostSubtasks after a restart; 0 for no restart
   */
  private static Said run(RandomNation nation, long seed, int mostSubtasks) throws Exception {
    InventoryFeed inventory = InventoryFeed.of(nation.regions, nation.corridors, nation.cells);
    List<Sent> all = new ArrayList<>();
    nation.arrivals.forEach(all::addAll);
    all.sort(Comparator.comparingLong(Sent::arrivalMillis).thenComparingInt(Sent::partition));
    List<WindowResult> results = new ArrayList<>();
    List<Rejected> rejected = new ArrayList<>();
    Random restart = new Random(seed);
    Random rescale = new Random(seed);
    int subtasks = 1;
    HarnessJob job = HarnessJob.start(CONFIG, inventory, subtasks);
    Map<Integer, Long> newest = new HashMap<>();
    for (int i = 0; i < all.size(); i++) {
      Sent sent = all.get(i);
      job.report(
          sent.partition() % subtasks,
          Reports.received(Reports.bytes(sent.report()), sent.partition(), i, Long.MAX_VALUE));
      newest.merge(
          sent.partition(),
          sent.report().periodStartMillis() + sent.report().periodMillis() - 1,
          Math::max);
      boolean isRestart = restart.nextInt(50) == 0;
      if (restart.nextInt(4) == 0 || isRestart) {
        mark(job, newest, subtasks);
      }
      if (isRestart && mostSubtasks > 0) {
        HarnessJob.Snapshot saved = job.snapshot(i);
        job.close();
        results.addAll(job.results);
        rejected.addAll(job.rejected);
        subtasks = 1 + rescale.nextInt(mostSubtasks);
        job = HarnessJob.resume(CONFIG, inventory, subtasks, saved);
      }
    }
    job.end();
    Account account = job.account();
    assertEquals(0, job.keyedStateEntries());
    job.close();
    results.addAll(job.results);
    rejected.addAll(job.rejected);
    assertTrue(account.balances(), account::toString);
    return said(results, rejected, account);
  }

  private static void mark(HarnessJob job, Map<Integer, Long> newest, int subtasks)
      throws Exception {
    for (int subtask = 0; subtask < subtasks; subtask++) {
      int of = subtask;
      long least =
          newest.entrySet().stream()
              .filter(entry -> entry.getKey() % subtasks == of)
              .mapToLong(Map.Entry::getValue)
              .min()
              .orElse(Long.MIN_VALUE);
      if (least != Long.MIN_VALUE) {
        job.watermark(subtask, least - RandomNation.OUT_OF_ORDERNESS - 1);
      }
    }
  }

  private static Said said(List<WindowResult> results, List<Rejected> rejected, Account account) {
    Map<Name, WindowResult> best = new HashMap<>();
    Map<Name, WindowResult> finals = new HashMap<>();
    for (WindowResult result : results) {
      best.merge(Name.of(result), result, (old, next) -> next.supersedes(old) ? next : old);
      if (result.status() == Status.FINAL) {
        WindowResult before = finals.putIfAbsent(Name.of(result), result);
        assertTrue(before == null || before.equals(result), () -> before + " became " + result);
      }
    }
    TreeMap<String, Integer> refusals = new TreeMap<>();
    for (Rejected refused : rejected) {
      refusals.merge(refused.where() + " " + refused.cause(), refused.readings(), Integer::sum);
    }
    return new Said(best, finals, refusals, account);
  }
}
