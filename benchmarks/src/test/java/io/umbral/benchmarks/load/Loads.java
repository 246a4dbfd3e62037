package io.umbral.benchmarks.load;

import io.umbral.benchmarks.harness.Figures;
import io.umbral.benchmarks.load.LoadTrial.Found;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Results of loads that nobody sent. */
public final class Loads {

  private static final double CANARY_MILLIS = 20;

  private Loads() {}

  /**
   * A phase.
   *
   * @param readingsPerSecond rate
   * @param isSustained whether the lag stayed as it was, or grew by a tenth of the load
   * @param latencyMillis of each of a hundred results
   */
  public static Phase phase(long readingsPerSecond, boolean isSustained, long latencyMillis) {
    Trend trend = new Trend(1);
    for (int second = 0; second < 10; second++) {
      trend.add(second, isSustained ? 0 : second * 0.1 * readingsPerSecond);
    }
    Latencies latencies = new Latencies(0, Long.MAX_VALUE);
    for (int i = 0; i < 100; i++) {
      latencies.add(0, 200, 300, 200 + latencyMillis);
    }
    Map<String, Double> cores = new LinkedHashMap<>();
    cores.put("job", 0.75);
    cores.put("broker", 0.2);
    cores.put("generator", 0.125);
    cores.put("observer", 0.05);
    return new Phase(
        readingsPerSecond,
        10,
        cores,
        trend,
        false,
        new Figures().put("delayP99Micros", 1_500),
        latencies,
        Map.of("completed", 1L));
  }

  /** The nation, with phases as they are asked for. */
  public static LoadResult nation(long sustained, boolean isAgreed, Phase... phases) {
    return result(
        LoadPlan.of(7, LoadPlan.NATION_SITES, LoadPlan.NATION_MUNICIPALITIES),
        Optional.of(new Found(sustained, true, List.of())),
        isAgreed,
        phases);
  }

  /** 10^6 cells, at one rate. */
  public static LoadResult millionCells(boolean isAgreed, Phase phase) {
    return result(LoadPlan.of(7, 100_000, 2_400), Optional.empty(), isAgreed, phase);
  }

  private static LoadResult result(
      LoadPlan plan, Optional<Found> found, boolean isAgreed, Phase... phases) {
    return new LoadResult(plan, found, List.of(phases), CANARY_MILLIS, CANARY_MILLIS, isAgreed);
  }

  /** A recovery. */
  public static RecoveryResult recovery(double seconds, long checkpointBytes, boolean isAgreed) {
    return new RecoveryResult(
        RecoveryTrial.of(7, 60_000, 2_400, 1_000_000, 60),
        checkpointBytes,
        checkpointBytes,
        0,
        seconds / 2,
        seconds,
        new Figures().put("records", 1),
        CANARY_MILLIS,
        CANARY_MILLIS,
        isAgreed);
  }

  /** What a cell costs, by the heaps of a thousand and of two thousand cells. */
  public static MemoryResult memory(long onceBytes, long twiceBytes, boolean isAgreed) {
    return new MemoryResult(
        new MemoryTrial(7, 100),
        new MemoryTrial.Held(1_000, onceBytes, 100_000, true),
        new MemoryTrial.Held(2_000, twiceBytes, 150_000, isAgreed));
  }
}
