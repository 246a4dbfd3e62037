package io.umbral.wire;

import org.apache.avro.Schema;
import org.apache.avro.SchemaNormalization;

/**
 * How a record says its schema: Avro single-object encoding (marker C3 01, then the schema's 64-bit
 * Rabin fingerprint, little endian), or the Confluent wire format (0, then a registry's 4-byte id,
 * big endian).
 */
final class Framing {

  static final int SINGLE_OBJECT_BYTES = 10;
  static final int CONFLUENT_BYTES = 5;

  private Framing() {}

  static byte[] singleObject(Schema schema) {
    byte[] header = new byte[SINGLE_OBJECT_BYTES];
    header[0] = (byte) 0xC3;
    header[1] = 1;
    long fingerprint = SchemaNormalization.parsingFingerprint64(schema);
    for (int i = 0; i < Long.BYTES; i++) {
      header[2 + i] = (byte) (fingerprint >>> (8 * i));
    }
    return header;
  }

  static boolean isSingleObject(byte[] bytes, int from, int to) {
    return to - from >= SINGLE_OBJECT_BYTES && bytes[from] == (byte) 0xC3 && bytes[from + 1] == 1;
  }

  static long fingerprint(byte[] bytes, int from) {
    return ByteCursor.wordAt(bytes, from + 2);
  }

  static boolean isConfluent(byte[] bytes, int from, int to) {
    return to - from >= CONFLUENT_BYTES && bytes[from] == 0;
  }

  static int confluentId(byte[] bytes, int from) {
    return ((bytes[from + 1] & 0xFF) << 24)
        | ((bytes[from + 2] & 0xFF) << 16)
        | ((bytes[from + 3] & 0xFF) << 8)
        | (bytes[from + 4] & 0xFF);
  }
}
