package io.umbral.pipeline;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.umbral.model.Cell;
import io.umbral.model.WindowResult;
import io.umbral.model.WindowResult.Status;
import io.umbral.model.WindowSpec;
import io.umbral.pipeline.PlainTwin.Name;
import io.umbral.pipeline.RandomNation.Disorder;
import io.umbral.pipeline.RandomNation.Sent;
import io.umbral.sla.Account;
import io.umbral.sla.SlicePlan;
import io.umbral.wire.CellReportEncoder;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Whatever the order, the partitions, the subtasks and the restarts: what comes out is what the
 * plain twin computes from all readings at once.
 */
final class WholeJobLawTest {

  private static final long MINUTE = RandomNation.MINUTE;
  private static final long SECOND = 1_000;
  private static final int SEEDS = 4;
  private static final int SLIDING_SEEDS = 2;

  /** For the slow profile, after those above. */
  private static final int MORE_SEEDS = 20;

  private static final SlicePlan PLAN =
      new SlicePlan(
          MINUTE,
          List.of(
              WindowSpec.tumbling(MINUTE),
              WindowSpec.tumbling(5 * MINUTE),
              new WindowSpec(15 * MINUTE, 5 * MINUTE)),
          5 * MINUTE);

  /** Windows of many terms, whose sums run; several tiers, some of them in between. */
  private static final SlicePlan SLIDING =
      new SlicePlan(
          SECOND,
          List.of(
              new WindowSpec(MINUTE, SECOND),
              new WindowSpec(3 * MINUTE, 15 * SECOND),
              WindowSpec.tumbling(5 * MINUTE)),
          5 * MINUTE);

  static LongStream seeds() {
    return LongStream.range(0, SEEDS);
  }

  static LongStream moreSeeds() {
    return LongStream.range(SEEDS, SEEDS + MORE_SEEDS);
  }

  static LongStream slidingSeeds() {
    return LongStream.range(0, SLIDING_SEEDS);
  }

  @Tag("slow")
  @ParameterizedTest(name = "seed {0}")
  @MethodSource("moreSeeds")
  void allOfThisHoldsForManyNations(long seed) {
    lateDataAndRescalesGiveWhatTheTwinComputes(seed);
    crashesAndReplaysGiveWhatTheTwinComputes(seed);
    slidingWindowsWithLateDataAndRescalesGiveWhatTheTwinComputes(seed);
    slidingWindowsWithCrashesInTheirMiddleGiveWhatTheTwinComputes(seed);
  }

  @ParameterizedTest(name = "seed {0}")
  @MethodSource("seeds")
  void lateDataAndRescalesGiveWhatTheTwinComputes(long seed) {
    Run run = new Run(seed, Disorder.LATE, PLAN, 30);
    run.play(0.004, 0);
    run.assertEqualToTwin();
    assertTrue(run.account().late() > 0, "the data has late readings");
  }

  @ParameterizedTest(name = "seed {0}")
  @MethodSource("seeds")
  void crashesAndReplaysGiveWhatTheTwinComputes(long seed) {
    Run run = new Run(seed, Disorder.ON_TIME, PLAN, 30);
    run.play(0.006, 0.004);
    run.assertEqualToTwin();
    assertEquals(0, run.account().late());
  }

  @ParameterizedTest(name = "seed {0}")
  @MethodSource("slidingSeeds")
  void slidingWindowsWithLateDataAndRescalesGiveWhatTheTwinComputes(long seed) {
    Run run = new Run(seed, Disorder.LATE, SLIDING, 16);
    run.play(0.01, 0);
    run.assertEqualToTwin();
  }

  @ParameterizedTest(name = "seed {0}")
  @MethodSource("slidingSeeds")
  void slidingWindowsWithCrashesInTheirMiddleGiveWhatTheTwinComputes(long seed) {
    Run run = new Run(seed, Disorder.ON_TIME, SLIDING, 12);
    run.play(0.01, 0.008);
    run.assertEqualToTwin();
  }

  /** One run of the job and its twin over one nation. */
  private static final class Run {
    private final SlicePlan plan;
    private final Random random;
    private final RandomNation nation;
    private final PlainTwin twin;
    private final Map<Name, WindowResult> best = new HashMap<>();
    private final Map<Name, WindowResult> finals = new HashMap<>();
    private final CellReportEncoder encoder = new CellReportEncoder();
    private final TreeMap<Long, List<Cell>> facts = new TreeMap<>();
    private final List<Cell> known = new ArrayList<>();
    private int[] position = new int[RandomNation.PARTITIONS];
    private PureJob job;

    Run(long seed, Disorder disorder, SlicePlan plan, int minutes) {
      this.plan = plan;
      random = new Random(seed);
      nation = new RandomNation(seed, minutes, disorder);
      twin = new PlainTwin(plan, nation);
      nation.cells.forEach(
          cell ->
              facts.computeIfAbsent(cell.validFromMillis(), any -> new ArrayList<>()).add(cell));
      job = start();
    }

    private PureJob start() {
      PureJob started =
          new PureJob(plan, 1 + random.nextInt(4), random, this::hasEnded, this::take);
      started.learn(
          topology -> {
            nation.regions.forEach(topology::apply);
            nation.corridors.forEach(topology::apply);
            known.forEach(topology::apply);
          });
      return started;
    }

    private boolean hasEnded(int partition) {
      return position[partition] == nation.arrivals.get(partition).size();
    }

    private void take(WindowResult result) {
      Name name = Name.of(result);
      best.merge(name, result, (old, next) -> next.supersedes(old) ? next : old);
      if (result.status() == Status.FINAL) {
        WindowResult said = finals.putIfAbsent(name, result);
        assertTrue(said == null || said.equals(result), () -> said + " became " + result);
      }
    }

    void play(double rescale, double crash) {
      PureJob.Checkpoint saved = job.checkpoint();
      int[] savedPosition = position.clone();
      int savedTwin = 0;
      for (int[] left = unread(); left.length > 0; left = unread()) {
        receive(left[random.nextInt(left.length)]);
        double dice = random.nextDouble();
        if (dice < 0.2) {
          job.tick();
        } else if (dice < 0.2 + rescale) {
          saved = job.checkpoint();
          savedPosition = position.clone();
          savedTwin = twin.position();
          if (crash == 0 || random.nextBoolean()) {
            job = start();
            job.restore(saved);
          }
        } else if (dice < 0.2 + rescale + crash) {
          position = savedPosition.clone();
          twin.rewindTo(savedTwin);
          finals.clear();
          job = start();
          job.restore(saved);
        }
      }
      job.end();
    }

    private int[] unread() {
      return IntStream.range(0, RandomNation.PARTITIONS).filter(p -> !hasEnded(p)).toArray();
    }

    private void receive(int partition) {
      Sent sent = nation.arrivals.get(partition).get(position[partition]);
      learnBefore(sent.report().periodStartMillis() + sent.report().periodMillis() + MINUTE);
      twin.take(sent.report(), job.watermarkAt(partition));
      job.receive(encoder.encode(sent.report()), partition, position[partition]++);
    }

    /** A fact may come at any time, as long as it is before it comes into force. */
    private void learnBefore(long instant) {
      while (!facts.isEmpty() && facts.firstKey() <= instant) {
        List<Cell> added = facts.pollFirstEntry().getValue();
        known.addAll(added);
        job.learn(topology -> added.forEach(topology::apply));
      }
    }

    Account account() {
      return job.account();
    }

    void assertEqualToTwin() {
      assertEquals(twin.account(), job.account());
      assertTrue(job.account().balances(), () -> job.account().toString());
      Map<Name, WindowResult> expected = twin.results();
      assertEquals(expected.keySet(), best.keySet());
      expected.forEach((name, result) -> assertEquals(result, best.get(name)));
      assertTrue(job.isEmpty(), "nothing is remembered after the end");
    }
  }
}
