package io.umbral.benchmarks.console;

import io.umbral.benchmarks.harness.Json;
import io.umbral.benchmarks.harness.Lab;
import io.umbral.benchmarks.harness.Machine;
import io.umbral.benchmarks.harness.Say;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code bench console}: what was promised of the console beside what was measured. */
@Command(
    name = "console",
    mixinStandardHelpOptions = true,
    description = {
      "Listeners of a console, one of them stalled, while results come and somebody asks.",
      "What takes a browser is tested by mvn -Pbrowser test, and is not measured here."
    })
public final class ConsoleBench implements Callable<Integer> {

  private static final int HEAP_MEBIBYTES = 96;
  private static final String BROWSER = "mvn test -Pbrowser -pl deploy/browser -am";

  @Option(
      names = "--streams",
      defaultValue = "500",
      description = "listeners beside the stalled one (default: ${DEFAULT-VALUE})")
  private int streams;

  @Option(
      names = "--rate",
      defaultValue = "20",
      description = "results a second, each an event (default: ${DEFAULT-VALUE})")
  private int eventsPerSecond;

  @Option(
      names = "--seconds",
      defaultValue = "45",
      description = "seconds that count, after ten that do not (default: ${DEFAULT-VALUE})")
  private int seconds;

  @Option(
      names = "--out",
      paramLabel = "DIR",
      defaultValue = "benchmarks/results",
      description = "folder for console.json and console.md (default: ${DEFAULT-VALUE})")
  private Path out;

  /** A row of the page; a goal that this does not measure has no verdict. */
  private record Row(
      String name, String what, String goal, String verdict, String measured, String how) {

    Map<String, Object> json(String command) {
      Map<String, Object> json = new LinkedHashMap<>();
      json.put("what", what);
      json.put("goal", goal);
      json.put("verdict", verdict);
      json.put("measured", measured);
      json.put("how", how);
      json.put("command", verdict.equals("NOT_MEASURED") ? BROWSER : command);
      return json;
    }
  }

  @Override
  public Integer call() throws Exception {
    Path folder = Files.createTempDirectory("umbral-console-bench");
    ConsoleTrial trial;
    try {
      trial =
          ConsoleTrial.run(
              new ConsoleTrial.Plan(
                  streams,
                  eventsPerSecond,
                  Duration.ofSeconds(10),
                  Duration.ofSeconds(seconds),
                  HEAP_MEBIBYTES),
              folder);
    } finally {
      Lab.delete(folder);
    }
    List<Row> rows = rows(trial);
    write(rows);
    rows.forEach(
        row -> Say.line("%s: %s (%s, %s)", row.what(), row.measured(), row.goal(), row.verdict()));
    return 0;
  }

  private List<Row> rows(ConsoleTrial trial) {
    String load =
        String.format(
            Locale.ROOT, "%d listeners, %.1f events/s each, one stalled", streams, trial.events());
    boolean isLoaded = trial.lost() == 0 && trial.events() >= 0.9 * eventsPerSecond;
    List<Row> rows = new ArrayList<>();
    rows.add(
        measured(
            "weight",
            "scripts and styles of the wall",
            "at most 60 kB packed",
            trial.weight().bytes() <= 60_000,
            "%.1f kB packed".formatted(trial.weight().bytes() / 1_000.0),
            "gzip bodies of what the page and its modules name"));
    rows.add(
        measured(
            "requests",
            "requests for scripts and styles of the wall",
            "at most 15",
            trial.weight().files() <= 15,
            trial.weight().files() + "",
            "the same files, counted"));
    rows.add(
        loaded(
            isLoaded,
            "fan-out",
            "from the making of an event to its reading",
            "p99 at most 100 ms",
            trial.fanOut().getValueAtPercentile(99) <= 100,
            "p50 %d, p99 %d, longest %d ms"
                .formatted(
                    trial.fanOut().getValueAtPercentile(50),
                    trial.fanOut().getValueAtPercentile(99),
                    trial.fanOut().getMaxValue()),
            load));
    rows.add(
        loaded(
            isLoaded,
            "answers",
            "answers of the interface meanwhile, by a schedule of 20 a second",
            "p99 at most 100 ms",
            trial.answerMillis(99) <= 100,
            String.format(
                Locale.ROOT,
                "p50 %.1f, p99 %.1f, longest %.1f ms",
                trial.answerMillis(50),
                trial.answerMillis(99),
                trial.answerMillis(100)),
            load));
    rows.add(
        loaded(
            isLoaded,
            "memory",
            "memory of the console's process meanwhile",
            "at most 350 MB",
            trial.residentMebibytes() * 1.048576 <= 350,
            "%.0f MB".formatted(trial.residentMebibytes() * 1.048576),
            load + "; VmRSS, heap of at most " + HEAP_MEBIBYTES + " MiB"));
    rows.add(
        loaded(
            isLoaded,
            "stalled",
            "longest gap of the others while one client never reads",
            "at most 250 ms",
            trial.gaps().getMaxValue() <= 250,
            "%d ms".formatted(trial.gaps().getMaxValue()),
            load));
    rows.add(inBrowser("paint", "first useful paint, cold", "p95 at most 1 s"));
    rows.add(
        inBrowser(
            "pixels", "event of the interface to pixels", "p50 at most 50 ms, p99 at most 250 ms"));
    rows.add(inBrowser("record-to-pixels", "Kafka record to pixels", "p99 at most 1 s"));
    rows.add(inBrowser("stale", "stale shown after a kill", "at most 10 s"));
    rows.add(inBrowser("keys", "acknowledge by keyboard", "at most 5 keystrokes"));
    return rows;
  }

  private static Row measured(
      String name, String what, String goal, boolean isMet, String measured, String how) {
    return new Row(name, what, goal, isMet ? "MET" : "MISSED", measured, how);
  }

  /** Of a load that was not reached there is no figure to judge. */
  private static Row loaded(
      boolean isLoaded,
      String name,
      String what,
      String goal,
      boolean isMet,
      String measured,
      String how) {
    return isLoaded
        ? measured(name, what, goal, isMet, measured, how)
        : new Row(name, what, goal, "NO_FIGURE", measured + ", but the load was not reached", how);
  }

  private static Row inBrowser(String name, String what, String goal) {
    return new Row(
        name, what, goal, "NOT_MEASURED", "", "it takes a browser; the tests hold what they can");
  }

  private void write(List<Row> rows) throws IOException {
    String command = "benchmarks/run console";
    Map<String, Object> json = new LinkedHashMap<>(Machine.circumstances());
    json.put("command", command);
    Map<String, Object> goals = new LinkedHashMap<>();
    rows.forEach(row -> goals.put(row.name(), row.json(command)));
    json.put("goals", goals);
    Json.write(out.resolve("console.json"), json);
    List<String> page = new ArrayList<>();
    page.add("# The console: goals and verdicts");
    page.add("");
    page.add("Written by `" + command + "`. Do not edit.");
    page.add("");
    page.add("| what | goal | measured | verdict |");
    page.add("|---|---|---|---|");
    for (Row row : rows) {
      page.add(
          "| %s | %s | %s | %s |"
              .formatted(
                  row.what(),
                  row.goal(),
                  row.measured(),
                  row.verdict().toLowerCase(Locale.ROOT).replace('_', ' ')));
    }
    page.add("");
    page.add("Load: " + rows.get(2).how() + ". " + Machine.cpu() + "; broker, listeners and");
    page.add(
        "console on the same processors. What is not measured takes a browser: `" + BROWSER + "`.");
    Files.write(out.resolve("console.md"), page);
  }
}
