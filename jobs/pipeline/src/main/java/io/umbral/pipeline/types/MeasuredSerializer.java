package io.umbral.pipeline.types;

import io.umbral.alerting.Form;
import io.umbral.model.RegionLevel;
import io.umbral.model.SeriesKey;
import java.io.IOException;
import org.apache.flink.api.common.typeutils.SimpleTypeSerializerSnapshot;
import org.apache.flink.api.common.typeutils.TypeSerializerSnapshot;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;

/** Writes and reads {@link Measured}. */
public final class MeasuredSerializer extends CompactSerializer<Measured> {

  private static final long serialVersionUID = 1L;

  @Override
  public void serialize(Measured record, DataOutputView target) throws IOException {
    target.writeUTF(record.key().region());
    target.writeUTF(record.key().operator());
    target.writeUTF(record.key().technology());
    Form.writeEnum(record.level(), target);
    Form.writeMeasurement(record.measurement(), target);
  }

  @Override
  public Measured deserialize(DataInputView source) throws IOException {
    return new Measured(
        new SeriesKey(source.readUTF(), source.readUTF(), source.readUTF()),
        Form.readEnum(RegionLevel.values(), source),
        Form.readMeasurement(source));
  }

  @Override
  public TypeSerializerSnapshot<Measured> snapshotConfiguration() {
    return new Snapshot();
  }

  /** Says that the form has not changed. */
  public static final class Snapshot extends SimpleTypeSerializerSnapshot<Measured> {

    /** For Flink. */
    public Snapshot() {
      super(MeasuredSerializer::new);
    }
  }
}
