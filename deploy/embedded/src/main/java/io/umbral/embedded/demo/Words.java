package io.umbral.embedded.demo;

import io.umbral.sla.Account;
import java.time.Duration;
import java.util.Locale;

/** Text of a given width. */
final class Words {

  private static final char CUT = '~';

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

  /** Seconds with one digit after the point. */
  static String seconds(Duration duration) {
    return String.format(Locale.ROOT, "%.1f s", duration.toMillis() / 1_000.0);
  }

  /** Where every reading ended. */
  static String account(Account account) {
    return String.format(
        Locale.ROOT,
        "received %,d = aggregated %,d + duplicate %,d + late %,d + rejected %,d",
        account.received(),
        account.aggregated(),
        account.duplicate(),
        account.late(),
        account.rejected());
  }
}
