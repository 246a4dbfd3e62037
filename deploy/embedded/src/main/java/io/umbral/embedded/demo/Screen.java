package io.umbral.embedded.demo;

import io.umbral.embedded.demo.View.Traffic;
import io.umbral.sla.Account;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * Turns a view into lines of text, and nothing else.
 *
 * @param columns width in characters; no line is longer
 * @param rows most rows of the table
 * @param style with colours or without
 */
record Screen(int columns, int rows, Style style) {

  /** Least width that is drawn; a narrower terminal cuts the lines off. */
  static final int LEAST_COLUMNS = 80;

  private static final DateTimeFormatter CLOCK =
      DateTimeFormatter.ofPattern("HH:mm:ss'Z'", Locale.ROOT).withZone(ZoneOffset.UTC);

  /** Silent series that the table names, at most; the others are counted. */
  private static final int MOST_SILENT = 3;

  /** Most lines of {@link #linesOf} around the rows of the table, and one for the cursor. */
  static final int FRAME_LINES = 17;

  /** Draws at least the least width. */
  Screen {
    columns = Math.max(LEAST_COLUMNS, columns);
    rows = Math.max(1, rows);
  }

  /** The lines, each without its end. */
  List<String> linesOf(View view) {
    List<String> lines = new ArrayList<>();
    lines.add(title(view));
    lines.add(style.dim(fit(about(view))));
    lines.add(fault(view));
    lines.add("");
    lines.addAll(table(view));
    lines.add("");
    lines.addAll(legend());
    lines.add("");
    lines.addAll(flow(view.traffic()));
    lines.addAll(account(view.account()));
    lines.add(style.dim(fit("metrics " + view.heading().metrics() + "   Ctrl-C stops")));
    return lines;
  }

  private String title(View view) {
    String time =
        CLOCK.format(view.now()) + "  running " + Words.duration(view.running().toSeconds());
    String label = "SYNTHETIC DATA";
    String name = "  Umbral demo: a Mexico that does not exist";
    int gap = Math.max(2, columns - label.length() - name.length() - time.length());
    return style.label(label) + style.bold(name) + " ".repeat(gap) + time;
  }

  private static String about(View view) {
    return String.format(
        Locale.ROOT,
        "%,d cells, seed %d, slices of %d s instead of the usual minute",
        view.heading().cells(),
        view.heading().seed(),
        view.heading().window().toSeconds());
  }

  private String fault(View view) {
    if (view.faults().isEmpty()) {
      return fit("scripted fault: none at the moment");
    }
    return style.warning(fit("scripted fault: " + String.join("; ", view.faults())));
  }

  private List<String> table(View view) {
    if (view.window().isEmpty()) {
      return List.of("No window is complete yet: no figures, good or bad.");
    }
    Table table = new Table(columns, style);
    List<String> lines = new ArrayList<>();
    lines.add(fit(summary(view)));
    lines.add(style.bold(table.heading()));
    view.ranking().nation().map(table::row).ifPresent(lines::add);
    view.ranking().silent().stream().limit(MOST_SILENT).map(table::row).forEach(lines::add);
    int left = rows - Math.min(MOST_SILENT, view.ranking().silent().size());
    view.ranking().worst().stream().limit(left).map(table::row).forEach(lines::add);
    return lines;
  }

  private static String summary(View view) {
    Ranking ranking = view.ranking();
    int series = ranking.worst().size() + ranking.silent().size();
    return "worst of %d series in %s to %s: %d beyond a line, %d without data"
        .formatted(
            series,
            view.window().map(window -> clock(window.start())).orElseThrow(),
            view.window().map(window -> clock(window.end())).orElseThrow(),
            ranking.beyondALine(),
            ranking.silent().size());
  }

  private static String clock(Instant instant) {
    return CLOCK.format(instant);
  }

  private List<String> legend() {
    List<String> parts = new ArrayList<>();
    for (ReferenceLine line : ReferenceLine.values()) {
      parts.add("%s %c %.0f".formatted(line.heading(), line.isBadAbove() ? '>' : '<', line.line()));
    }
    return List.of(
        style.dim(fit("! beyond a line: " + String.join(", ", parts))),
        style.dim(
            fit(
                "p95 of round-trip time, cover from -110 dBm; lines of this demo, not legal ones")));
  }

  private List<String> flow(Traffic traffic) {
    String rates =
        String.format(
            Locale.ROOT,
            "in %,d readings/s   out %,d results/s   lag %s   watermark %s",
            traffic.readingsPerSecond(),
            traffic.resultsPerSecond(),
            orUnknown(traffic.lagRecords(), "%,d records"),
            traffic.watermarkAgeMillis().isPresent()
                ? String.format(
                    Locale.ROOT, "%.1f s old", traffic.watermarkAgeMillis().getAsLong() / 1_000.0)
                : "none yet");
    return trouble(traffic)
        .map(trouble -> List.of(fit(rates), style.warning(trouble)))
        .orElse(List.of(fit(rates)));
  }

  private Optional<String> trouble(Traffic traffic) {
    List<String> parts = new ArrayList<>();
    if (traffic.senderBehindMillis() > LiveFeed.TOLERATED_DELAY_MILLIS) {
      parts.add(
          "the generator is %d s behind: fewer --sites would suit this machine"
              .formatted(traffic.senderBehindMillis() / 1_000));
    }
    if (traffic.restarts() > 0) {
      parts.add("the job restarted " + traffic.restarts() + " times");
    }
    return parts.isEmpty() ? Optional.empty() : Optional.of(fit(String.join("; ", parts)));
  }

  private static String orUnknown(OptionalLong value, String format) {
    return value.isPresent()
        ? String.format(Locale.ROOT, format, value.getAsLong())
        : "not known yet";
  }

  private List<String> account(Account account) {
    long ended = account.aggregated() + account.duplicate() + account.late() + account.rejected();
    return List.of(
        fit(Words.account(account)),
        account.balances()
            ? style.dim("every reading is in one account")
            : style.warning(
                fit(
                    String.format(
                        Locale.ROOT, "%,d readings are in none", account.received() - ended))));
  }

  private String fit(String line) {
    return Words.fit(line, columns);
  }
}
