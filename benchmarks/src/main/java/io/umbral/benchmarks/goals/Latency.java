package io.umbral.benchmarks.goals;

import io.umbral.benchmarks.load.LoadResult;
import io.umbral.benchmarks.load.Phase;

/** Latency of results under load. */
record Latency() implements Goal {

  private static final double LARGEST_MILLIS = 1_000;

  /** Place of 70 % among {@link Parts#SHARES}, which come after the million. */
  private static final int SEVENTY_PERCENT = 2;

  @Override
  public String id() {
    return "latency";
  }

  @Override
  public String what() {
    return "event to result on sla-windows at 70 % load, beyond the window's end (to the alarm:"
        + " benchmarks/run alarms)";
  }

  @Override
  public String target() {
    return "p99 at most 1 s";
  }

  @Override
  public String how() {
    return "open loop at 70 % of the sustained rate, 600,000 cells, slices of 5 s; from the end of"
        + " the window and the out-of-orderness (200 ms) to the arrival of its result";
  }

  @Override
  public Finding find(Parts parts) throws PartFailure {
    LoadResult result = parts.nation().get();
    if (result.phases().size() <= SEVENTY_PERCENT) {
      return Finding.noFigure("no rate was sustained to take 70 % of");
    }
    return judge(result, result.phases().get(SEVENTY_PERCENT));
  }

  static Finding judge(LoadResult result, Phase phase) {
    return Finding.judge(
        Limit.atMost(LARGEST_MILLIS),
        result.isAgreed(),
        phase.results() == 0 ? Double.NaN : phase.latencyMillis(99),
        Figure.of(
            "p50 %,d, p90 %,d, p99 %,d, max %,d ms at %,d readings/s, %s",
            phase.latencyMillis(50),
            phase.latencyMillis(90),
            phase.latencyMillis(99),
            phase.latencyMillis(100),
            phase.readingsPerSecond(),
            phase.isSustained() ? "which is sustained" : "which is NOT sustained"));
  }
}
