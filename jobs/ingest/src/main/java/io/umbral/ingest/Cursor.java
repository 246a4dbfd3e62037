package io.umbral.ingest;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * Reads a stretch of text from left to right, never beyond its end. What does not fit is a return
 * value: the cursor then stands where it stood before.
 */
final class Cursor {

  /** No number stands here. */
  static final long NO_NUMBER = -1;

  /** A number stands here that is larger than {@value #LARGEST_NUMBER}. */
  static final long TOO_LARGE = Long.MAX_VALUE;

  /** Largest number that is read, scaled by its decimals; far above every range of the contract. */
  static final long LARGEST_NUMBER = 1_000_000_000_000_000L;

  /** Longest excerpt of refused text in a message. */
  private static final int LONGEST_QUOTE = 40;

  private final byte[] content;
  private final int to;
  private int at;

  Cursor(byte[] content, int from, int to) {
    this.content = content;
    this.at = from;
    this.to = to;
  }

  boolean atEnd() {
    return at == to;
  }

  /** Whether the text stands here. */
  boolean startsWith(String text) {
    return matches(at, text);
  }

  /** Passes over the text if it stands here. */
  boolean skip(String text) {
    if (!startsWith(text)) {
      return false;
    }
    at += text.length();
    return true;
  }

  /**
   * Passes over everything up to and including the first occurrence of the text, if there is one.
   */
  boolean skipPast(String text) {
    for (int start = at; start + text.length() <= to; start++) {
      if (matches(start, text)) {
        at = start + text.length();
        return true;
      }
    }
    return false;
  }

  private boolean matches(int start, String text) {
    if (to - start < text.length()) {
      return false;
    }
    for (int i = 0; i < text.length(); i++) {
      if (content[start + i] != text.charAt(i)) {
        return false;
      }
    }
    return true;
  }

  /**
   * Passes over exactly this many digits.
   *
   * @param count 1..9
   * @return their value, or {@link #NO_NUMBER}
   */
  int digits(int count) {
    if (to - at < count) {
      return (int) NO_NUMBER;
    }
    int value = 0;
    for (int i = at; i < at + count; i++) {
      if (!isDigit(content[i])) {
        return (int) NO_NUMBER;
      }
      value = value * 10 + (content[i] - '0');
    }
    at += count;
    return value;
  }

  /** Passes over a whole number; {@link #NO_NUMBER} or {@link #TOO_LARGE} where it has no value. */
  long wholeNumber() {
    int start = at;
    long value = 0;
    while (at < to && isDigit(content[at])) {
      value = append(value, content[at]);
      at++;
    }
    return at == start ? NO_NUMBER : value;
  }

  /**
   * Passes over a decimal number without sign.
   *
   * @param decimals how many decimals to keep, 0..9; what follows them is rounded half up
   * @return the number times ten to the power of {@code decimals}, or {@link #NO_NUMBER}, or {@link
   *     #TOO_LARGE}
   */
  long decimalNumber(int decimals) {
    long value = wholeNumber();
    if (value == NO_NUMBER) {
      return NO_NUMBER;
    }
    boolean hasFraction = at + 1 < to && content[at] == '.' && isDigit(content[at + 1]);
    at += hasFraction ? 1 : 0;
    for (int i = 0; i < decimals; i++) {
      boolean stands = hasFraction && at < to && isDigit(content[at]);
      value = append(value, stands ? content[at] : (byte) '0');
      at += stands ? 1 : 0;
    }
    boolean roundsUp = hasFraction && at < to && content[at] >= '5' && content[at] <= '9';
    while (hasFraction && at < to && isDigit(content[at])) {
      at++;
    }
    return roundsUp && value != TOO_LARGE ? value + 1 : value;
  }

  private static long append(long value, byte digit) {
    // A number that is too large stays so; the sum below cannot overflow.
    return value > LARGEST_NUMBER / 10 ? TOO_LARGE : value * 10 + (digit - '0');
  }

  private static boolean isDigit(byte character) {
    return character >= '0' && character <= '9';
  }

  /** What is left, as UTF-8; what is not UTF-8 becomes U+FFFD. */
  String rest() {
    return new String(content, at, to - at, StandardCharsets.UTF_8);
  }

  /** What is left, cut at each comma: one cursor for each field, at least one. */
  List<Cursor> fields() {
    List<Cursor> fields = new ArrayList<>();
    int start = at;
    for (int i = at; i < to; i++) {
      if (content[i] == ',') {
        fields.add(new Cursor(content, start, i));
        start = i + 1;
      }
    }
    fields.add(new Cursor(content, start, to));
    return fields;
  }

  /** The start of what is left, in quotes, fit for a message of one line. */
  String quote() {
    int end = Math.min(to, at + LONGEST_QUOTE);
    StringBuilder quoted = new StringBuilder("'");
    for (int i = at; i < end; i++) {
      boolean isPlain = content[i] >= ' ' && content[i] <= '~';
      quoted.append(isPlain ? (char) content[i] : '?');
    }
    return quoted.append(end < to ? "...'" : "'").toString();
  }
}
