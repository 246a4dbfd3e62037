package io.umbral.benchmarks.quality;

import io.umbral.benchmarks.harness.Json;
import io.umbral.benchmarks.harness.Lab;
import io.umbral.benchmarks.harness.Machine;
import io.umbral.benchmarks.harness.Say;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** How good alarms are where the truth is known. */
@Command(
    name = "quality",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    description = {
      "Holds alarms against what is known to have been wrong: rules on labelled series of the",
      "Numenta Anomaly Benchmark, and the rules that ship on the scripted faults of the demo. Says",
      "precision and recall by events, detection delay, false alarms per day and orphan clears."
    })
public final class Quality implements Callable<Integer> {

  @Option(
      names = "--nab",
      paramLabel = "DIR",
      required = true,
      description = "Folder with labels.json and the series that it names.")
  private Path nab;

  @Option(
      names = "--rounds",
      description = "How often the script of faults is played (default: ${DEFAULT-VALUE}).")
  private int rounds = 5;

  @Option(names = "--sites", description = "Sites of the country (default: ${DEFAULT-VALUE}).")
  private int sites = 1_000;

  @Option(names = "--seed", description = "Of the country (default: ${DEFAULT-VALUE}).")
  private long seed = 1;

  @Option(names = "--out", description = "File of the result as JSON.")
  private Path out;

  @Option(names = "--page", description = "File of the result as a page.")
  private Path page;

  @Spec private CommandSpec spec;

  @Override
  public Integer call() throws Exception {
    Map<String, Score> scores = new LinkedHashMap<>();
    Score all = new Score(0, 0, 0, List.of(), 0, 0);
    for (LabelledSeries series : LabelledSeries.readAll(nab)) {
      Score score = SeriesTrial.of(series);
      scores.put(series.name(), score);
      all = all.plus(score);
    }
    scores.put("all series", all);
    Path directory = Files.createTempDirectory("umbral-quality-");
    try {
      FaultTrial faults =
          new FaultTrial(
              Path.of("deploy", "reference", "mexico"),
              Path.of("deploy", "rules"),
              seed,
              sites,
              rounds);
      scores.put("faults of the demo", faults.run(directory));
    } finally {
      Lab.delete(directory);
    }
    List<String> lines = page(scores);
    lines.forEach(line -> Say.line("%s", line));
    if (out != null) {
      Json.write(out, json(scores));
    }
    if (page != null) {
      Files.write(page, lines);
    }
    return scores.values().stream().allMatch(score -> score.orphanClears() == 0) ? 0 : 1;
  }

  private String command() {
    List<String> words = spec.commandLine().getParseResult().originalArgs();
    return "benchmarks/run quality " + String.join(" ", words).replace(nab.toString(), "DIR");
  }

  private Map<String, Object> json(Map<String, Score> scores) {
    Map<String, Object> json = new LinkedHashMap<>(Machine.circumstances());
    json.put("command", command());
    json.put("seed", seed);
    json.put("sites", sites);
    json.put("rounds", rounds);
    Map<String, Object> results = new LinkedHashMap<>();
    scores.forEach((name, score) -> results.put(name, score.toJson()));
    json.put("scores", results);
    return json;
  }

  private List<String> page(Map<String, Score> scores) {
    List<String> lines = new ArrayList<>();
    lines.add("# How good alarms are where the truth is known");
    lines.add("");
    lines.add("Made by `" + command() + "`, seed " + seed + ". Do not edit.");
    lines.add("");
    lines.add(
        "| what | alarms | right | wrong things | found | precision | recall | delay p50 | p95 | false per day | orphan clears |");
    lines.add("|---|---|---|---|---|---|---|---|---|---|---|");
    scores.forEach((name, score) -> lines.add(row(name, score)));
    lines.add("");
    lines.addAll(
        List.of(
            "- An alarm is right if it shares an instant with something that was wrong, in its place; a",
            "  thing is found if any alarm belongs to it. Delays are in minutes, from its begin, as the",
            "  labels have it: they begin well before what is seen.",
            "- **Series** of the Numenta Anomaly Benchmark: two `THRESHOLD` rules of 5 minutes, `keepFiringFor: 1h`,",
            "  above and below what is usual, and as much again: the usual lies between the 5th and the 95th",
            "  percentile of the first 15 % of a series, which do not count. These two figures and the hour",
            "  were picked among 36 combinations by their outcome on these very series, so the row shows what",
            "  plain levels can do, not what they would do elsewhere. A day is a day of one series.",
            "- **Faults of the demo**: "
                + rounds
                + " rounds of `demo-faults.csv` on "
                + sites
                + " sites through `replay` with",
            "  `deploy/rules`. Wrong things are the five faults that change what users get; clocks, repeats,",
            "  lateness and silence of three sites are none, and an alarm of them is false. A day is a day of",
            "  one site. A fault's alarm may come up to three minutes after its end."));
    return lines;
  }

  private static String row(String name, Score score) {
    return "| %s | %d | %d | %d | %d | %s | %s | %s | %s | %s | %d |"
        .formatted(
            name,
            score.alarms(),
            score.rightAlarms(),
            score.events(),
            score.delaysMillis().size(),
            text("%.2f", score.precision()),
            text("%.2f", score.recall()),
            text("%.1f", score.delayMinutes(50)),
            text("%.1f", score.delayMinutes(95)),
            text("%.4f", OptionalDouble.of(score.falseAlarmsPerDay())),
            score.orphanClears());
  }

  private static String text(String form, OptionalDouble value) {
    return value.isPresent() ? String.format(Locale.ROOT, form, value.getAsDouble()) : "-";
  }
}
