package io.umbral.pipeline.types;

import io.umbral.model.Rejected;
import io.umbral.model.Rejected.Place;
import io.umbral.model.RejectionCause;
import java.io.IOException;
import org.apache.flink.api.common.typeutils.SimpleTypeSerializerSnapshot;
import org.apache.flink.api.common.typeutils.TypeSerializerSnapshot;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;

/** Writes and reads {@link Rejected}. */
public final class RejectedSerializer extends CompactSerializer<Rejected> {

  private static final long serialVersionUID = 1L;

  @Override
  public void serialize(Rejected record, DataOutputView target) throws IOException {
    target.writeUTF(record.cause().name());
    target.writeUTF(record.detail());
    target.writeUTF(record.where().origin());
    target.writeInt(record.where().partition());
    target.writeLong(record.where().position());
    target.writeInt(record.readings());
    target.writeInt(record.size());
    writeBytes(record.bytes(), target);
  }

  @Override
  public Rejected deserialize(DataInputView source) throws IOException {
    return new Rejected(
        RejectionCause.valueOf(source.readUTF()),
        source.readUTF(),
        new Place(source.readUTF(), source.readInt(), source.readLong()),
        source.readInt(),
        source.readInt(),
        readBytes(source));
  }

  @Override
  public TypeSerializerSnapshot<Rejected> snapshotConfiguration() {
    return new Snapshot();
  }

  /** Says that the form has not changed. */
  public static final class Snapshot extends SimpleTypeSerializerSnapshot<Rejected> {

    /** For Flink. */
    public Snapshot() {
      super(RejectedSerializer::new);
    }
  }
}
