package io.umbral.benchmarks.peers.flink;

import java.io.IOException;
import org.apache.flink.api.common.typeutils.SimpleTypeSerializerSnapshot;
import org.apache.flink.api.common.typeutils.TypeSerializerSnapshot;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;

/** Histograms in their own compact form, as a RAW type of SQL. */
public final class RttHistogramSerializer extends OwnSerializer<RttHistogram> {

  private static final long serialVersionUID = 1L;

  /** Flink makes it. */
  public RttHistogramSerializer() {}

  @Override
  public RttHistogram createInstance() {
    return new RttHistogram();
  }

  @Override
  public RttHistogram copy(RttHistogram from) {
    RttHistogram copy = new RttHistogram();
    copy.merge(from);
    return copy;
  }

  @Override
  public void serialize(RttHistogram histogram, DataOutputView target) throws IOException {
    histogram.write(target);
  }

  @Override
  public RttHistogram deserialize(DataInputView source) throws IOException {
    return RttHistogram.read(source);
  }

  @Override
  public TypeSerializerSnapshot<RttHistogram> snapshotConfiguration() {
    return new Snapshot();
  }

  /** Says that this serializer wrote. */
  public static final class Snapshot extends SimpleTypeSerializerSnapshot<RttHistogram> {

    /** Flink makes it. */
    public Snapshot() {
      super(RttHistogramSerializer::new);
    }
  }
}
