package io.umbral.wire;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.umbral.model.RejectionCause;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import org.apache.avro.io.BinaryEncoder;
import org.apache.avro.io.EncoderFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Reading and writing of Avro's primitives against Avro's own. */
final class BinaryPrimitivesTest {

  private final ByteCursor cursor = new ByteCursor();
  private final GuardedDecoder decoder = new GuardedDecoder();

  private static long number(Random random) {
    return random.nextLong() >> random.nextInt(64);
  }

  private RejectionCause causeOf(byte[] bytes) {
    cursor.reset(bytes, 0, bytes.length);
    return assertThrows(WireException.class, cursor::readLong).rejectionCause();
  }

  @Test
  void numbersAreThoseOfAvro() {
    Law.holds(
        20,
        random -> {
          ByteArrayOutputStream out = new ByteArrayOutputStream();
          BinaryEncoder encoder = EncoderFactory.get().directBinaryEncoder(out, null);
          ByteSink sink = new ByteSink();
          long[] numbers = random.longs(500).map(any -> number(random)).toArray();
          numbers[0] = Long.MIN_VALUE;
          numbers[1] = Long.MAX_VALUE;
          for (long number : numbers) {
            encoder.writeLong(number);
            sink.writeLong(number);
          }
          assertArrayEquals(out.toByteArray(), sink.toBytes());
          cursor.reset(out.toByteArray(), 0, out.size());
          for (long number : numbers) {
            assertEquals(number, cursor.readLong());
          }
          assertEquals(0, cursor.remaining());
        });
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "80", "ffffffffffffffffff", "ffffffffffffffffff02", "ffffffffffffffffffff01"})
  void aNumberThatIsCutOffOrHasMoreThan64BitsIsRefused(String hex) {
    assertEquals(RejectionCause.MALFORMED, causeOf(HexFormat.of().parseHex(hex)));
  }

  @Test
  void theDecoderReadsWhatAvroWrites() {
    Law.holds(
        50,
        random -> {
          long number = number(random);
          double real = random.nextGaussian();
          byte[] raw = new byte[random.nextInt(200)];
          random.nextBytes(raw);
          String text = "x中".repeat(random.nextInt(50));
          ByteArrayOutputStream out = new ByteArrayOutputStream();
          BinaryEncoder encoder = EncoderFactory.get().directBinaryEncoder(out, null);
          encoder.writeNull();
          encoder.writeBoolean(number > 0);
          encoder.writeInt((int) number);
          encoder.writeLong(number);
          encoder.writeFloat((float) real);
          encoder.writeDouble(real);
          encoder.writeString(text);
          encoder.writeString(text);
          encoder.writeBytes(raw);
          encoder.writeFixed(raw);
          encoder.writeEnum(3);
          encoder.writeIndex(2);
          decoder.reset(out.toByteArray(), 0);
          decoder.readNull();
          assertEquals(number > 0, decoder.readBoolean());
          assertEquals((int) number, decoder.readInt());
          assertEquals(number, decoder.readLong());
          assertEquals((float) real, decoder.readFloat());
          assertEquals(real, decoder.readDouble());
          assertEquals(text, decoder.readString());
          assertEquals(text, decoder.readString(null).toString());
          assertEquals(ByteBuffer.wrap(raw), decoder.readBytes(null));
          byte[] fixed = new byte[raw.length];
          decoder.readFixed(fixed, 0, fixed.length);
          assertArrayEquals(raw, fixed);
          assertEquals(3, decoder.readEnum());
          assertEquals(2, decoder.readIndex());
          decoder.requireEnd();
        });
  }

  @Test
  void theDecoderRefusesWhatIsNotThere() {
    for (long announced : List.of(3L, 1L << 31, Long.MAX_VALUE)) {
      ByteSink sink = new ByteSink();
      sink.writeLong(announced);
      sink.writeRaw(new byte[2]);
      byte[] bytes = sink.toBytes();
      List<Reading> readings =
          List.of(
              decoder::readString,
              () -> decoder.readBytes(null),
              decoder::skipString,
              decoder::skipBytes,
              decoder::readArrayStart,
              decoder::arrayNext,
              decoder::skipArray,
              decoder::readMapStart,
              decoder::mapNext,
              decoder::skipMap,
              () -> decoder.skipFixed(bytes.length + 1),
              () -> decoder.readFixed(new byte[99], 0, 99));
      for (int i = 0; i < readings.size(); i++) {
        Reading reading = readings.get(i);
        decoder.reset(bytes, 0);
        assertThrows(IOException.class, reading::read, announced + " by reading " + i);
      }
    }
  }

  @FunctionalInterface
  private interface Reading {
    void read() throws IOException;
  }
}
