package io.umbral.benchmarks.peers.flink;

import io.umbral.benchmarks.engine.Reading;
import java.io.IOException;
import org.apache.flink.api.common.typeutils.SimpleTypeSerializerSnapshot;
import org.apache.flink.api.common.typeutils.TypeSerializerSnapshot;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;

/** A reading as its fields in order: what crosses the shuffle. */
final class ReadingSerializer extends OwnSerializer<Reading> {

  static final ReadingSerializer INSTANCE = new ReadingSerializer();

  private static final long serialVersionUID = 1L;

  @Override
  public Reading createInstance() {
    return new Reading();
  }

  @Override
  public Reading copy(Reading from) {
    Reading copy = new Reading();
    copy.leaf = from.leaf;
    copy.eventTimeMillis = from.eventTimeMillis;
    copy.suspect = from.suspect;
    copy.rttMicros = from.rttMicros.clone();
    copy.coverageGood = from.coverageGood;
    copy.coverageTotal = from.coverageTotal;
    copy.downlinkBytes = from.downlinkBytes;
    copy.downlinkActiveMillis = from.downlinkActiveMillis;
    copy.uplinkBytes = from.uplinkBytes;
    copy.uplinkActiveMillis = from.uplinkActiveMillis;
    copy.probesSent = from.probesSent;
    copy.probesLost = from.probesLost;
    return copy;
  }

  @Override
  public void serialize(Reading reading, DataOutputView target) throws IOException {
    target.writeInt(reading.leaf);
    target.writeLong(reading.eventTimeMillis);
    target.writeBoolean(reading.suspect);
    target.writeInt(reading.rttMicros.length);
    for (int value : reading.rttMicros) {
      target.writeInt(value);
    }
    target.writeInt(reading.coverageGood);
    target.writeInt(reading.coverageTotal);
    target.writeLong(reading.downlinkBytes);
    target.writeLong(reading.downlinkActiveMillis);
    target.writeLong(reading.uplinkBytes);
    target.writeLong(reading.uplinkActiveMillis);
    target.writeLong(reading.probesSent);
    target.writeLong(reading.probesLost);
  }

  @Override
  public Reading deserialize(DataInputView source) throws IOException {
    Reading reading = new Reading();
    reading.leaf = source.readInt();
    reading.eventTimeMillis = source.readLong();
    reading.suspect = source.readBoolean();
    int[] rttMicros = new int[source.readInt()];
    for (int i = 0; i < rttMicros.length; i++) {
      rttMicros[i] = source.readInt();
    }
    reading.rttMicros = rttMicros;
    reading.coverageGood = source.readInt();
    reading.coverageTotal = source.readInt();
    reading.downlinkBytes = source.readLong();
    reading.downlinkActiveMillis = source.readLong();
    reading.uplinkBytes = source.readLong();
    reading.uplinkActiveMillis = source.readLong();
    reading.probesSent = source.readLong();
    reading.probesLost = source.readLong();
    return reading;
  }

  @Override
  public TypeSerializerSnapshot<Reading> snapshotConfiguration() {
    return new Snapshot();
  }

  /** Says that this serializer wrote. */
  public static final class Snapshot extends SimpleTypeSerializerSnapshot<Reading> {

    /** Flink makes it. */
    public Snapshot() {
      super(() -> INSTANCE);
    }
  }
}
