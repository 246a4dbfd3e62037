package io.umbral.ingest;

import java.util.Arrays;

/**
 * Walks through the lines of a text file, ended by LF or CR LF, counted from 1; a byte order mark
 * of UTF-8 at the start is passed over.
 */
final class Lines {

  /**
   * Longest line in bytes that is read. The widest drive-test header is far below it; a longer line
   * is another kind of file, or two files run together.
   */
  static final int LONGEST_LINE_BYTES = 65_536;

  private final byte[] content;
  private int from;
  private int to;
  private int nextFrom;
  private long number;

  Lines(byte[] content) {
    this.content = content;
    this.nextFrom = startsWithMark(content) ? 3 : 0;
  }

  private static boolean startsWithMark(byte[] content) {
    return content.length >= 3
        && content[0] == (byte) 0xef
        && content[1] == (byte) 0xbb
        && content[2] == (byte) 0xbf;
  }

  /** Moves to the next line; false at the end of the file. */
  boolean next() {
    if (nextFrom >= content.length) {
      return false;
    }
    from = nextFrom;
    int end = from;
    while (end < content.length && content[end] != '\n') {
      end++;
    }
    nextFrom = end + 1;
    to = end > from && content[end - 1] == '\r' ? end - 1 : end;
    number++;
    return true;
  }

  /** Moves to the next line that is not blank; false at the end of the file. */
  boolean nextNotBlank() {
    while (next()) {
      if (!isBlank()) {
        return true;
      }
    }
    return false;
  }

  private boolean isBlank() {
    for (int at = from; at < to; at++) {
      if (content[at] != ' ' && content[at] != '\t') {
        return false;
      }
    }
    return true;
  }

  boolean isTooLong() {
    return to - from > LONGEST_LINE_BYTES;
  }

  /** Number of this line, from 1. */
  long number() {
    return number;
  }

  /** A cursor at the start of this line. */
  Cursor cursor() {
    return new Cursor(content, from, to);
  }

  /** A copy of the bytes of this line without its end. */
  byte[] bytes() {
    return Arrays.copyOfRange(content, from, to);
  }
}
