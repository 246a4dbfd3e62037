package io.umbral.console.reports;

import io.umbral.console.JsonValue;
import io.umbral.console.reports.Report.Figure;
import io.umbral.console.reports.Report.Goal;
import io.umbral.console.reports.Report.Verdict;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.Collectors;

/** Makes a report of a file: verdicts on goals, engines side by side, or what JMH measured. */
final class ReportReader {

  private static final List<String> CIRCUMSTANCES =
      List.of(
          "commit",
          "cpu",
          "processors",
          "memoryMebibytes",
          "jdk",
          "engineJvm",
          "seed",
          "cells",
          "disturbed",
          "jmhVersion",
          "jdkVersion",
          "vmName",
          "mode",
          "forks",
          "threads");

  private ReportReader() {}

  /**
   * Reads one.
   *
   * @param name of the file, without its ending
   * @param text of it
   * @throws IOException where it is no JSON, or none that a benchmark writes
   */
  static Report read(String name, byte[] text) throws IOException {
    JsonValue tree = JsonValue.of(text);
    if (!tree.isObject()) {
      return ofJmh(name, tree.items());
    }
    List<Goal> goals = new ArrayList<>();
    for (Map.Entry<String, JsonValue> goal : tree.get("goals").fields().entrySet()) {
      goals.add(goal(goal.getKey(), goal.getValue()));
    }
    List<Figure> figures = new ArrayList<>();
    tree.get("entries").fields().forEach((entry, of) -> figures.addAll(compared(entry, of)));
    if (goals.isEmpty() && figures.isEmpty()) {
      tree.fields().forEach((field, of) -> plain(field, of).ifPresent(figures::add));
    }
    Optional<String> command = tree.get("command").text();
    if (command.isEmpty() && goals.isEmpty()) {
      throw new IOException("it names no command and no goals, as reports do");
    }
    return new Report(
        name, command, circumstances(tree), goals, figures, tree.get("digestsAgree").flag());
  }

  private static Map<String, String> circumstances(JsonValue tree) {
    Map<String, String> circumstances = new LinkedHashMap<>();
    for (String name : CIRCUMSTANCES) {
      tree.get(name)
          .text()
          .filter(text -> !text.isBlank())
          .ifPresent(text -> circumstances.put(name, text));
    }
    return circumstances;
  }

  private static Goal goal(String name, JsonValue tree) throws IOException {
    String verdict = tree.get("verdict").text().orElse("");
    return new Goal(
        name,
        tree.get("what").text().orElse(name),
        tree.get("goal").text().orElse(""),
        Arrays.stream(Verdict.values())
            .filter(known -> known.name().equals(verdict))
            .findFirst()
            .orElseThrow(
                () ->
                    new IOException(
                        "goal " + name + " has the verdict '" + verdict + "', which is not known")),
        tree.get("measured").text().orElse(""),
        tree.get("how").text().orElse(""),
        tree.get("command").text().orElse(""));
  }

  /** An engine among others. */
  private static List<Figure> compared(String entry, JsonValue tree) {
    List<Figure> figures = new ArrayList<>();
    interval(entry, tree.get("cpuMicrosPerReading"), "CPU us per reading").ifPresent(figures::add);
    interval(entry, tree.get("readingsPerSecond"), "readings/s").ifPresent(figures::add);
    return figures;
  }

  private static Optional<Figure> interval(String name, JsonValue tree, String unit) {
    OptionalDouble median = tree.get("median").number();
    return median.isEmpty()
        ? Optional.empty()
        : Optional.of(
            new Figure(
                name,
                median.getAsDouble(),
                tree.get("low95").number(),
                tree.get("high95").number(),
                unit));
  }

  /** A number of which the file says no more than its name, with its unit in it. */
  private static Optional<Figure> plain(String name, JsonValue tree) {
    OptionalDouble value = tree.number();
    return value.isEmpty() || CIRCUMSTANCES.contains(name)
        ? Optional.empty()
        : Optional.of(
            new Figure(
                name, value.getAsDouble(), OptionalDouble.empty(), OptionalDouble.empty(), ""));
  }

  private static Report ofJmh(String name, List<JsonValue> benchmarks) throws IOException {
    List<Figure> figures = new ArrayList<>();
    for (JsonValue benchmark : benchmarks) {
      JsonValue metric = benchmark.get("primaryMetric");
      Optional<String> method = benchmark.get("benchmark").text();
      if (method.isEmpty() || metric.get("score").number().isEmpty()) {
        throw new IOException("it is a list, and not of what JMH measures");
      }
      List<JsonValue> confidence = metric.get("scoreConfidence").items();
      figures.add(
          new Figure(
              shortName(method.get()) + parameters(benchmark.get("params")),
              metric.get("score").number().getAsDouble(),
              confidence.size() == 2 ? confidence.get(0).number() : OptionalDouble.empty(),
              confidence.size() == 2 ? confidence.get(1).number() : OptionalDouble.empty(),
              metric.get("scoreUnit").text().orElse("")));
    }
    if (figures.isEmpty()) {
      throw new IOException("it is an empty list");
    }
    return new Report(
        name,
        Optional.of("benchmarks/run micro"),
        circumstances(benchmarks.get(0)),
        List.of(),
        figures,
        Optional.empty());
  }

  private static String parameters(JsonValue tree) {
    return tree.fields().entrySet().stream()
        .map(one -> one.getKey() + "=" + one.getValue().text().orElse(""))
        .collect(Collectors.joining(", ", " ", ""))
        .stripTrailing();
  }

  /** Class and method, without the package. */
  private static String shortName(String method) {
    int dot = method.lastIndexOf('.', method.lastIndexOf('.') - 1);
    return method.substring(dot + 1);
  }
}
