package io.umbral.benchmarks.readiness;

import io.umbral.documents.Faults;
import io.umbral.model.KpiTotals;
import io.umbral.model.Quantity;
import io.umbral.model.WindowResult;
import io.umbral.readiness.CorridorScore;
import io.umbral.readiness.CorridorScorer;
import io.umbral.readiness.IndicatorReading;
import io.umbral.readiness.MethodFile;
import io.umbral.readiness.RankOrder;
import io.umbral.readiness.Ranking;
import io.umbral.readiness.ReadinessMethod;
import io.umbral.readiness.Scorecard;
import io.umbral.readiness.statistics.Interval;
import io.umbral.sla.CoverageThreshold;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.LinkedHashMap;
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

  /**
   * How often the sampling intervals hold the truth.
   *
   * @param scores intervals of the scores; the truth is that of the indicators in a score
   * @param complete the same of those scores that no indicator is missing from
   * @param byIndicator intervals of each indicator, in the order of the method
   */
  record Coverage(Held scores, Held complete, Map<String, Held> byIndicator) {}

  /** Of how many intervals how many hold the truth. */
  record Held(int intervals, int held) {
    static final Held NONE = new Held(0, 0);

    Held and(Interval interval, double truth) {
      boolean holds = truth >= interval.low() - 1e-9 && truth <= interval.high() + 1e-9;
      return new Held(intervals + 1, held + (holds ? 1 : 0));
    }

    double ratio() {
      return (double) held / intervals;
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
    Held whole = Held.NONE;
    Held complete = Held.NONE;
    Map<String, Held> byIndicator = new LinkedHashMap<>();
    for (int i = 0; i < corridors; i++) {
      SimulatedCorridor corridor = SimulatedCorridor.random("c" + i, MUNICIPALITIES, random);
      CorridorScore score = score(corridor, i, corridor.windows(i, SAMPLES, random));
      if (score.sampling().isEmpty()) {
        continue;
      }
      Map<String, Double> known = score.scorecard().indicators();
      Scorecard truth = corridor.truth(method, known.keySet());
      double index = truth.index().getAsDouble();
      whole = whole.and(score.sampling().get(), index);
      complete =
          known.size() == method.index().indicators().size()
              ? complete.and(score.sampling().get(), index)
              : complete;
      for (IndicatorReading reading : score.indicators()) {
        if (reading.interval().isPresent()) {
          Held before = byIndicator.getOrDefault(reading.id(), Held.NONE);
          byIndicator.put(
              reading.id(),
              before.and(reading.interval().get(), truth.indicators().get(reading.id())));
        }
      }
    }
    return new Coverage(whole, complete, byIndicator);
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
