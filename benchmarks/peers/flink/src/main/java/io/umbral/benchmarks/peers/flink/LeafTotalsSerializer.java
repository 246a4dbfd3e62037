package io.umbral.benchmarks.peers.flink;

import io.umbral.benchmarks.engine.LeafTotals;
import java.io.IOException;
import org.apache.flink.api.common.typeutils.SimpleTypeSerializerSnapshot;
import org.apache.flink.api.common.typeutils.TypeSerializerSnapshot;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;

/** Totals in their own compact form: the state of a window. */
final class LeafTotalsSerializer extends OwnSerializer<LeafTotals> {

  static final LeafTotalsSerializer INSTANCE = new LeafTotalsSerializer();

  private static final long serialVersionUID = 1L;

  @Override
  public LeafTotals createInstance() {
    return new LeafTotals();
  }

  @Override
  public LeafTotals copy(LeafTotals from) {
    return from.copy();
  }

  @Override
  public void serialize(LeafTotals totals, DataOutputView target) throws IOException {
    totals.write(target);
  }

  @Override
  public LeafTotals deserialize(DataInputView source) throws IOException {
    return LeafTotals.read(source);
  }

  @Override
  public TypeSerializerSnapshot<LeafTotals> snapshotConfiguration() {
    return new Snapshot();
  }

  /** Says that this serializer wrote. */
  public static final class Snapshot extends SimpleTypeSerializerSnapshot<LeafTotals> {

    /** Flink makes it. */
    public Snapshot() {
      super(() -> INSTANCE);
    }
  }
}
