package io.umbral.wire;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;

/**
 * Writes Avro's binary primitives (Avro 1.12 specification, Binary Encoding) into a buffer that
 * grows and is used again.
 */
final class ByteSink {

  private byte[] bytes = new byte[512];
  private int size;

  void clear() {
    size = 0;
  }

  byte[] toBytes() {
    return Arrays.copyOf(bytes, size);
  }

  void writeLong(long value) {
    makeRoom(10);
    long raw = (value << 1) ^ (value >> 63);
    while ((raw & ~0x7fL) != 0) {
      bytes[size++] = (byte) (raw | 0x80);
      raw >>>= 7;
    }
    bytes[size++] = (byte) raw;
  }

  /** The first of some numbers, one after another. */
  void writeLongs(long[] values, int count) {
    makeRoom(10 * count);
    byte[] to = bytes;
    int at = size;
    for (int i = 0; i < count; i++) {
      long raw = (values[i] << 1) ^ (values[i] >> 63);
      while ((raw & ~0x7fL) != 0) {
        to[at++] = (byte) (raw | 0x80);
        raw >>>= 7;
      }
      to[at++] = (byte) raw;
    }
    size = at;
  }

  void writeDouble(double value) {
    makeRoom(Double.BYTES);
    long bits = Double.doubleToRawLongBits(value);
    for (int i = 0; i < Double.BYTES; i++) {
      bytes[size++] = (byte) (bits >>> (8 * i));
    }
  }

  void writeBoolean(boolean value) {
    writeRaw(value ? 1 : 0);
  }

  void writeRaw(int value) {
    makeRoom(1);
    bytes[size++] = (byte) value;
  }

  void writeRaw(byte[] raw) {
    makeRoom(raw.length);
    System.arraycopy(raw, 0, bytes, size, raw.length);
    size += raw.length;
  }

  void writeText(String text) {
    byte[] utf8 = text.getBytes(StandardCharsets.UTF_8);
    writeLong(utf8.length);
    writeRaw(utf8);
  }

  /** A union of null and text. */
  void writeOptionalText(Optional<String> text) {
    writeLong(text.isPresent() ? 1 : 0);
    text.ifPresent(this::writeText);
  }

  private void makeRoom(int more) {
    if (size + more > bytes.length) {
      bytes = Arrays.copyOf(bytes, Math.max(size + more, 2 * bytes.length));
    }
  }
}
