package io.umbral.benchmarks.goals;

import io.umbral.benchmarks.harness.Statistics;
import io.umbral.benchmarks.replay.ComparisonResult;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** Figures as they stand in the table. */
final class Figure {

  private Figure() {}

  /** Formats without regard to where this machine stands. */
  static String of(String format, Object... values) {
    return String.format(Locale.ROOT, format, values);
  }

  /** A ratio in percent, with its interval. */
  static String percent(Statistics ratio) {
    return of("%.0f %% [%.0f, %.0f]", 100 * ratio.median(), 100 * ratio.low(), 100 * ratio.high());
  }

  /** What a ratio is more than one, in percent, with its interval. */
  static String extraPercent(Statistics ratio) {
    return of(
        "%+.1f %% [%+.1f, %+.1f]",
        100 * (ratio.median() - 1), 100 * (ratio.low() - 1), 100 * (ratio.high() - 1));
  }

  /** A ratio as so many times, with its interval. */
  static String times(Statistics ratio) {
    return of("%.2f times [%.2f, %.2f]", ratio.median(), ratio.low(), ratio.high());
  }

  /** What is to be said where one of the entries of a comparison has no figures. */
  static Optional<Finding> failureOf(ComparisonResult result, String... entries) {
    return Stream.of(entries)
        .flatMap(entry -> result.failureOf(entry).stream())
        .findFirst()
        .map(Finding::noFigure);
  }
}
