package io.umbral.sla.openslo;

import io.umbral.documents.Place;

/** Rules for names: labels of RFC 1123, and the keys of labels and annotations. */
final class Names {

  private static final int LONGEST_LABEL = 63;
  private static final int LONGEST_PREFIX = 253;

  private Names() {}

  /** Tells of a name that is no label. */
  static void check(String name, Place place, Report report) {
    if (!isDnsLabel(name)) {
      report.forgivable(
          place,
          Code.STRING_DNS_LABEL,
          "\"" + name + "\" is no name",
          "a name has 1 to 63 characters of a-z, 0-9 and -, and begins and ends with a-z or 0-9");
    }
  }

  static boolean isDnsLabel(String text) {
    return isWord(text, false);
  }

  static boolean isLabelKey(String text) {
    return isWord(text, true);
  }

  /** A key like that of a label, after a domain and a slash if it has one. */
  static boolean isAnnotationKey(String text) {
    int slash = text.indexOf('/');
    return isLabelKey(text.substring(slash + 1))
        && (slash < 0 || isDomain(text.substring(0, slash)));
  }

  private static boolean isDomain(String text) {
    if (text.length() > LONGEST_PREFIX) {
      return false;
    }
    for (String label : text.split("\\.", -1)) {
      if (!isDnsLabel(label)) {
        return false;
      }
    }
    return true;
  }

  /** Whether a text is a word whose ends are letters or digits. */
  private static boolean isWord(String text, boolean isKey) {
    int length = text.length();
    if (length == 0 || length > LONGEST_LABEL) {
      return false;
    }
    return isAlphanumeric(text.charAt(0), isKey)
        && isAlphanumeric(text.charAt(length - 1), isKey)
        && text.chars()
            .allMatch(
                c -> isAlphanumeric(c, isKey) || c == '-' || (isKey && (c == '_' || c == '.')));
  }

  private static boolean isAlphanumeric(int c, boolean isUpperToo) {
    return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || (isUpperToo && c >= 'A' && c <= 'Z');
  }
}
