package io.umbral.wire;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.umbral.model.Rejected;
import io.umbral.model.Rejected.Place;
import io.umbral.model.RejectionCause;
import io.umbral.schemas.RejectedRecord;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;

final class RejectedCodecTest {

  private static final Place PLACE = new Place("cell-reports", 3, 1_234_567_890_123L);

  private final RejectedCodec codec = new RejectedCodec();

  private static Rejected random(Random random) {
    byte[] bytes = new byte[random.nextInt(2_000)];
    random.nextBytes(bytes);
    RejectionCause[] causes = RejectionCause.values();
    Place place = random.nextBoolean() ? PLACE : Place.line("trace é.txt", random.nextInt(9));
    return new Rejected(
        causes[random.nextInt(causes.length)], "détail", place, 1 + random.nextInt(9), bytes);
  }

  private static void assertSame(Rejected expected, Rejected found) {
    assertEquals(expected.cause(), found.cause());
    assertEquals(expected.detail(), found.detail());
    assertEquals(expected.where(), found.where());
    assertEquals(expected.readings(), found.readings());
    assertEquals(expected.size(), found.size());
    assertArrayEquals(expected.bytes(), found.bytes());
  }

  private static RejectedRecord sound() {
    return new RejectedRecord(
        io.umbral.schemas.RejectionCause.LATE,
        "late",
        "topic",
        0,
        5L,
        1,
        2,
        ByteBuffer.wrap(new byte[] {1, 2}));
  }

  private RejectionCause causeOf(RejectedRecord record) {
    byte[] bytes =
        Generated.framed(
            RejectedRecord.getClassSchema(),
            Generated.body(RejectedRecord.getClassSchema(), record));
    return assertThrows(WireException.class, () -> codec.decode(bytes)).rejectionCause();
  }

  @Test
  void readsWhatItWrites() {
    Law.holds(
        100,
        random -> {
          Rejected rejected = random(random);
          assertSame(rejected, codec.decode(codec.encode(rejected)));
        });
  }

  @Test
  void writesEveryCause() throws WireException {
    for (RejectionCause cause : RejectionCause.values()) {
      Rejected rejected = new Rejected(cause, "", PLACE, 1, new byte[0]);
      assertEquals(cause, codec.decode(codec.encode(rejected)).cause());
    }
  }

  @Test
  void isReadByTheGeneratedClass() throws Exception {
    byte[] encoded =
        codec.encode(
            new Rejected(
                RejectionCause.MALFORMED, "why", Place.line("f", 7), 2, 9, new byte[] {4}));
    RejectedRecord read = RejectedRecord.getDecoder().decode(encoded);
    assertEquals(io.umbral.schemas.RejectionCause.MALFORMED, read.getCause());
    assertEquals("why", read.getDetail());
    assertEquals("f", read.getOrigin());
    assertNull(read.getPartition());
    assertEquals(7, read.getPosition());
    assertEquals(2, read.getReadings());
    assertEquals(9, read.getSize());
    assertEquals(ByteBuffer.wrap(new byte[] {4}), read.getBytes());
  }

  @Test
  void keepsTheFirstBytesAndTheWholeSize() throws WireException {
    byte[] bytes = new byte[RejectedCodec.LARGEST_BYTES + 1];
    new Random(1).nextBytes(bytes);
    Rejected rejected = new Rejected(RejectionCause.TOO_LARGE, "", PLACE, 1, bytes);
    Rejected read = codec.decode(codec.encode(rejected));
    assertEquals(65_536, RejectedCodec.LARGEST_BYTES);
    assertEquals(65_537, read.size());
    assertArrayEquals(Arrays.copyOf(bytes, 65_536), read.bytes());
    byte[] exact = Arrays.copyOf(bytes, 65_536);
    Rejected whole = new Rejected(RejectionCause.TOO_LARGE, "", PLACE, 1, exact);
    assertArrayEquals(exact, codec.decode(codec.encode(whole)).bytes());
  }

  @Test
  void refusesValuesOutOfRange() {
    RejectedRecord readings = sound();
    readings.setReadings(0);
    assertEquals(RejectionCause.INVALID_VALUE, causeOf(readings));
    RejectedRecord partition = sound();
    partition.setPartition(-2);
    assertEquals(RejectionCause.INVALID_VALUE, causeOf(partition));
    RejectedRecord position = sound();
    position.setPosition(-1);
    assertEquals(RejectionCause.INVALID_VALUE, causeOf(position));
    RejectedRecord size = sound();
    size.setSize(1);
    assertEquals(RejectionCause.INVALID_VALUE, causeOf(size));
  }
}
