package io.umbral.sla.slo;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * Writes and reads numbers in as few bytes as they need, seven bits to a byte, and bits in a row.
 */
final class Octets {

  private byte[] bytes;
  private int position;
  private int bit;

  private Octets(byte[] bytes) {
    this.bytes = bytes;
  }

  static Octets toWrite() {
    return new Octets(new byte[128]);
  }

  static Octets toRead(byte[] bytes) {
    return new Octets(bytes);
  }

  byte[] written() {
    return Arrays.copyOf(bytes, position);
  }

  boolean isAtEnd() {
    return position == bytes.length;
  }

  private void reserve(int more) {
    if (position + more > bytes.length) {
      bytes = Arrays.copyOf(bytes, Math.max(position + more, 2 * bytes.length));
    }
  }

  /** Writes a number of any sign; those near nought are short. */
  void writeSigned(long value) {
    write((value << 1) ^ (value >> 63));
  }

  long readSigned() {
    long raw = read();
    return (raw >>> 1) ^ -(raw & 1);
  }

  /** Writes a number that is 0 or more, or any 64 bits. */
  void write(long value) {
    reserve(10);
    long left = value;
    while ((left & ~0x7FL) != 0) {
      bytes[position++] = (byte) (left | 0x80);
      left >>>= 7;
    }
    bytes[position++] = (byte) left;
  }

  long read() {
    long value = 0;
    int shift = 0;
    byte one;
    do {
      one = bytes[position++];
      value |= (one & 0x7FL) << shift;
      shift += 7;
    } while (one < 0);
    return value;
  }

  void writeBytes(byte[] more) {
    write(more.length);
    reserve(more.length);
    System.arraycopy(more, 0, bytes, position, more.length);
    position += more.length;
  }

  byte[] readBytes() {
    int length = (int) read();
    position += length;
    return Arrays.copyOfRange(bytes, position - length, position);
  }

  void writeText(String text) {
    writeBytes(text.getBytes(StandardCharsets.UTF_8));
  }

  String readText() {
    return new String(readBytes(), StandardCharsets.UTF_8);
  }

  /** Writes the lowest bits of a number right after those before; {@link #endBits} ends the row. */
  void writeBits(long value, int width) {
    reserve((bit + width + 7) / 8 + 1);
    for (int left = width; left > 0; ) {
      int taken = Math.min(left, 8 - bit);
      int part = (int) (value >>> (left - taken)) & ((1 << taken) - 1);
      bytes[position] |= (byte) (part << (8 - bit - taken));
      advance(taken);
      left -= taken;
    }
  }

  long readBits(int width) {
    long value = 0;
    for (int left = width; left > 0; ) {
      int taken = Math.min(left, 8 - bit);
      int part = (bytes[position] >>> (8 - bit - taken)) & ((1 << taken) - 1);
      value = (value << taken) | part;
      advance(taken);
      left -= taken;
    }
    return value;
  }

  private void advance(int bits) {
    bit += bits;
    if (bit == 8) {
      bit = 0;
      position++;
    }
  }

  /** Goes on with whole bytes. */
  void endBits() {
    if (bit > 0) {
      bit = 0;
      position++;
    }
  }
}
