package io.umbral.benchmarks.peers.flink;

import org.apache.flink.table.annotation.DataTypeHint;
import org.apache.flink.table.annotation.FunctionHint;
import org.apache.flink.table.data.ArrayData;
import org.apache.flink.table.functions.AggregateFunction;

/**
 * {@code RTT_HISTOGRAM(rtt_micros)}: all round-trip times of a group as one histogram. An object on
 * the heap while it is added to, its own bytes where it crosses the shuffle or is kept.
 */
@FunctionHint(
    accumulator =
        @DataTypeHint(
            value = "RAW",
            bridgedTo = RttHistogram.class,
            rawSerializer = RttHistogramSerializer.class),
    output =
        @DataTypeHint(
            value = "RAW",
            bridgedTo = RttHistogram.class,
            rawSerializer = RttHistogramSerializer.class))
public final class RttHistogramFunction extends AggregateFunction<RttHistogram, RttHistogram> {

  private static final long serialVersionUID = 1L;

  /** Flink makes it. */
  public RttHistogramFunction() {}

  @Override
  public RttHistogram createAccumulator() {
    return new RttHistogram();
  }

  /** Adds the times of a reading. */
  public void accumulate(
      RttHistogram histogram,
      @DataTypeHint(value = "ARRAY<INT NOT NULL>", bridgedTo = ArrayData.class)
          ArrayData rttMicros) {
    for (int i = 0; i < rttMicros.size(); i++) {
      histogram.add(rttMicros.getInt(i));
    }
  }

  /** Adds others, as the second phase does. */
  public void merge(RttHistogram histogram, Iterable<RttHistogram> others) {
    for (RttHistogram other : others) {
      histogram.merge(other);
    }
  }

  @Override
  public RttHistogram getValue(RttHistogram histogram) {
    return histogram;
  }
}
