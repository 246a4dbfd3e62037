package io.umbral.benchmarks.peers.jet;

import com.hazelcast.nio.ObjectDataInput;
import com.hazelcast.nio.ObjectDataOutput;
import com.hazelcast.nio.serialization.StreamSerializer;
import io.umbral.benchmarks.engine.LeafTotals;
import java.io.IOException;

/** Totals as Jet keeps them in a snapshot. */
final class LeafTotalsSerializer implements StreamSerializer<LeafTotals> {

  /** Of all serializers of the member; any positive number. */
  private static final int TYPE_ID = 1;

  @Override
  public int getTypeId() {
    return TYPE_ID;
  }

  @Override
  public void write(ObjectDataOutput out, LeafTotals totals) throws IOException {
    totals.write(out);
  }

  @Override
  public LeafTotals read(ObjectDataInput in) throws IOException {
    return LeafTotals.read(in);
  }
}
