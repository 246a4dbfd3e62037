package io.umbral.embedded.deployment;

import static org.junit.jupiter.api.Assertions.assertFalse;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** The page of all metrics. */
final class MetricsPage {

  static final Path FILE = Documents.DEPLOY.resolve("../jobs/docs/metrics.md");

  private static final Pattern ROW =
      Pattern.compile(
          "^\\| `(umbral\\.[a-z0-9.]+)` \\| (gauge|counter) \\| ([^|]+) \\| ([^|]*)\\| (.+) \\|$",
          Pattern.MULTILINE);
  private static final Pattern TAG = Pattern.compile("`([^`]+)`");

  /** Names of ours in an expression of Prometheus, those of recording rules too. */
  private static final Pattern NAME = Pattern.compile("\\bumbral[_:][a-z0-9_:]+");

  private MetricsPage() {}

  /**
   * A row.
   *
   * @param name dotted
   * @param type gauge or counter
   * @param tags dotted
   */
  record Row(String name, String type, Set<String> tags) {

    /** As Prometheus has it. */
    String prometheusName() {
      return name.replace('.', '_') + (type.equals("counter") ? "_total" : "");
    }

    Set<String> labels() {
      return tags.stream().map(tag -> tag.replace('.', '_')).collect(Collectors.toSet());
    }
  }

  static List<Row> rows() {
    List<Row> rows = new ArrayList<>();
    ROW.matcher(Documents.textOf(FILE))
        .results()
        .forEach(
            row -> {
              Set<String> tags = new TreeSet<>();
              TAG.matcher(row.group(4)).results().forEach(tag -> tags.add(tag.group(1)));
              rows.add(new Row(row.group(1), row.group(2), tags));
            });
    assertFalse(rows.isEmpty());
    return rows;
  }

  /** Names that Prometheus knows: those of the page, and of the recording rules. */
  static Set<String> prometheusNames() {
    Set<String> names =
        rows().stream().map(Row::prometheusName).collect(Collectors.toCollection(TreeSet::new));
    Rules.all().stream().filter(Rules.Rule::records).map(Rules.Rule::name).forEach(names::add);
    return names;
  }

  /** Names of ours in an expression that nobody knows. */
  static Set<String> unknownIn(String expression) {
    Set<String> unknown = new TreeSet<>();
    NAME.matcher(expression).results().forEach(name -> unknown.add(name.group()));
    unknown.removeAll(prometheusNames());
    return unknown;
  }
}
