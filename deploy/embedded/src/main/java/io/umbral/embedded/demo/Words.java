package io.umbral.embedded.demo;

import io.umbral.sla.Account;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Text of a given width. */
final class Words {

  private static final char CUT = '~';
  private static final String INDENT = "  ";

  private Words() {}

  /** A line of at most so many characters; what is cut off is marked. */
  static String fit(String text, int columns) {
    return text.length() <= columns ? text : text.substring(0, columns - 1) + CUT;
  }

  /** Text at the left of a column, with at least one space after it. */
  static String left(String text, int columns) {
    String fitting = fit(text, columns - 1);
    return fitting + " ".repeat(columns - fitting.length());
  }

  /** Text at the right of a column. */
  static String right(String text, int columns) {
    String fitting = fit(text, columns);
    return " ".repeat(columns - fitting.length()) + fitting;
  }

  /** A duration as people say it, for example 1 m 05 s. */
  static String duration(long seconds) {
    return seconds < 60 ? seconds + " s" : "%d m %02d s".formatted(seconds / 60, seconds % 60);
  }

  /** Where every reading ended, in parts that stay together. */
  static List<String> account(Account account) {
    return List.of(
        String.format(Locale.ROOT, "received %,d", account.received()),
        String.format(Locale.ROOT, "= aggregated %,d", account.aggregated()),
        String.format(Locale.ROOT, "+ duplicate %,d", account.duplicate()),
        String.format(Locale.ROOT, "+ late %,d", account.late()),
        String.format(Locale.ROOT, "+ rejected %,d", account.rejected()));
  }

  /** Parts divided by spaces, on as many lines as they need; the first line is not indented. */
  static List<String> wrap(List<String> parts, int columns) {
    List<String> lines = new ArrayList<>();
    StringBuilder line = new StringBuilder();
    for (String part : parts) {
      if (!line.isEmpty() && line.length() + 1 + part.stripTrailing().length() > columns) {
        lines.add(line.toString().stripTrailing());
        line = new StringBuilder(INDENT);
      } else if (!line.isEmpty()) {
        line.append(' ');
      }
      line.append(part);
    }
    lines.add(line.toString().stripTrailing());
    return lines.stream().map(found -> fit(found, columns)).toList();
  }
}
