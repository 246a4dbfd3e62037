package io.umbral.benchmarks.peers.flink;

import io.umbral.benchmarks.engine.LeafColumns;
import io.umbral.benchmarks.engine.LeafResult;
import java.util.Arrays;
import org.apache.flink.table.annotation.DataTypeHint;
import org.apache.flink.table.functions.ScalarFunction;

/**
 * {@code LEAF_VALUE(sums, rtt)}: the value of a result. The sums come in the order of {@link
 * LeafColumns} up to those of the round-trip times, which the histogram knows.
 */
public final class LeafValueFunction extends ScalarFunction {

  private static final long serialVersionUID = 1L;

  /** Flink makes it. */
  public LeafValueFunction() {}

  /** The value. */
  public byte[] eval(
      @DataTypeHint("ARRAY<BIGINT NOT NULL>") long[] sums,
      @DataTypeHint(
              value = "RAW",
              bridgedTo = RttHistogram.class,
              rawSerializer = RttHistogramSerializer.class)
          RttHistogram rtt) {
    long[] columns = Arrays.copyOf(sums, LeafColumns.COUNT);
    columns[LeafColumns.RTT_SUM] = rtt.sumMicros();
    columns[LeafColumns.RTT_TOTAL] = rtt.total();
    return LeafResult.value(columns, 0, rtt.counts(), 0);
  }
}
