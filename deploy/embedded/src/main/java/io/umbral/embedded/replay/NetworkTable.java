package io.umbral.embedded.replay;

import io.umbral.model.KpiTotals;
import io.umbral.model.Ratio;
import io.umbral.model.Total;
import io.umbral.model.WindowResult;
import io.umbral.sla.Kpis;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;

/** What counters say of a network, for people: the newest of the longest windows, row by row. */
final class NetworkTable {

  private static final int MOST_ROWS = 20;

  private static final List<String> HEADER =
      List.of(
          "region",
          "operator",
          "technology",
          "n",
          "down kbit/s",
          "avail %",
          "access %",
          "drops/h",
          "PRB %");

  private NetworkTable() {}

  /**
   * The lines, without their ends.
   *
   * @param windows results of a run
   * @return none where nothing was measured
   */
  static List<String> linesOf(List<WindowResult> windows) {
    List<WindowResult> measured =
        windows.stream().filter(one -> one.totals().get(Total.READINGS) > 0).toList();
    Optional<WindowResult> newest =
        measured.stream()
            .max(
                Comparator.comparingInt(WindowResult::windowMillis)
                    .thenComparingLong(WindowResult::windowStartMillis));
    if (newest.isEmpty()) {
      return List.of();
    }
    List<WindowResult> shown =
        measured.stream()
            .filter(one -> one.windowMillis() == newest.get().windowMillis())
            .filter(one -> one.windowStartMillis() == newest.get().windowStartMillis())
            .sorted(
                Comparator.comparing(WindowResult::level)
                    .thenComparing(one -> one.key().region())
                    .thenComparing(one -> one.key().operator())
                    .thenComparing(one -> one.key().technology()))
            .toList();
    List<List<String>> rows = new ArrayList<>(List.of(HEADER));
    shown.stream().limit(MOST_ROWS).map(NetworkTable::row).forEach(rows::add);
    List<String> lines = new ArrayList<>();
    lines.add(
        "from %s for %d s; - is what nobody measured:"
            .formatted(
                Instants.format(newest.get().windowStartMillis()),
                newest.get().windowMillis() / 1_000));
    lines.addAll(aligned(rows));
    if (shown.size() > MOST_ROWS) {
      lines.add("and " + (shown.size() - MOST_ROWS) + " more");
    }
    return lines;
  }

  private static List<String> row(WindowResult window) {
    KpiTotals totals = window.totals();
    return List.of(
        window.key().region(),
        window.key().operator(),
        window.key().technology(),
        String.valueOf(totals.get(Total.READINGS)),
        text("%.0f", Kpis.meanDownlinkKbps(totals)),
        text("%.3f", percent(Kpis.availability(totals))),
        text("%.3f", percent(Kpis.accessibility(totals))),
        text("%.3f", Kpis.retainabilityPerHour(totals)),
        text("%.0f", percent(Kpis.downlinkPrb(totals))));
  }

  private static OptionalDouble percent(Optional<Ratio> ratio) {
    return ratio.isEmpty()
        ? OptionalDouble.empty()
        : OptionalDouble.of(100 * Kpis.value(ratio.get()));
  }

  private static OptionalDouble percent(OptionalDouble ratio) {
    return ratio.isEmpty() ? ratio : OptionalDouble.of(100 * ratio.getAsDouble());
  }

  private static String text(String format, OptionalDouble value) {
    return value.isEmpty() ? "-" : String.format(Locale.ROOT, format, value.getAsDouble());
  }

  /** Words to the left, figures to the right. */
  private static List<String> aligned(List<List<String>> rows) {
    int words = 3;
    List<String> lines = new ArrayList<>();
    for (List<String> row : rows) {
      StringBuilder line = new StringBuilder();
      for (int column = 0; column < row.size(); column++) {
        int index = column;
        int width = rows.stream().mapToInt(one -> one.get(index).length()).max().orElse(0);
        String pad = " ".repeat(width - row.get(column).length());
        line.append(column == 0 ? "" : "  ")
            .append(column < words ? row.get(column) + pad : pad + row.get(column));
      }
      lines.add(line.toString().stripTrailing());
    }
    return lines;
  }
}
