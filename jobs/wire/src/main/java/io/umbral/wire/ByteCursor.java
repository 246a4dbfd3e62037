package io.umbral.wire;

import io.umbral.model.RejectionCause;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.Arrays;

/**
 * Reads Avro's binary primitives (Avro 1.12 specification, Binary Encoding) from a stretch of
 * bytes, never beyond its end.
 */
final class ByteCursor {

  private static final VarHandle LONG_AT =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);

  /** The bit of each byte that says that another one follows. */
  private static final long MORE = 0x8080808080808080L;

  private byte[] bytes = {};
  private int position;
  private int end;

  /** Last place from which eight bytes can be taken at once. */
  private int lastWord;

  void reset(byte[] source, int from, int to) {
    bytes = source;
    position = from;
    end = to;
    lastWord = source.length - Long.BYTES;
  }

  /** Eight bytes as one number, for whoever only compares or mixes them. */
  static long wordAt(byte[] bytes, int at) {
    return (long) LONG_AT.get(bytes, at);
  }

  byte[] bytes() {
    return bytes;
  }

  int position() {
    return position;
  }

  int remaining() {
    return end - position;
  }

  /** Last place from which eight bytes of the stretch can be read at once. */
  int lastUsualPlace() {
    return Math.min(end - 1, lastWord);
  }

  void moveTo(int place) {
    position = place;
  }

  /** Whether two stretches of bytes are the same. */
  static boolean areEqual(byte[] one, int from, byte[] other, int otherFrom, int length) {
    if (length < Long.BYTES) {
      return Arrays.equals(one, from, from + length, other, otherFrom, otherFrom + length);
    }
    int last = length - Long.BYTES;
    for (int i = 0; i < last; i += Long.BYTES) {
      if (wordAt(one, from + i) != wordAt(other, otherFrom + i)) {
        return false;
      }
    }
    return wordAt(one, from + last) == wordAt(other, otherFrom + last);
  }

  /**
   * A zig-zag variable-length integer of at most 64 bits.
   *
   * <p>Numbers of one to eight bytes are mixed at random in a record, so a loop over their bytes is
   * mispredicted again and again; this has no branch that depends on the length.
   */
  long readLong() throws WireException {
    int at = position;
    if (at > lastWord) {
      return readLongByByte();
    }
    long word = wordAt(bytes, at);
    long stops = stopsOf(word);
    int after = at + lengthOf(stops);
    if (stops == 0 || after > end) {
      return readLongByByte();
    }
    position = after;
    return numberOf(word, stops);
  }

  /** The highest bits of those bytes that end a number. */
  static long stopsOf(long word) {
    return ~word & MORE;
  }

  /** Bytes of the first number; 9 where the word does not hold all of it. */
  static int lengthOf(long stops) {
    return (Long.numberOfTrailingZeros(stops) >>> 3) + 1;
  }

  /** The first number of a word; nothing of meaning where the word does not hold all of it. */
  static long numberOf(long word, long stops) {
    // Keep the bytes up to the first without a follower, then close the gaps of one bit between
    // them: pairs of 7 bits to 14, of 14 to 28, of 28 to 56.
    long raw = word & (stops ^ (stops - 1));
    raw = (raw & 0x007f007f007f007fL) | (raw & 0x7f007f007f007f00L) >>> 1;
    raw = (raw & 0x00003fff00003fffL) | (raw & 0x3fff00003fff0000L) >>> 2;
    raw = (raw & 0x000000000fffffffL) | (raw & 0x0fffffff00000000L) >>> 4;
    return (raw >>> 1) ^ -(raw & 1);
  }

  private long readLongByByte() throws WireException {
    long raw = 0;
    for (int shift = 0; shift < 64; shift += 7) {
      if (position >= end) {
        throw malformed("a number is cut off");
      }
      long next = bytes[position++];
      raw |= (next & 0x7f) << shift;
      if (next >= 0) {
        if (shift == 63 && next > 1) {
          throw malformed("a number has more than 64 bits");
        }
        return (raw >>> 1) ^ -(raw & 1);
      }
    }
    throw malformed("a number has more than 10 bytes");
  }

  /** A zig-zag variable-length integer of at most 32 bits. */
  int readInt() throws WireException {
    long value = readLong();
    if (value != (int) value) {
      throw malformed("the number " + value + " should fit 32 bits");
    }
    return (int) value;
  }

  boolean readBoolean() throws WireException {
    if (position >= end) {
      throw malformed("a boolean is cut off");
    }
    byte value = bytes[position++];
    if ((value & ~1) != 0) {
      throw malformed("a boolean is " + value + " and should be 0 or 1");
    }
    return value == 1;
  }

  /** Index of a union's branch or of an enum's symbol; one of fewer than 64 takes one byte. */
  int readIndex(int size) throws WireException {
    if (position < end) {
      int next = bytes[position];
      if ((next & 0x81) == 0 && next < 2 * size) {
        position++;
        return next >>> 1;
      }
    }
    return readIndexSlowly(size);
  }

  private int readIndexSlowly(int size) throws WireException {
    long index = readLong();
    if (index < 0 || index >= size) {
      throw malformed("an index is " + index + " and should be in 0.." + (size - 1));
    }
    return (int) index;
  }

  /** Skips bytes that say their length, and returns it. */
  int skipBytes() throws WireException {
    long length = readLong();
    skip(length);
    return (int) length;
  }

  /** Skips a text and returns its length in bytes. */
  int skipText() throws WireException {
    int length = skipBytes();
    if (!Utf8Bytes.isValid(bytes, position - length, position)) {
      throw malformed("a text of " + length + " bytes is not UTF-8");
    }
    return length;
  }

  /** Skips a number of bytes that was said by the bytes themselves. */
  void skip(long length) throws WireException {
    if (length < 0 || length > end - position) {
      throw malformed(
          length
              + " bytes are announced and there should be at most the "
              + (end - position)
              + " left");
    }
    position += (int) length;
  }

  /**
   * Number of items in the next block of an array; 0 ends the array.
   *
   * @param smallestItemBytes fewest bytes that an item can take
   */
  int readBlockCount(int smallestItemBytes) throws WireException {
    if (position < end && bytes[position] == 0) {
      position++;
      return 0;
    }
    long count = readLong();
    if (count < 0) {
      count = -count;
      readLong(); // the size of the block in bytes, for readers that skip it
    }
    if (count < 0 || count > remaining() / smallestItemBytes) {
      throw malformed(
          "an array block of "
              + count
              + " items is longer than the "
              + remaining()
              + " bytes that are left");
    }
    return (int) count;
  }

  WireException malformed(String what) {
    return new WireException(RejectionCause.MALFORMED, what + ", at byte " + position);
  }
}
