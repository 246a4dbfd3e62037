package io.umbral.readiness.conformance;

import io.umbral.readiness.conformance.AsemIndex.Choice;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The method that the name of a file says, in the words that SOURCES.md lists: what is done with
 * gaps, whose weights, the normalisation, the aggregation, the data threshold.
 */
final class MethodName {

  private static final Pattern NORMALISATION =
      Pattern.compile(
          "(?<=_|^)(minmax|zscore|prank|rank|borda|dist2max|dist2targ)(?:(\\d+)_(\\d+))?(?=_|$)");
  private static final Pattern AGGREGATION =
      Pattern.compile("(?<=_|^)(?:a_)?(amean|gmean|hmean|copeland)(?=_|$)");
  private static final Pattern THRESHOLD = Pattern.compile("(?<=_|^)thresh(\\d+)(?=_|$)");
  private static final Pattern CUSTOM_WEIGHTS = Pattern.compile("customw[a-z_]*?(\\d?)(?=_|$)");

  private MethodName() {}

  static Choice of(Path file) throws IOException {
    String name = file.getFileName().toString().replace(".csv", "");
    Choice choice = new Choice();
    if (name.contains("impmedgrp")) {
      choice.head = "imputation: {statistic: median, group: GDPpc_group}\n";
    }
    Matcher normalisation = NORMALISATION.matcher(name);
    if (!normalisation.find()) {
      throw new AssertionError(file + " should name a normalisation that SOURCES.md lists");
    }
    choice.normalisation = normalisation(normalisation);
    Matcher aggregation = AGGREGATION.matcher(name);
    if (aggregation.find()) {
      choice.aggregation = aggregation(aggregation.group(1));
    }
    Matcher threshold = THRESHOLD.matcher(name);
    if (threshold.find()) {
      choice.threshold = Double.parseDouble(threshold.group(1)) / 100;
    }
    Matcher custom = CUSTOM_WEIGHTS.matcher(name);
    if (custom.find()) {
      choice.weights = weights(file.getParent(), custom.group(1));
    }
    return choice;
  }

  private static String normalisation(Matcher found) {
    String low = found.group(2);
    String high = found.group(3);
    return switch (found.group(1)) {
      case "minmax" -> "{method: min-max, from: " + or(low, "0") + ", to: " + or(high, "100") + "}";
      case "zscore" ->
          "{method: z-score, mean: " + or(low, "0") + ", deviation: " + or(high, "1") + "}";
      case "prank" -> "{method: percentile-rank}";
      case "rank" -> "{method: rank}";
      case "borda" -> "{method: borda}";
      case "dist2max" -> "{method: distance-to-maximum}";
      case "dist2targ" -> "{method: distance-to-target, target: TARGET}";
      default -> throw new AssertionError("unknown normalisation " + found.group());
    };
  }

  private static String or(String said, String otherwise) {
    return said == null ? otherwise : said;
  }

  private static String aggregation(String word) {
    return switch (word) {
      case "amean" -> "arithmetic";
      case "gmean" -> "geometric";
      case "hmean" -> "harmonic";
      case "copeland" -> "{method: copeland, incomparable: later}";
      default -> throw new AssertionError("unknown aggregation " + word);
    };
  }

  /** Weights of weights_custom*.csv: of the level that the name says, or of every level. */
  private static Map<String, Double> weights(Path folder, String level) throws IOException {
    Map<String, Double> weights = new HashMap<>();
    List<Path> files;
    try (Stream<Path> all = Files.list(folder)) {
      files =
          all.filter(f -> f.getFileName().toString().matches(".*weights_custom.*\\.csv")).toList();
    }
    for (Path file : files) {
      Csv table = Csv.read(file);
      for (int row = 0; row < table.rows().size(); row++) {
        boolean asked =
            level.isEmpty()
                || !table.has("Level")
                || table.number(row, "Level") == Double.parseDouble(level);
        if (asked) {
          weights.put(table.text(row, "iCode"), table.number(row, "Weight"));
        }
      }
    }
    return weights;
  }
}
