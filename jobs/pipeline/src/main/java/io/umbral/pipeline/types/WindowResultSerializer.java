package io.umbral.pipeline.types;

import io.umbral.model.KpiTotals;
import io.umbral.model.RegionLevel;
import io.umbral.model.WindowResult;
import io.umbral.model.WindowResult.Expected;
import io.umbral.model.WindowResult.Status;
import io.umbral.wire.KpiTotalsCodec;
import java.io.IOException;
import java.util.Optional;
import org.apache.flink.api.common.typeutils.SimpleTypeSerializerSnapshot;
import org.apache.flink.api.common.typeutils.TypeSerializerSnapshot;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;

/** Writes and reads {@link WindowResult}. */
public final class WindowResultSerializer extends CompactSerializer<WindowResult> {

  private static final long serialVersionUID = 1L;
  private static final SeriesKeySerializer KEY = new SeriesKeySerializer();

  private static KpiTotals readTotals(DataInputView source) throws IOException {
    KpiTotals totals = new KpiTotals();
    new KpiTotalsCodec().mergeInto(readBytes(source), totals);
    return totals;
  }

  /**
   * A result's totals are used again by the operator that emits it, so whoever keeps it needs a
   * copy.
   */
  @Override
  public boolean isImmutableType() {
    return false;
  }

  @Override
  public WindowResult copy(WindowResult from) {
    KpiTotals totals = new KpiTotals();
    totals.merge(from.totals());
    return new WindowResult(
        from.key(),
        from.level(),
        from.windowStartMillis(),
        from.windowMillis(),
        from.status(),
        totals,
        from.expected());
  }

  @Override
  public WindowResult copy(WindowResult from, WindowResult reuse) {
    return copy(from);
  }

  @Override
  public void serialize(WindowResult record, DataOutputView target) throws IOException {
    KEY.serialize(record.key(), target);
    target.writeUTF(record.level().name());
    target.writeLong(record.windowStartMillis());
    target.writeInt(record.windowMillis());
    target.writeUTF(record.status().name());
    writeBytes(new KpiTotalsCodec().encode(record.totals()), target);
    target.writeBoolean(record.expected().isPresent());
    if (record.expected().isPresent()) {
      target.writeLong(record.expected().get().cells());
      target.writeLong(record.expected().get().periods());
    }
  }

  @Override
  public WindowResult deserialize(DataInputView source) throws IOException {
    return new WindowResult(
        KEY.deserialize(source),
        RegionLevel.valueOf(source.readUTF()),
        source.readLong(),
        source.readInt(),
        Status.valueOf(source.readUTF()),
        readTotals(source),
        source.readBoolean()
            ? Optional.of(new Expected(source.readLong(), source.readLong()))
            : Optional.empty());
  }

  @Override
  public TypeSerializerSnapshot<WindowResult> snapshotConfiguration() {
    return new Snapshot();
  }

  /** Says that the form has not changed. */
  public static final class Snapshot extends SimpleTypeSerializerSnapshot<WindowResult> {

    /** For Flink. */
    public Snapshot() {
      super(WindowResultSerializer::new);
    }
  }
}
