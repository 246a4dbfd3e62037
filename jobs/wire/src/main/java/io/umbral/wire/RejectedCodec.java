package io.umbral.wire;

import io.umbral.model.Rejected;
import io.umbral.model.Rejected.Place;
import io.umbral.model.RejectionCause;
import io.umbral.schemas.RejectedRecord;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.util.Arrays;
import org.apache.avro.message.BinaryMessageEncoder;
import org.apache.avro.specific.SpecificData;

/** Values of the {@code rejected} topic. Not safe for use by several threads. */
public final class RejectedCodec {

  /** Most bytes of a refused record that are kept. */
  public static final int LARGEST_BYTES = 65_536;

  private final BinaryMessageEncoder<RejectedRecord> encoder =
      new BinaryMessageEncoder<>(SpecificData.get(), RejectedRecord.getClassSchema());
  private final ValueReader<RejectedRecord> reader =
      new ValueReader<>("rejected", RejectedRecord.getClassSchema());

  /**
   * Writes a refusal; of its bytes at most the first {@value #LARGEST_BYTES}.
   *
   * @param rejected the refusal
   * @return value of the record, single-object encoding
   */
  public byte[] encode(Rejected rejected) {
    Place where = rejected.where();
    byte[] bytes = rejected.bytes();
    RejectedRecord written =
        RejectedRecord.newBuilder()
            .setCause(io.umbral.schemas.RejectionCause.valueOf(rejected.cause().name()))
            .setDetail(rejected.detail())
            .setOrigin(where.origin())
            .setPartition(where.partition() == Place.NO_PARTITION ? null : where.partition())
            .setPosition(where.position())
            .setReadings(rejected.readings())
            .setSize(rejected.size())
            .setBytes(ByteBuffer.wrap(bytes, 0, Math.min(bytes.length, LARGEST_BYTES)))
            .build();
    try {
      ByteBuffer encoded = encoder.encode(written);
      return Arrays.copyOfRange(
          encoded.array(),
          encoded.arrayOffset() + encoded.position(),
          encoded.arrayOffset() + encoded.limit());
    } catch (IOException e) {
      throw new UncheckedIOException("cannot write the refusal of " + where, e);
    }
  }

  /**
   * Reads a refusal.
   *
   * @param bytes value of the record
   * @return the refusal
   * @throws WireException where the value cannot be read or a field is out of range
   */
  public Rejected decode(byte[] bytes) throws WireException {
    RejectedRecord read = reader.read(bytes);
    try {
      ByteBuffer refused = read.getBytes();
      byte[] copy = new byte[refused.remaining()];
      refused.get(copy);
      int partition = read.getPartition() == null ? Place.NO_PARTITION : read.getPartition();
      return new Rejected(
          RejectionCause.valueOf(read.getCause().name()),
          read.getDetail(),
          new Place(read.getOrigin(), partition, read.getPosition()),
          read.getReadings(),
          read.getSize(),
          copy);
    } catch (IllegalArgumentException e) {
      throw new WireException(RejectionCause.INVALID_VALUE, e.getMessage());
    }
  }
}
