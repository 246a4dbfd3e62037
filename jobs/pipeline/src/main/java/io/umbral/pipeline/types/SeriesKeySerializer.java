package io.umbral.pipeline.types;

import io.umbral.model.SeriesKey;
import java.io.IOException;
import org.apache.flink.api.common.typeutils.SimpleTypeSerializerSnapshot;
import org.apache.flink.api.common.typeutils.TypeSerializerSnapshot;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;

/** Writes and reads {@link SeriesKey}. */
public final class SeriesKeySerializer extends CompactSerializer<SeriesKey> {

  private static final long serialVersionUID = 1L;

  @Override
  public void serialize(SeriesKey record, DataOutputView target) throws IOException {
    target.writeUTF(record.region());
    target.writeUTF(record.operator());
    target.writeUTF(record.technology());
  }

  @Override
  public SeriesKey deserialize(DataInputView source) throws IOException {
    return new SeriesKey(source.readUTF(), source.readUTF(), source.readUTF());
  }

  @Override
  public TypeSerializerSnapshot<SeriesKey> snapshotConfiguration() {
    return new Snapshot();
  }

  /** Says that the form has not changed. */
  public static final class Snapshot extends SimpleTypeSerializerSnapshot<SeriesKey> {

    /** For Flink. */
    public Snapshot() {
      super(SeriesKeySerializer::new);
    }
  }
}
