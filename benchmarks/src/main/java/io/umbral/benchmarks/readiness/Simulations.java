package io.umbral.benchmarks.readiness;

import io.umbral.documents.Faults;
import io.umbral.model.KpiTotals;
import io.umbral.model.Quantity;
import io.umbral.model.WindowResult;
import io.umbral.readiness.CorridorScore;
import io.umbral.readiness.CorridorScorer;
import io.umbral.readiness.MethodFile;
import io.umbral.readiness.RankOrder;
import io.umbral.readiness.Ranking;
import io.umbral.readiness.ReadinessMethod;
import io.umbral.sla.CoverageThreshold;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;

/**
 * The simulations, each from a seed.
 *
 * @param method the method
 */
record Simulations(ReadinessMethod method) {

  private static final int SAMPLES = 500;
  private static final int MUNICIPALITIES = 4;

  /** Share of simulated corridors whose sampling interval holds the truth, of those scored. */
  record Coverage(int corridors, int held) {
    double ratio() {
      return (double) held / corridors;
    }
  }

  /** Changes of order among equal corridors. */
  record OrderChanges(int corridors, int windows, int changes) {}

  /** What silence did to scores. */
  record Silence(int trials, int raised) {}

  /** CPU time of the scores of one quarter of an hour. */
  record Cost(int corridors, int draws, double cpuSeconds) {}

  /**
   * A method as text, with another number of draws.
   *
   * @throws IllegalArgumentException where the text is no method
   */
  static Simulations of(String yaml, int draws) {
    Faults faults = new Faults();
    String changed = yaml.replaceFirst("draws: \\d+", "draws: " + draws);
    return new Simulations(
        MethodFile.read("method", changed, faults)
            .orElseThrow(() -> new IllegalArgumentException(faults.all().toString())));
  }

  private CorridorScore score(SimulatedCorridor corridor, long start, List<WindowResult> windows) {
    return scorer()
        .score(
            corridor.profile(),
            "window " + start,
            start + SimulatedCorridor.WINDOW_MILLIS,
            windows,
            Map.of());
  }

  private CorridorScorer scorer() {
    return new CorridorScorer(method, CoverageThreshold.ENGINEERING_DEFAULT);
  }

  Coverage coverage(int corridors, long seed) {
    Random random = new Random(seed);
    int scored = 0;
    int held = 0;
    for (int i = 0; i < corridors; i++) {
      SimulatedCorridor corridor = SimulatedCorridor.random("c" + i, MUNICIPALITIES, random);
      CorridorScore score = score(corridor, i, corridor.windows(i, SAMPLES, random));
      if (score.sampling().isPresent()) {
        double truth = corridor.trueIndex(method);
        scored++;
        held +=
            truth >= score.sampling().get().low() && truth <= score.sampling().get().high() ? 1 : 0;
      }
    }
    return new Coverage(scored, held);
  }

  OrderChanges orderChanges(int corridors, int windows, long seed) {
    Random random = new Random(seed);
    SimulatedCorridor truth = SimulatedCorridor.random("c", MUNICIPALITIES, random);
    List<SimulatedCorridor> equal = new ArrayList<>();
    for (int i = 0; i < corridors; i++) {
      equal.add(truth.named("c" + i));
    }
    RankOrder order = RankOrder.EMPTY;
    int changes = 0;
    for (int window = 0; window < windows; window++) {
      long start = (long) window * SimulatedCorridor.WINDOW_MILLIS;
      List<CorridorScore> scores = new ArrayList<>();
      for (SimulatedCorridor corridor : equal) {
        scores.add(score(corridor, start, corridor.windows(start, SAMPLES, random)));
      }
      RankOrder next = Ranking.of(method, scores, order).order();
      changes += window > 0 && !next.order().equals(order.order()) ? 1 : 0;
      order = next;
    }
    return new OrderChanges(corridors, windows, changes);
  }

  Silence silence(int trials, long seed) {
    Random random = new Random(seed);
    int raised = 0;
    for (int i = 0; i < trials; i++) {
      SimulatedCorridor corridor = SimulatedCorridor.random("c" + i, MUNICIPALITIES, random);
      List<WindowResult> windows = corridor.windows(0, SAMPLES, random);
      CorridorScore before = score(corridor, 0, windows);
      CorridorScore after =
          scorer()
              .score(
                  corridor.profile(),
                  "next",
                  2L * SimulatedCorridor.WINDOW_MILLIS,
                  silenced(windows, corridor, random),
                  before.lastLive());
      boolean known = before.scorecard().index().isPresent();
      raised +=
          known
                  && after.scorecard().index().orElse(0)
                      > before.scorecard().index().getAsDouble() + 1e-9
              ? 1
              : 0;
    }
    return new Silence(trials, raised);
  }

  /** Without a municipality, an operator, or a quantity of all of them. */
  private static List<WindowResult> silenced(
      List<WindowResult> windows, SimulatedCorridor corridor, Random random) {
    int what = random.nextInt(3);
    String place = corridor.profile().municipalities().get(random.nextInt(MUNICIPALITIES)).id();
    Quantity quantity = Quantity.values()[random.nextInt(Quantity.values().length)];
    List<WindowResult> left = new ArrayList<>();
    for (WindowResult window : windows) {
      if (what == 2) {
        KpiTotals fewer = new KpiTotals();
        fewer.merge(window.totals());
        fewer.of(quantity).clear();
        left.add(
            new WindowResult(
                window.key(),
                window.level(),
                window.windowStartMillis(),
                window.windowMillis(),
                window.status(),
                fewer,
                window.expected()));
      } else if (what == 0
          ? !window.key().region().equals(place)
          : !window.key().operator().equals("TWO")) {
        left.add(window);
      }
    }
    return left;
  }

  Cost cost(int corridors, int municipalities, int rounds, long seed) {
    Random random = new Random(seed);
    List<SimulatedCorridor> all = new ArrayList<>();
    List<List<WindowResult>> windows = new ArrayList<>();
    for (int i = 0; i < corridors; i++) {
      SimulatedCorridor corridor = SimulatedCorridor.random("c" + i, municipalities, random);
      all.add(corridor);
      windows.add(corridor.windows(0, SAMPLES, random));
    }
    double best = Double.MAX_VALUE;
    for (int round = 0; round < rounds; round++) {
      long before = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
      List<CorridorScore> scores = new ArrayList<>();
      for (int i = 0; i < corridors; i++) {
        scores.add(score(all.get(i), round, windows.get(i)));
      }
      Ranking.of(method, scores, RankOrder.EMPTY);
      long after = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
      best = Math.min(best, (after - before) / 1e9);
    }
    return new Cost(corridors, method.uncertainty().draws(), best);
  }
}
