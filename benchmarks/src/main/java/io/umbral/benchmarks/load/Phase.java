package io.umbral.benchmarks.load;

import io.umbral.benchmarks.harness.Figures;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/** What was measured while one rate was sent. */
public final class Phase {

  /** Lag that is given up at, in seconds of load. */
  static final double HOPELESS_SECONDS = 6;

  private final long readingsPerSecond;
  private final double measuredSeconds;
  private final Map<String, Double> cores;
  private final Trend trend;
  private final boolean isHopeless;
  private final Figures generator;
  private final Latencies latencies;
  private final Map<String, Long> checkpoints;

  /**
   * Makes one.
   *
   * @param readingsPerSecond rate
   * @param measuredSeconds how long, warm-up apart
   * @param cores CPU seconds per second meanwhile, by process
   * @param trend lag meanwhile
   * @param isHopeless whether it was stopped because the lag had grown too far
   * @param generator what the generator said
   * @param latencies of the windows that ended meanwhile
   * @param checkpoints completed meanwhile, and how the last one was
   */
  Phase(
      long readingsPerSecond,
      double measuredSeconds,
      Map<String, Double> cores,
      Trend trend,
      boolean isHopeless,
      Figures generator,
      Latencies latencies,
      Map<String, Long> checkpoints) {
    this.readingsPerSecond = readingsPerSecond;
    this.measuredSeconds = measuredSeconds;
    this.cores = cores;
    this.trend = trend;
    this.isHopeless = isHopeless;
    this.generator = generator;
    this.latencies = latencies;
    this.checkpoints = checkpoints;
  }

  /** Readings sent per second. */
  public long readingsPerSecond() {
    return readingsPerSecond;
  }

  /**
   * Whether the job could go on with it for ever: the lag grows by no more than 1 % of the load.
   */
  public boolean isSustained() {
    return !isHopeless && trend.isSteady(readingsPerSecond);
  }

  /** Growth of the lag as a share of the load. */
  public double lagGrowth() {
    return trend.slope() / readingsPerSecond;
  }

  /** Number of results whose latency was measured. */
  public long results() {
    return latencies.count();
  }

  /**
   * A percentile of the time from a window's end and the out-of-orderness to the arrival of its
   * result, in milliseconds.
   */
  public long latencyMillis(double percentile) {
    return latencies.afterEndMillis(percentile);
  }

  /** How late the generator was with a record, at most, for 99 of 100 of them. */
  public double generatorDelayP99Millis() {
    return generator.get("delayP99Micros") / 1e3;
  }

  /** CPU seconds per second, by process. */
  public Map<String, Double> cores() {
    return cores;
  }

  /** CPU seconds per second of all processes together. */
  public double allCores() {
    return cores.values().stream().mapToDouble(each -> each).sum();
  }

  /** In one line. */
  String line() {
    return String.format(
        Locale.ROOT,
        "%,d readings/s: %s, lag %+.1f %% of the load, %.2f cores %s, latency p50 %d p99 %d ms of %,d results, generator late p99 %.1f ms",
        readingsPerSecond,
        isSustained() ? "sustained" : "NOT sustained",
        100 * lagGrowth(),
        allCores(),
        cores,
        latencyMillis(50),
        latencyMillis(99),
        results(),
        generatorDelayP99Millis());
  }

  Map<String, Object> toJson() {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("readingsPerSecond", readingsPerSecond);
    json.put("measuredSeconds", measuredSeconds);
    json.put("sustained", isSustained());
    json.put("stoppedEarly", isHopeless);
    json.put("lagGrowthShareOfLoad", lagGrowth());
    json.put("lagMeanReadings", trend.meanReadings());
    json.put("lagLargestReadings", trend.largestReadings());
    json.put("cores", cores);
    json.put("generator", generator.asMap());
    json.put("checkpoints", checkpoints);
    json.put("latency", latencies.toJson());
    return json;
  }
}
