package io.umbral.benchmarks.peers.flink;

import io.umbral.benchmarks.engine.LeafResult;
import io.umbral.benchmarks.engine.LeafTotals;
import io.umbral.benchmarks.engine.Leaves;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.java.tuple.Tuple2;
import org.apache.flink.streaming.api.functions.windowing.ProcessWindowFunction;
import org.apache.flink.streaming.api.windowing.windows.TimeWindow;
import org.apache.flink.util.Collector;

/** The totals of a window as key and value of a result. */
final class LeafNaming
    extends ProcessWindowFunction<LeafTotals, Tuple2<byte[], byte[]>, Integer, TimeWindow> {

  private static final long serialVersionUID = 1L;

  private final String bootstrap;
  private final String inventory;
  private transient Leaves leaves;

  LeafNaming(String bootstrap, String inventory) {
    this.bootstrap = bootstrap;
    this.inventory = inventory;
  }

  @Override
  public void open(OpenContext context) {
    leaves = Leaves.shared(bootstrap, inventory);
  }

  @Override
  public void process(
      Integer leaf,
      Context window,
      Iterable<LeafTotals> totals,
      Collector<Tuple2<byte[], byte[]>> out) {
    byte[] key = LeafResult.key(leaves.name(leaf), window.window().getStart());
    out.collect(Tuple2.of(key, totals.iterator().next().result()));
  }
}
