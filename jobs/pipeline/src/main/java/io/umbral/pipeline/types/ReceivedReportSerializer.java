package io.umbral.pipeline.types;

import io.umbral.wire.CellReportDecoder;
import io.umbral.wire.SchemaLookup;
import java.io.IOException;
import org.apache.flink.api.common.typeutils.SimpleTypeSerializerSnapshot;
import org.apache.flink.api.common.typeutils.TypeSerializerSnapshot;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;

/**
 * Writes and reads {@link ReceivedReport}. The source and the operator that reads its reports are
 * one chain in which records are handed on as they are; this serves where somebody breaks the
 * chain, and then reads single-object encoding alone.
 */
public final class ReceivedReportSerializer extends CompactSerializer<ReceivedReport> {

  private static final long serialVersionUID = 1L;

  @Override
  public void serialize(ReceivedReport record, DataOutputView target) throws IOException {
    target.writeUTF(record.topic());
    target.writeLong(record.clockSkewMillis());
    target.writeInt(record.partition());
    target.writeLong(record.offset());
    target.writeLong(record.arrivalMillis());
    writeBytes(record.bytes(), target);
  }

  @Override
  public ReceivedReport deserialize(DataInputView source) throws IOException {
    ReceivedReport report =
        new ReceivedReport(
            source.readUTF(),
            new CellReportDecoder(SchemaLookup.NONE, Integer.MAX_VALUE),
            source.readLong());
    int partition = source.readInt();
    long offset = source.readLong();
    long arrivalMillis = source.readLong();
    report.take(readBytes(source), partition, offset, arrivalMillis);
    return report;
  }

  @Override
  public TypeSerializerSnapshot<ReceivedReport> snapshotConfiguration() {
    return new Snapshot();
  }

  /** Says that the form has not changed. */
  public static final class Snapshot extends SimpleTypeSerializerSnapshot<ReceivedReport> {

    /** For Flink. */
    public Snapshot() {
      super(ReceivedReportSerializer::new);
    }
  }
}
