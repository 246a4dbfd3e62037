package io.umbral.wire;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.util.Arrays;
import org.apache.avro.Schema;
import org.apache.avro.message.BinaryMessageEncoder;
import org.apache.avro.specific.SpecificData;

/**
 * Writes values of a topic, single-object encoding. Not safe for use by several threads.
 *
 * @param <T> the generated class
 */
final class ValueWriter<T> {

  private final BinaryMessageEncoder<T> encoder;

  ValueWriter(Schema schema) {
    TrustedClasses.tellAvro();
    encoder = new BinaryMessageEncoder<>(SpecificData.getForSchema(schema), schema);
  }

  byte[] write(T record) {
    try {
      ByteBuffer encoded = encoder.encode(record);
      return Arrays.copyOfRange(
          encoded.array(),
          encoded.arrayOffset() + encoded.position(),
          encoded.arrayOffset() + encoded.limit());
    } catch (IOException e) {
      throw new UncheckedIOException("cannot write " + record, e);
    }
  }
}
