package io.umbral.pipeline.types;

import io.umbral.alerting.Form;
import java.io.IOException;
import org.apache.flink.api.common.typeutils.SimpleTypeSerializerSnapshot;
import org.apache.flink.api.common.typeutils.TypeSerializerSnapshot;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;

/** Writes and reads {@link SliceBurden}. */
public final class SliceBurdenSerializer extends CompactSerializer<SliceBurden> {

  private static final long serialVersionUID = 1L;
  private static final SeriesKeySerializer KEY = new SeriesKeySerializer();

  @Override
  public void serialize(SliceBurden record, DataOutputView target) throws IOException {
    KEY.serialize(record.key(), target);
    target.writeLong(record.sliceStartMillis());
    Form.writeContributors(record.contributors(), target);
  }

  @Override
  public SliceBurden deserialize(DataInputView source) throws IOException {
    return new SliceBurden(
        KEY.deserialize(source), source.readLong(), Form.readContributors(source));
  }

  @Override
  public TypeSerializerSnapshot<SliceBurden> snapshotConfiguration() {
    return new Snapshot();
  }

  /** Says that the form has not changed. */
  public static final class Snapshot extends SimpleTypeSerializerSnapshot<SliceBurden> {

    /** For Flink. */
    public Snapshot() {
      super(SliceBurdenSerializer::new);
    }
  }
}
