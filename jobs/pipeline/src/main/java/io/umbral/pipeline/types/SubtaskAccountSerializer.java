package io.umbral.pipeline.types;

import io.umbral.sla.Account;
import java.io.IOException;
import org.apache.flink.api.common.typeutils.SimpleTypeSerializerSnapshot;
import org.apache.flink.api.common.typeutils.TypeSerializerSnapshot;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;

/** Writes and reads {@link SubtaskAccount}. */
public final class SubtaskAccountSerializer extends CompactSerializer<SubtaskAccount> {

  private static final long serialVersionUID = 1L;

  @Override
  public void serialize(SubtaskAccount record, DataOutputView target) throws IOException {
    target.writeUTF(record.operator());
    target.writeInt(record.subtask());
    Account account = record.account();
    target.writeLong(account.received());
    target.writeLong(account.aggregated());
    target.writeLong(account.duplicate());
    target.writeLong(account.late());
    target.writeLong(account.rejected());
  }

  @Override
  public SubtaskAccount deserialize(DataInputView source) throws IOException {
    return new SubtaskAccount(
        source.readUTF(),
        source.readInt(),
        new Account(
            source.readLong(),
            source.readLong(),
            source.readLong(),
            source.readLong(),
            source.readLong()));
  }

  @Override
  public TypeSerializerSnapshot<SubtaskAccount> snapshotConfiguration() {
    return new Snapshot();
  }

  /** Says that the form has not changed. */
  public static final class Snapshot extends SimpleTypeSerializerSnapshot<SubtaskAccount> {

    /** For Flink. */
    public Snapshot() {
      super(SubtaskAccountSerializer::new);
    }
  }
}
