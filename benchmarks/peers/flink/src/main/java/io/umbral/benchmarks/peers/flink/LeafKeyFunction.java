package io.umbral.benchmarks.peers.flink;

import io.umbral.benchmarks.engine.LeafResult;
import io.umbral.benchmarks.engine.Leaves;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import org.apache.flink.table.annotation.DataTypeHint;
import org.apache.flink.table.functions.ScalarFunction;

/** {@code LEAF_KEY(leaf, window_start)}: the key of a result. */
public final class LeafKeyFunction extends ScalarFunction {

  private static final long serialVersionUID = 1L;

  private final String bootstrap;
  private final String inventory;

  LeafKeyFunction(String bootstrap, String inventory) {
    this.bootstrap = bootstrap;
    this.inventory = inventory;
  }

  /** The key. */
  public byte[] eval(int leaf, @DataTypeHint("TIMESTAMP(3)") LocalDateTime windowStart) {
    return LeafResult.key(
        Leaves.shared(bootstrap, inventory).name(leaf),
        windowStart.toInstant(ZoneOffset.UTC).toEpochMilli());
  }
}
