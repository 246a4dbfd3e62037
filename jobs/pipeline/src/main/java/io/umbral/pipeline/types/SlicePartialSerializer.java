package io.umbral.pipeline.types;

import java.io.IOException;
import org.apache.flink.api.common.typeutils.SimpleTypeSerializerSnapshot;
import org.apache.flink.api.common.typeutils.TypeSerializerSnapshot;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;

/** Writes and reads {@link SlicePartial}. */
public final class SlicePartialSerializer extends CompactSerializer<SlicePartial> {

  private static final long serialVersionUID = 1L;
  private static final SeriesKeySerializer KEY = new SeriesKeySerializer();

  @Override
  public void serialize(SlicePartial record, DataOutputView target) throws IOException {
    KEY.serialize(record.key(), target);
    target.writeLong(record.sliceStartMillis());
    target.writeBoolean(record.leaf());
    writeBytes(record.totals(), target);
  }

  @Override
  public SlicePartial deserialize(DataInputView source) throws IOException {
    return new SlicePartial(
        KEY.deserialize(source), source.readLong(), source.readBoolean(), readBytes(source));
  }

  @Override
  public TypeSerializerSnapshot<SlicePartial> snapshotConfiguration() {
    return new Snapshot();
  }

  /** Says that the form has not changed. */
  public static final class Snapshot extends SimpleTypeSerializerSnapshot<SlicePartial> {

    /** For Flink. */
    public Snapshot() {
      super(SlicePartialSerializer::new);
    }
  }
}
