package io.umbral.pipeline.types;

import io.umbral.wire.CellReportDecoder;
import io.umbral.wire.SchemaLookup;
import java.io.IOException;
import org.apache.flink.api.common.typeutils.SimpleTypeSerializerSnapshot;
import org.apache.flink.api.common.typeutils.TypeSerializerSnapshot;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;

/**
 * Writes and reads {@link ReportBatch}. The source and the operator that reads its reports are one
 * chain in which batches are handed on as they are; this serves where somebody breaks the chain,
 * and then reads single-object encoding alone.
 */
public final class ReportBatchSerializer extends CompactSerializer<ReportBatch> {

  private static final long serialVersionUID = 1L;

  @Override
  public void serialize(ReportBatch batch, DataOutputView target) throws IOException {
    target.writeUTF(batch.report().topic());
    target.writeLong(batch.report().clockSkewMillis());
    target.writeInt(batch.partition());
    writeBytes(batch.copyPack(), target);
  }

  @Override
  public ReportBatch deserialize(DataInputView source) throws IOException {
    ReportBatch batch =
        new ReportBatch(
            new ReceivedReport(
                source.readUTF(),
                new CellReportDecoder(SchemaLookup.NONE, Integer.MAX_VALUE),
                source.readLong()));
    int partition = source.readInt();
    batch.take(readBytes(source), partition);
    return batch;
  }

  @Override
  public TypeSerializerSnapshot<ReportBatch> snapshotConfiguration() {
    return new Snapshot();
  }

  /** Says that the form has not changed. */
  public static final class Snapshot extends SimpleTypeSerializerSnapshot<ReportBatch> {

    /** For Flink. */
    public Snapshot() {
      super(ReportBatchSerializer::new);
    }
  }
}
