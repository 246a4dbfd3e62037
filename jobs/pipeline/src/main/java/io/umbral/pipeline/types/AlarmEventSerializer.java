package io.umbral.pipeline.types;

import io.umbral.alerting.desk.AlarmEvent;
import io.umbral.wire.AlarmCodec;
import io.umbral.wire.WireException;
import java.io.IOException;
import org.apache.flink.api.common.typeutils.SimpleTypeSerializerSnapshot;
import org.apache.flink.api.common.typeutils.TypeSerializerSnapshot;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;

/** Writes and reads {@link AlarmEvent}. */
public final class AlarmEventSerializer extends CompactSerializer<AlarmEvent> {

  private static final long serialVersionUID = 1L;

  private transient AlarmCodec codec;

  private AlarmCodec codec() {
    if (codec == null) {
      codec = new AlarmCodec();
    }
    return codec;
  }

  @Override
  public AlarmEventSerializer duplicate() {
    return new AlarmEventSerializer();
  }

  @Override
  public void serialize(AlarmEvent record, DataOutputView target) throws IOException {
    writeBytes(codec().encode(record), target);
  }

  @Override
  public AlarmEvent deserialize(DataInputView source) throws IOException {
    try {
      return codec().decodeEvent(readBytes(source));
    } catch (WireException e) {
      throw new IOException("an event that this job wrote cannot be read back", e);
    }
  }

  @Override
  public TypeSerializerSnapshot<AlarmEvent> snapshotConfiguration() {
    return new Snapshot();
  }

  /** Says that the form has not changed. */
  public static final class Snapshot extends SimpleTypeSerializerSnapshot<AlarmEvent> {

    /** For Flink. */
    public Snapshot() {
      super(AlarmEventSerializer::new);
    }
  }
}
