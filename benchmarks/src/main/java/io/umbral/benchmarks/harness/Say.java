package io.umbral.benchmarks.harness;

import java.util.Locale;

/** Tells whoever waits how far the work is, with the time since it began. */
public final class Say {

  private static final long BEGAN_NANOS = System.nanoTime();

  private Say() {}

  /**
   * Prints a line.
   *
   * @param format as of {@link String#format}
   * @param values what it names
   */
  public static void line(String format, Object... values) {
    long seconds = (System.nanoTime() - BEGAN_NANOS) / 1_000_000_000;
    System.out.printf(
        Locale.ROOT,
        "[%d:%02d] %s%n",
        seconds / 60,
        seconds % 60,
        String.format(Locale.ROOT, format, values));
  }
}
