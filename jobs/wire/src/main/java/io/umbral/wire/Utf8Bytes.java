package io.umbral.wire;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/** Checks that bytes are UTF-8 (RFC 3629), without making a text of them. */
final class Utf8Bytes {

  private static final VarHandle LONG_AT =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
  private static final long HIGH_BITS = 0x8080808080808080L;

  private Utf8Bytes() {}

  static boolean isValid(byte[] bytes, int from, int to) {
    int at = from;
    while (at + Long.BYTES <= to && ((long) LONG_AT.get(bytes, at) & HIGH_BITS) == 0) {
      at += Long.BYTES;
    }
    int left = to - at;
    if (left < Long.BYTES && at + Long.BYTES <= bytes.length && isAsciiOf(bytes, at, left)) {
      return true;
    }
    while (at < to) {
      int next = bytes[at] >= 0 ? at + 1 : afterSequence(bytes, at, to);
      if (next < 0) {
        return false;
      }
      at = next;
    }
    return true;
  }

  /** Whether the first few of the eight bytes at a place are ASCII. */
  private static boolean isAsciiOf(byte[] bytes, int at, int few) {
    // A shift by 64 is none, so no bytes are asked apart.
    long high = (long) LONG_AT.get(bytes, at) & HIGH_BITS;
    return few == 0 || high << (Long.SIZE - Byte.SIZE * few) == 0;
  }

  /** First byte after a sequence of two to four bytes; -1 where it is none. */
  private static int afterSequence(byte[] bytes, int at, int to) {
    int first = bytes[at] & 0xFF;
    int length = first < 0xE0 ? 2 : first < 0xF0 ? 3 : 4;
    if (first < 0xC2 || first > 0xF4 || at + length > to) {
      return -1;
    }
    int second = bytes[at + 1] & 0xFF;
    if (second < lowestSecond(first) || second > highestSecond(first)) {
      return -1;
    }
    for (int i = at + 2; i < at + length; i++) {
      if ((bytes[i] & 0xC0) != 0x80) {
        return -1;
      }
    }
    return at + length;
  }

  /** Less would be a longer form of what fewer bytes say. */
  private static int lowestSecond(int first) {
    return first == 0xE0 ? 0xA0 : first == 0xF0 ? 0x90 : 0x80;
  }

  /** More would be a surrogate, or beyond U+10FFFF. */
  private static int highestSecond(int first) {
    return first == 0xED ? 0x9F : first == 0xF4 ? 0x8F : 0xBF;
  }
}
