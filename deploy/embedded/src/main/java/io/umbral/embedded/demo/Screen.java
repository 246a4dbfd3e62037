package io.umbral.embedded.demo;

import io.umbral.embedded.demo.View.Traffic;
import io.umbral.embedded.slo.Standing;
import io.umbral.embedded.slo.StandingsReport;
import io.umbral.sla.Account;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.OptionalLong;
import java.util.stream.Stream;

/**
 * Turns a view into lines of text, and nothing else.
 *
 * @param columns width in characters; no line is longer
 * @param lines height; the table has the rows that the other lines leave, at least one
 * @param style with colours or without
 */
record Screen(int columns, int lines, Style style) {

  /** Least width that is drawn; a narrower terminal cuts the lines off. */
  static final int LEAST_COLUMNS = 80;

  private static final DateTimeFormatter CLOCK =
      DateTimeFormatter.ofPattern("HH:mm:ss'Z'", Locale.ROOT).withZone(ZoneOffset.UTC);

  /** Silent series that the table names, at most; the others are counted. */
  private static final int MOST_SILENT = 3;

  /** Alarms that are named, at most; the others are counted. */
  private static final int MOST_ALARMS = 4;

  /** From this height on there is room for more than one of them. */
  private static final int ROOMY_LINES = 30;

  /** Promises that are named, at most. */
  private static final int MOST_PROMISES = 3;

  /** Height from which on there is room for more than the table. */
  private static final int LEAST_LINES = 20;

  private static final int LINES_PER_PROMISE = 3;
  private static final int PROMISE_COLUMNS = 22;
  private static final int SERIES_COLUMNS = 25;
  private static final int BUDGET_COLUMNS = 21;

  /** Draws at least the least width. */
  Screen {
    columns = Math.max(LEAST_COLUMNS, columns);
  }

  /** The lines, each without its end. */
  List<String> linesOf(View view) {
    List<String> above = new ArrayList<>();
    above.add(title(view));
    above.add(style.dim(fit(about(view))));
    above.addAll(faults(view));
    above.addAll(alarms(view.alarms()));
    above.add("");
    List<String> below = new ArrayList<>();
    below.add("");
    below.addAll(legend());
    below.add("");
    below.addAll(promises(view.promises()));
    below.addAll(flow(view.traffic()));
    below.addAll(account(view.account()));
    view.heading().console().ifPresent(url -> below.add(fit("console " + url)));
    below.add(style.dim(fit(addresses(view.heading()))));
    List<String> drawn = new ArrayList<>(above);
    drawn.addAll(table(view, lines - above.size() - below.size()));
    drawn.addAll(below);
    return drawn;
  }

  private static String addresses(View.Heading heading) {
    return "kafka " + heading.kafka() + "   metrics " + heading.metrics() + "   Ctrl-C stops";
  }

  private String title(View view) {
    String time =
        CLOCK.format(view.now()) + "  running " + Words.duration(view.running().toSeconds());
    String label = "SYNTHETIC DATA";
    String name = "  Umbral demo: an invented Mexico";
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

  private List<String> faults(View view) {
    if (view.faults().isEmpty()) {
      return List.of("scripted fault: none at the moment");
    }
    List<String> parts = new ArrayList<>(List.of("scripted fault:"));
    for (int i = 0; i < view.faults().size(); i++) {
      boolean isLast = i == view.faults().size() - 1;
      parts.add(view.faults().get(i) + (isLast ? "" : ";"));
    }
    return wrap(parts).stream().map(style::warning).toList();
  }

  private List<String> alarms(View.Alarms alarms) {
    String quiet =
        alarms.quiet() == 0
            ? ""
            : "; %d more, explained by others or kept quiet".formatted(alarms.quiet());
    String count = (alarms.told().isEmpty() ? "none" : alarms.told().size()) + quiet;
    List<String> lines = new ArrayList<>(List.of(fit("alarms: " + count)));
    for (View.Alarms.Line line : alarms.told().stream().limit(mostAlarms()).toList()) {
      String text =
          "  %-8s %s since %s".formatted(line.severity(), line.text(), clock(line.since()));
      lines.add(style.warning(fit(text)));
    }
    return lines;
  }

  private int mostAlarms() {
    if (lines < LEAST_LINES + 2) {
      return 0;
    }
    return lines < ROOMY_LINES ? 1 : MOST_ALARMS;
  }

  private List<String> table(View view, int height) {
    if (view.window().isEmpty()) {
      return List.of("No window is complete yet: no figures, good or bad.");
    }
    Table table = new Table(columns, style);
    List<String> heading = List.of(fit(summary(view)), style.bold(table.heading()));
    List<Row> rows = new ArrayList<>();
    view.ranking().nation().ifPresent(rows::add);
    view.ranking().silent().stream().limit(MOST_SILENT).forEach(rows::add);
    rows.addAll(view.ranking().worst());
    int most = Math.max(1, height - heading.size());
    return Stream.concat(heading.stream(), rows.stream().limit(most).map(table::row)).toList();
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

  private List<String> promises(Promises promises) {
    if (promises.judged() == 0) {
      return List.of("promises: none judged yet, the first at the end of the first minute");
    }
    List<String> drawn = new ArrayList<>();
    drawn.add(
        style.bold(
            fit(
                String.format(
                    Locale.ROOT,
                    "promises: %,d judged, %,d breached, %,d not known",
                    promises.judged(),
                    promises.breached(),
                    promises.unknown()))));
    promises.worst().stream().limit(namedPromises()).map(this::promise).forEach(drawn::add);
    return drawn;
  }

  /** A low screen keeps its lines for the table. */
  private int namedPromises() {
    return Math.max(0, Math.min(MOST_PROMISES, (lines - LEAST_LINES) / LINES_PER_PROMISE));
  }

  private String promise(Promises.Line line) {
    Standing standing = line.standing();
    String text =
        Words.left(standing.slo(), PROMISE_COLUMNS)
            + Words.left(line.region() + " " + standing.key().operator(), SERIES_COLUMNS)
            + Words.left(StandingsReport.budget(standing.budgetLeft()), BUDGET_COLUMNS)
            + standing.verdict().name();
    return switch (standing.verdict()) {
      case BREACHED -> style.bad(fit(text));
      case INSUFFICIENT -> style.noData(fit(text));
      case MET -> fit(text);
    };
  }

  private List<String> flow(Traffic traffic) {
    List<String> flow =
        wrap(
            List.of(
                String.format(Locale.ROOT, "in %,d readings/s ", traffic.readingsPerSecond()),
                String.format(Locale.ROOT, "out %,d results/s ", traffic.resultsPerSecond()),
                "lag " + orNone(traffic.lagRecords(), "%,d records") + ' ',
                "watermark " + watermark(traffic.watermarkAgeMillis())));
    return Stream.concat(flow.stream(), trouble(traffic).map(style::warning)).toList();
  }

  private static String watermark(OptionalLong ageMillis) {
    return ageMillis.isPresent()
        ? String.format(Locale.ROOT, "%.1f s old", ageMillis.getAsLong() / 1_000.0)
        : "none yet";
  }

  private Stream<String> trouble(Traffic traffic) {
    List<String> lines = new ArrayList<>();
    if (traffic.senderBehindMillis() > LiveFeed.TOLERATED_DELAY_MILLIS) {
      lines.add(
          "the generator is %d s behind: fewer --sites would suit this machine"
              .formatted(traffic.senderBehindMillis() / 1_000));
    }
    if (traffic.restarts() > 0) {
      lines.add("the job restarted after %d failures".formatted(traffic.restarts()));
    }
    return lines.stream().map(this::fit);
  }

  private static String orNone(OptionalLong value, String format) {
    return value.isPresent()
        ? String.format(Locale.ROOT, format, value.getAsLong())
        : "not known yet";
  }

  private List<String> account(Account account) {
    List<String> lines = new ArrayList<>(wrap(Words.account(account)));
    if (!account.balances()) {
      long ended = account.aggregated() + account.duplicate() + account.late() + account.rejected();
      String missing =
          String.format(Locale.ROOT, "%,d readings are in no account", account.received() - ended);
      lines.add(style.warning(fit(missing)));
    }
    return lines;
  }

  private List<String> wrap(List<String> parts) {
    return Words.wrap(parts, columns);
  }

  private String fit(String line) {
    return Words.fit(line, columns);
  }
}
