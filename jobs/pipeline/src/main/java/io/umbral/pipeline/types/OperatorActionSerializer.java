package io.umbral.pipeline.types;

import io.umbral.alerting.desk.OperatorAction;
import io.umbral.wire.OperatorActionCodec;
import io.umbral.wire.WireException;
import java.io.IOException;
import org.apache.flink.api.common.typeutils.SimpleTypeSerializerSnapshot;
import org.apache.flink.api.common.typeutils.TypeSerializerSnapshot;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;

/** Writes and reads {@link OperatorAction}. */
public final class OperatorActionSerializer extends CompactSerializer<OperatorAction> {

  private static final long serialVersionUID = 1L;

  private transient OperatorActionCodec codec;

  private OperatorActionCodec codec() {
    if (codec == null) {
      codec = new OperatorActionCodec();
    }
    return codec;
  }

  @Override
  public OperatorActionSerializer duplicate() {
    return new OperatorActionSerializer();
  }

  @Override
  public void serialize(OperatorAction record, DataOutputView target) throws IOException {
    writeBytes(codec().encode(record), target);
  }

  @Override
  public OperatorAction deserialize(DataInputView source) throws IOException {
    try {
      return codec().decode(readBytes(source));
    } catch (WireException e) {
      throw new IOException("an action that this job wrote cannot be read back", e);
    }
  }

  @Override
  public TypeSerializerSnapshot<OperatorAction> snapshotConfiguration() {
    return new Snapshot();
  }

  /** Says that the form has not changed. */
  public static final class Snapshot extends SimpleTypeSerializerSnapshot<OperatorAction> {

    /** For Flink. */
    public Snapshot() {
      super(OperatorActionSerializer::new);
    }
  }
}
