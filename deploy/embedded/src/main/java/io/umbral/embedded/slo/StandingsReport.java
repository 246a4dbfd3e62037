package io.umbral.embedded.slo;

import io.umbral.model.WindowResult.Verdict;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;

/** Error budgets as lines of text. */
public final class StandingsReport {

  private static final int BAR = 10;
  private static final List<String> HEADER =
      List.of("SLO", "series", "target", "attained", "budget left", "burn", "used up", "verdict");

  private StandingsReport() {}

  /**
   * The lines, without their ends.
   *
   * @param standings the worst first
   * @param most rows that are shown; the others are counted
   */
  static List<String> linesOf(List<Standing> standings, int most) {
    List<List<String>> rows = new ArrayList<>();
    rows.add(HEADER);
    standings.stream().limit(most).map(StandingsReport::row).forEach(rows::add);
    List<String> lines = new ArrayList<>(aligned(rows));
    if (standings.size() > most) {
      lines.add("and " + (standings.size() - most) + " more, none of them worse");
    }
    lines.add(summary(standings));
    return lines;
  }

  private static List<String> row(Standing standing) {
    String objective = standing.objective().map(name -> " / " + name).orElse("");
    return List.of(
        standing.slo() + objective,
        standing.key().region()
            + " "
            + standing.key().operator()
            + " "
            + standing.key().technology(),
        percent(OptionalDouble.of(standing.target()), 3),
        percent(standing.attainment(), 3),
        budget(standing.budgetLeft()),
        standing.burn().map(StandingsReport::burn).orElse("-"),
        exhaustion(standing),
        standing.verdict().name());
  }

  /** A share as percent, without the noughts at its end. */
  private static String percent(OptionalDouble ratio, int decimals) {
    if (ratio.isEmpty()) {
      return "-";
    }
    String text = String.format(Locale.ROOT, "%." + decimals + "f", 100 * ratio.getAsDouble());
    return text.replaceFirst("\\.?0+$", "") + " %";
  }

  /**
   * A bar of what is left, and the figure; an overdrawn budget has an empty bar.
   *
   * @param left ratio, at most 1
   * @return for example {@code [####......] 42 %}
   */
  public static String budget(OptionalDouble left) {
    if (left.isEmpty()) {
      return "-";
    }
    int filled = (int) Math.round(BAR * Math.max(0, Math.min(1, left.getAsDouble())));
    return String.format(
        Locale.ROOT,
        "[%s%s] %4d %%",
        "#".repeat(filled),
        ".".repeat(BAR - filled),
        Math.round(100 * left.getAsDouble()));
  }

  private static String burn(Standing.Burn burn) {
    return String.format(
        Locale.ROOT, "%.1fx in %s", burn.rate(), length(Duration.ofMinutes(burn.windowMinutes())));
  }

  private static String exhaustion(Standing standing) {
    Optional<Instant> exhaustion = standing.exhaustion();
    if (exhaustion.isEmpty()) {
      return "-";
    }
    Duration left = Duration.between(standing.at(), exhaustion.get());
    return left.isZero() || left.isNegative() ? "now" : "in " + length(left);
  }

  /** The two largest units that are needed. */
  private static String length(Duration duration) {
    long days = duration.toDays();
    if (days > 0) {
      return days + " d" + (duration.toHoursPart() > 0 ? " " + duration.toHoursPart() + " h" : "");
    }
    if (duration.toHours() > 0) {
      return duration.toHours()
          + " h"
          + (duration.toMinutesPart() > 0 ? " " + duration.toMinutesPart() + " min" : "");
    }
    return duration.toMinutes() + " min";
  }

  private static String summary(List<Standing> standings) {
    String until =
        standings.stream()
            .map(Standing::at)
            .max(Instant::compareTo)
            .map(at -> " until " + at)
            .orElse("");
    return standings.size()
        + " judged"
        + until
        + ": "
        + count(standings, Verdict.BREACHED)
        + " breached, "
        + count(standings, Verdict.INSUFFICIENT)
        + " not known, "
        + count(standings, Verdict.MET)
        + " met";
  }

  private static long count(List<Standing> standings, Verdict verdict) {
    return standings.stream().filter(one -> one.verdict() == verdict).count();
  }

  private static List<String> aligned(List<List<String>> rows) {
    int[] widths = new int[HEADER.size()];
    for (List<String> row : rows) {
      for (int i = 0; i < widths.length; i++) {
        widths[i] = Math.max(widths[i], row.get(i).length());
      }
    }
    List<String> lines = new ArrayList<>();
    for (List<String> row : rows) {
      StringBuilder line = new StringBuilder();
      for (int i = 0; i < widths.length; i++) {
        line.append(row.get(i)).append(" ".repeat(widths[i] - row.get(i).length() + 2));
      }
      lines.add(line.toString().stripTrailing());
    }
    return lines;
  }
}
