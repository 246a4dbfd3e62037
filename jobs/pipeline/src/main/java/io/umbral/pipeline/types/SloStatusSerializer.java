package io.umbral.pipeline.types;

import io.umbral.model.SloStatus;
import io.umbral.wire.SloStatusCodec;
import io.umbral.wire.WireException;
import java.io.IOException;
import org.apache.flink.api.common.typeutils.SimpleTypeSerializerSnapshot;
import org.apache.flink.api.common.typeutils.TypeSerializerSnapshot;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;

/** Writes and reads {@link SloStatus}, as the topic does. */
public final class SloStatusSerializer extends CompactSerializer<SloStatus> {

  private static final long serialVersionUID = 1L;

  @Override
  public void serialize(SloStatus record, DataOutputView target) throws IOException {
    writeBytes(new SloStatusCodec().encode(record), target);
  }

  @Override
  public SloStatus deserialize(DataInputView source) throws IOException {
    try {
      return new SloStatusCodec().decode(readBytes(source));
    } catch (WireException e) {
      throw new IOException("what this job wrote cannot be read back", e);
    }
  }

  @Override
  public TypeSerializerSnapshot<SloStatus> snapshotConfiguration() {
    return new Snapshot();
  }

  /** Says that the form has not changed. */
  public static final class Snapshot extends SimpleTypeSerializerSnapshot<SloStatus> {

    /** For Flink. */
    public Snapshot() {
      super(SloStatusSerializer::new);
    }
  }
}
