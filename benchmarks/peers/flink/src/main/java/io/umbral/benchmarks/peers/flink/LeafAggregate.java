package io.umbral.benchmarks.peers.flink;

import io.umbral.benchmarks.engine.LeafTotals;
import io.umbral.benchmarks.engine.Reading;
import org.apache.flink.api.common.functions.AggregateFunction;

/** Adds readings to totals as they come. */
final class LeafAggregate implements AggregateFunction<Reading, LeafTotals, LeafTotals> {

  private static final long serialVersionUID = 1L;

  @Override
  public LeafTotals createAccumulator() {
    return new LeafTotals();
  }

  @Override
  public LeafTotals add(Reading reading, LeafTotals totals) {
    totals.add(reading);
    return totals;
  }

  @Override
  public LeafTotals getResult(LeafTotals totals) {
    return totals;
  }

  @Override
  public LeafTotals merge(LeafTotals totals, LeafTotals others) {
    totals.merge(others);
    return totals;
  }
}
