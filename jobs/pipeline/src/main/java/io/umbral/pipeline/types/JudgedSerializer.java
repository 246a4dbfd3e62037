package io.umbral.pipeline.types;

import io.umbral.alerting.desk.Judged;
import io.umbral.alerting.desk.JudgedForm;
import java.io.IOException;
import org.apache.flink.api.common.typeutils.SimpleTypeSerializerSnapshot;
import org.apache.flink.api.common.typeutils.TypeSerializerSnapshot;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;

/** Writes and reads {@link Judged}. */
public final class JudgedSerializer extends CompactSerializer<Judged> {

  private static final long serialVersionUID = 1L;

  @Override
  public void serialize(Judged record, DataOutputView target) throws IOException {
    JudgedForm.write(record, target);
  }

  @Override
  public Judged deserialize(DataInputView source) throws IOException {
    return JudgedForm.read(source);
  }

  @Override
  public TypeSerializerSnapshot<Judged> snapshotConfiguration() {
    return new Snapshot();
  }

  /** Says that the form has not changed. */
  public static final class Snapshot extends SimpleTypeSerializerSnapshot<Judged> {

    /** For Flink. */
    public Snapshot() {
      super(JudgedSerializer::new);
    }
  }
}
