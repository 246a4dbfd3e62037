package io.umbral.pipeline.kafka;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.flink.core.io.SimpleVersionedSerializer;

/**
 * What happened to alarms between two checkpoints.
 *
 * @param writer which writer collected it; each start of a job has one of its own
 * @param number which batch of that writer it is, counted from 0
 * @param events encoded, in order
 */
record AlarmBatch(String writer, long number, List<byte[]> events) {

  /** Copies. */
  AlarmBatch {
    events = List.copyOf(events);
  }

  /** How batches lie in checkpoints. */
  static final class Form implements SimpleVersionedSerializer<AlarmBatch> {

    private static final int VERSION = 1;

    @Override
    public int getVersion() {
      return VERSION;
    }

    @Override
    public byte[] serialize(AlarmBatch batch) throws IOException {
      ByteArrayOutputStream bytes = new ByteArrayOutputStream();
      DataOutputStream to = new DataOutputStream(bytes);
      to.writeUTF(batch.writer());
      to.writeLong(batch.number());
      to.writeInt(batch.events().size());
      for (byte[] event : batch.events()) {
        to.writeInt(event.length);
        to.write(event);
      }
      return bytes.toByteArray();
    }

    @Override
    public AlarmBatch deserialize(int version, byte[] serialized) throws IOException {
      if (version != VERSION) {
        throw new IOException("a batch of alarms has version " + version + ", not " + VERSION);
      }
      DataInputStream from = new DataInputStream(new ByteArrayInputStream(serialized));
      String writer = from.readUTF();
      long number = from.readLong();
      List<byte[]> events = new ArrayList<>();
      for (int left = from.readInt(); left > 0; left--) {
        events.add(from.readNBytes(from.readInt()));
      }
      return new AlarmBatch(writer, number, events);
    }
  }
}
