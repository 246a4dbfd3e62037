package io.umbral.ingest.counters;

import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Which sub-counters of a counter are meant: {@code DRB.EstabAtt.01} is the part of {@code
 * DRB.EstabAtt} of one 5QI.
 *
 * @param kind what the parts are divided by
 * @param values which parts; empty for all of the kind
 */
public record SubCounters(Kind kind, Set<String> values) {

  /** What a counter is divided by (TS 28.552, 5.1). */
  public enum Kind {
    /** QoS class: 5QI or QCI, one to three digits. */
    QOS("5qi"),
    /** Slice: S-NSSAI of eight hexadecimal digits, or two where it has no differentiator. */
    SLICE("sNssai"),
    /** Network: MCC and MNC, five or six digits, a two-digit MNC perhaps filled up with F. */
    NETWORK("plmn"),
    /** Cause, an identifier of its own vocabulary. */
    CAUSE("cause");

    private final String label;

    Kind(String label) {
      this.label = label;
    }

    /** Its name in a mapping. */
    public String label() {
      return label;
    }
  }

  /** Validates; values are kept in their normal form. */
  public SubCounters {
    Objects.requireNonNull(kind, "kind");
    Kind known = kind;
    values =
        values.stream().map(value -> normal(known, value)).collect(Collectors.toUnmodifiableSet());
  }

  /**
   * Whether a sub-counter is meant.
   *
   * @param suffix what follows the counter's name and a dot
   */
  boolean select(String suffix) {
    return values.isEmpty()
        ? kindOf(suffix) == kind
        : isOf(kind, suffix) && values.contains(normal(kind, suffix));
  }

  /** What a suffix most likely divides by; two digits are a QoS class rather than a slice. */
  static Kind kindOf(String suffix) {
    if (isOf(Kind.QOS, suffix)) {
      return Kind.QOS;
    }
    if (isOf(Kind.NETWORK, suffix)) {
      return Kind.NETWORK;
    }
    return isOf(Kind.SLICE, suffix) ? Kind.SLICE : Kind.CAUSE;
  }

  /** Whether a suffix has the form of a kind. */
  static boolean isOf(Kind kind, String suffix) {
    int length = suffix.length();
    return switch (kind) {
      case QOS -> length >= 1 && length <= 3 && isDigits(suffix);
      case SLICE -> (length == 2 || length == 8) && isHex(suffix);
      case NETWORK -> isNetwork(suffix);
      case CAUSE -> length >= 1;
    };
  }

  private static boolean isNetwork(String suffix) {
    String digits = withoutFill(suffix);
    return (digits.length() == 5 || digits.length() == 6) && isDigits(digits);
  }

  /** 226F04 is 22604: the F stands for the third digit that the MNC does not have. */
  private static String withoutFill(String suffix) {
    boolean isFilled = suffix.length() == 6 && (suffix.charAt(3) == 'F' || suffix.charAt(3) == 'f');
    return isFilled ? suffix.substring(0, 3) + suffix.substring(4) : suffix;
  }

  private static String normal(Kind kind, String value) {
    return switch (kind) {
      case QOS -> withoutLeadingZeros(value);
      case SLICE -> value.toLowerCase(Locale.ROOT);
      case NETWORK -> withoutFill(value);
      case CAUSE -> value;
    };
  }

  private static String withoutLeadingZeros(String digits) {
    int at = 0;
    while (at < digits.length() - 1 && digits.charAt(at) == '0') {
      at++;
    }
    return digits.substring(at);
  }

  private static boolean isDigits(String text) {
    return text.chars().allMatch(character -> character >= '0' && character <= '9');
  }

  private static boolean isHex(String text) {
    return text.chars().allMatch(character -> Character.digit(character, 16) >= 0);
  }
}
