package io.umbral.ingest;

/**
 * Reads numbers as XML Schema and JSON write them: whole, with decimals, or with an exponent. The
 * usual ones, of at most eighteen digits, are read without a string.
 */
final class NumberText {

  /** What stands in a text. */
  enum Kind {
    /** Nothing, or a word that says so. */
    ABSENT,
    /** A finite number. */
    NUMBER,
    /** Finite numbers with commas between. */
    LIST,
    /** Something else, as NaN or INF. */
    NO_NUMBER
  }

  /** Longest number that is read; all that a double tells has fewer digits. */
  private static final int LONGEST = 40;

  private static final int DIGITS_OF_LONG = 18;

  private static final double[] POWERS_OF_TEN = {
    1e0, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15, 1e16,
    1e17, 1e18
  };

  /** Longest list that is read; the longest distributions of real files have some hundreds. */
  private static final int LONGEST_LIST = 65_536;

  private static final double[] NO_LIST = {};

  private double value;
  private double[] list = NO_LIST;

  /** The number that was read last. */
  double value() {
    return value;
  }

  /** The list that was read last. */
  double[] list() {
    return list;
  }

  /** Reads a text; blanks around it do not count. */
  Kind read(CharSequence text) {
    char[] characters = text.toString().toCharArray();
    return read(characters, 0, characters.length);
  }

  /** Reads a stretch of characters; blanks around it do not count. */
  Kind read(char[] text, int start, int end) {
    int from = start;
    int to = end;
    while (from < to && text[from] <= ' ') {
      from++;
    }
    while (to > from && text[to - 1] <= ' ') {
      to--;
    }
    if (isAbsent(text, from, to)) {
      return Kind.ABSENT;
    }
    boolean isNegative = text[from] == '-';
    int at = isNegative || text[from] == '+' ? from + 1 : from;
    int digits = 0;
    int decimals = 0;
    long whole = 0;
    boolean isFraction = false;
    for (; at < to && digits <= DIGITS_OF_LONG; at++) {
      char character = text[at];
      if (character >= '0' && character <= '9') {
        whole = whole * 10 + (character - '0');
        digits++;
        decimals += isFraction ? 1 : 0;
      } else if (character == '.' && !isFraction) {
        isFraction = true;
      } else {
        break;
      }
    }
    if (at < to || digits == 0 || digits > DIGITS_OF_LONG) {
      return isList(text, from, to) ? readList(text, from, to) : readUnusual(text, from, to);
    }
    double size = decimals == 0 ? whole : whole / POWERS_OF_TEN[decimals];
    value = isNegative ? -size : size;
    return Kind.NUMBER;
  }

  private static boolean isAbsent(char[] text, int from, int to) {
    return switch (to - from) {
      case 0 -> true;
      case 3 -> matches(text, from, "nil");
      case 4 -> matches(text, from, "null");
      default -> false;
    };
  }

  private static boolean matches(char[] text, int from, String word) {
    for (int i = 0; i < word.length(); i++) {
      if (Character.toLowerCase(text[from + i]) != word.charAt(i)) {
        return false;
      }
    }
    return true;
  }

  private static boolean isList(char[] text, int from, int to) {
    for (int at = from; at < to; at++) {
      if (text[at] == ',') {
        return true;
      }
    }
    return false;
  }

  private Kind readList(char[] text, int from, int to) {
    int size = 1;
    for (int at = from; at < to; at++) {
      size += text[at] == ',' ? 1 : 0;
    }
    if (size > LONGEST_LIST) {
      return Kind.NO_NUMBER;
    }
    double[] values = new double[size];
    int start = from;
    for (int i = 0; i < size; i++) {
      int end = start;
      while (end < to && text[end] != ',') {
        end++;
      }
      if (read(text, start, end) != Kind.NUMBER) {
        return Kind.NO_NUMBER;
      }
      values[i] = value;
      start = end + 1;
    }
    list = values;
    return Kind.LIST;
  }

  private Kind readUnusual(char[] text, int from, int to) {
    if (to - from > LONGEST) {
      return Kind.NO_NUMBER;
    }
    for (int at = from; at < to; at++) {
      if ("0123456789+-.eE".indexOf(text[at]) < 0) {
        return Kind.NO_NUMBER;
      }
    }
    try {
      value = Double.parseDouble(new String(text, from, to - from));
      return Double.isFinite(value) ? Kind.NUMBER : Kind.NO_NUMBER;
    } catch (NumberFormatException e) {
      return Kind.NO_NUMBER;
    }
  }
}
