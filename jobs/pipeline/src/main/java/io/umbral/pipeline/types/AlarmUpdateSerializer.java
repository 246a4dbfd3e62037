package io.umbral.pipeline.types;

import io.umbral.wire.AlarmCodec;
import io.umbral.wire.WireException;
import java.io.IOException;
import java.util.Optional;
import org.apache.flink.api.common.typeutils.SimpleTypeSerializerSnapshot;
import org.apache.flink.api.common.typeutils.TypeSerializerSnapshot;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;

/** Writes and reads {@link AlarmUpdate}. */
public final class AlarmUpdateSerializer extends CompactSerializer<AlarmUpdate> {

  private static final long serialVersionUID = 1L;

  private transient AlarmCodec codec;

  private AlarmCodec codec() {
    if (codec == null) {
      codec = new AlarmCodec();
    }
    return codec;
  }

  @Override
  public AlarmUpdateSerializer duplicate() {
    return new AlarmUpdateSerializer();
  }

  @Override
  public void serialize(AlarmUpdate record, DataOutputView target) throws IOException {
    target.writeUTF(record.alertId());
    target.writeBoolean(record.alarm().isPresent());
    if (record.alarm().isPresent()) {
      writeBytes(codec().encode(record.alarm().get()), target);
    }
  }

  @Override
  public AlarmUpdate deserialize(DataInputView source) throws IOException {
    try {
      String alertId = source.readUTF();
      return source.readBoolean()
          ? new AlarmUpdate(alertId, Optional.of(codec().decodeState(readBytes(source))))
          : new AlarmUpdate(alertId, Optional.empty());
    } catch (WireException e) {
      throw new IOException("an alarm that this job wrote cannot be read back", e);
    }
  }

  @Override
  public TypeSerializerSnapshot<AlarmUpdate> snapshotConfiguration() {
    return new Snapshot();
  }

  /** Says that the form has not changed. */
  public static final class Snapshot extends SimpleTypeSerializerSnapshot<AlarmUpdate> {

    /** For Flink. */
    public Snapshot() {
      super(AlarmUpdateSerializer::new);
    }
  }
}
