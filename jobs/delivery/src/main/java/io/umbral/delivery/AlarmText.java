package io.umbral.delivery;

import io.umbral.alerting.Contributor;
import io.umbral.alerting.Contributors;
import io.umbral.alerting.desk.Alarm;
import io.umbral.alerting.desk.Evidence;
import io.umbral.model.SeriesKey;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.stream.Collectors;

/** What people and other systems read of an alarm. */
final class AlarmText {

  private AlarmText() {}

  /** What an alarm is about, by name; what it does not have is left out. */
  static Map<String, String> dimensions(Alarm alarm) {
    Map<String, String> dimensions = new LinkedHashMap<>();
    dimensions.put("region", alarm.subject().region());
    dimensions.put("operator", alarm.subject().operator());
    dimensions.put("technology", alarm.subject().technology());
    alarm.subject().site().ifPresent(site -> dimensions.put("site", site));
    alarm.subject().cell().ifPresent(cell -> dimensions.put("cell", cell));
    return dimensions;
  }

  /** One line: what, where. */
  static String summary(Alarm alarm) {
    String operator = alarm.subject().operator();
    String technology = alarm.subject().technology();
    return problem(alarm)
        + " in "
        + alarm.subject().region()
        + (operator.equals(SeriesKey.ALL) ? "" : ", operator " + operator)
        + (technology.equals(SeriesKey.ALL) ? "" : ", " + technology)
        + alarm.subject().site().map(site -> ", site " + site).orElse("")
        + alarm.subject().cell().map(cell -> ", cell " + cell).orElse("");
  }

  /** What is wrong, with the value and the level where there is one. */
  static String problem(Alarm alarm) {
    Evidence evidence = alarm.evidence();
    return switch (alarm.name().signal()) {
      case KPI_SILENT -> "no measurements";
      case PIPELINE_SILENT -> "no measurements at all: event time stands still";
      case BREACH -> {
        if (!evidence.burns().isEmpty()) {
          yield evidence.watched() + " burns its error budget" + burns(evidence);
        }
        yield evidence.watched()
            + (evidence.value().isPresent() ? " is " + number(evidence.value()) : "")
            + (evidence.level().isPresent() ? ", level " + number(evidence.level()) : "");
      }
    };
  }

  private static String burns(Evidence evidence) {
    StringBuilder text = new StringBuilder();
    for (Evidence.BurnFigure burn : evidence.burns()) {
      text.append(text.isEmpty() ? ": " : ", ")
          .append(String.format(Locale.ROOT, "%.1f in %d min", burn.rate(), burn.windowMinutes()));
    }
    return text.toString();
  }

  /** The cells that drove it, for programs. */
  static Map<String, Object> contributors(Contributors contributors) {
    Map<String, Object> tree = new LinkedHashMap<>();
    tree.put("of", contributors.burden().words());
    tree.put("total", contributors.total());
    tree.put(
        "top", contributors.top().stream().map(one -> contributor(contributors, one)).toList());
    return tree;
  }

  private static Map<String, Object> contributor(Contributors all, Contributor one) {
    Map<String, Object> tree = new LinkedHashMap<>();
    tree.put("site", one.site());
    one.cell().ifPresent(cell -> tree.put("cell", cell));
    tree.put("amount", one.amount());
    tree.put("share", all.shareOf(one));
    return tree;
  }

  /** The cells that drove it, for people. */
  static String contributorsInWords(Contributors contributors) {
    return "of %d %s: %s"
        .formatted(
            contributors.total(),
            contributors.burden().words(),
            contributors.top().stream().map(contributors::words).collect(Collectors.joining(", ")));
  }

  /** The shortest text of a number that is still exact. */
  static String number(OptionalDouble value) {
    double number = value.orElseThrow();
    return number == Math.rint(number) && Math.abs(number) < 1e15
        ? Long.toString((long) number)
        : Double.toString(number);
  }

  /** An instant in RFC 3339. */
  static String time(long epochMillis) {
    return Instant.ofEpochMilli(epochMillis).toString();
  }
}
