package io.umbral.benchmarks.goals;

import io.umbral.benchmarks.harness.Machine;
import io.umbral.benchmarks.harness.Statistics;
import io.umbral.benchmarks.load.LoadResult;
import io.umbral.benchmarks.load.Phase;
import io.umbral.benchmarks.replay.ComparisonResult;
import io.umbral.benchmarks.replay.Entry;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The page that says what was promised and what was measured: verdicts first. */
final class Page {

  private final List<String> lines = new ArrayList<>();

  private Page() {}

  /**
   * Writes it.
   *
   * @param rows every goal, with what is to be said of it
   * @param parts the measurements
   * @param command that measures all of it again
   * @param circumstances of {@link Machine#circumstances}
   */
  static String of(
      Map<Goal, Finding> rows, Parts parts, String command, Map<String, Object> circumstances) {
    Page page = new Page();
    page.add("# Goals and verdicts", "", "Written by `" + command + "`. Do not edit.", "");
    page.addVerdicts(rows, command);
    page.addEngines(parts);
    page.addLoads(parts);
    page.addCircumstances(rows, parts, circumstances);
    return String.join("\n", page.lines) + "\n";
  }

  private void add(String... added) {
    lines.addAll(List.of(added));
  }

  private void addVerdicts(Map<Goal, Finding> rows, String command) {
    add("| what | goal | measured | verdict | again with |", "|---|---|---|---|---|");
    rows.forEach(
        (goal, finding) ->
            add(
                "| %s | %s | %s | %s | `%s --only %s` |"
                    .formatted(
                        goal.what(),
                        goal.target(),
                        finding.measured(),
                        finding.verdict().word(),
                        command,
                        goal.id())));
    add(
        "",
        "Figures in brackets are 95 % bootstrap intervals of the median. A figure whose results"
            + " differ from the loop's count is not",
        "said. Commands run from the project's folder.");
  }

  private void addEngines(Parts parts) {
    Optional<ComparisonResult> single = parts.peers(false).ifMeasured();
    Optional<ComparisonResult> batched = parts.peers(true).ifMeasured();
    List<Entry> entries = new ArrayList<>();
    parts.own(false).ifMeasured().ifPresent(result -> entries.addAll(result.entries()));
    single.ifPresent(
        result ->
            result.entries().stream()
                .filter(entry -> entry.contender().isPeer())
                .forEach(entries::add));
    if (entries.isEmpty()) {
      return;
    }
    add(
        "",
        "## Engines",
        "",
        "CPU time per reading in microseconds: all threads of the process, garbage collection and"
            + " native ones too, the broker apart.",
        "",
        "| engine | state | guarantee | one reading per record | ten readings per record |",
        "|---|---|---|---|---|");
    for (Entry entry : entries) {
      boolean isPeer = entry.contender().isPeer();
      add(
          "| %s | %s | %s | %s | %s |"
              .formatted(
                  entry.name(),
                  entry.contender().backend(),
                  entry.contender().guarantee(),
                  cpu(isPeer ? single : parts.own(false).ifMeasured(), entry.name()),
                  cpu(isPeer ? batched : parts.own(true).ifMeasured(), entry.name())));
    }
  }

  private static String cpu(Optional<ComparisonResult> result, String entry) {
    if (result.isEmpty() || !result.get().isAgreed(entry)) {
      return "-";
    }
    Statistics cpu = result.get().of(entry, ComparisonResult.CPU_MICROS);
    return Figure.of("%.3f [%.3f, %.3f]", cpu.median(), cpu.low(), cpu.high());
  }

  private void addLoads(Parts parts) {
    List<LoadResult> results = new ArrayList<>();
    parts.nation().ifMeasured().ifPresent(results::add);
    parts.millionCells().ifMeasured().ifPresent(results::add);
    results.removeIf(result -> !result.isAgreed());
    if (results.isEmpty()) {
      return;
    }
    add(
        "",
        "## Under load",
        "",
        "Latency is from the end of a window and the out-of-orderness of 200 ms to the arrival of its"
            + " result, in milliseconds.",
        "",
        "| cells | readings/s | sustained | lag grows by | p50 | p90 | p99 | max | generator late,"
            + " p99 | cores: job, broker, generator, observer |",
        "|---|---|---|---|---|---|---|---|---|---|");
    for (LoadResult result : results) {
      result.phases().forEach(phase -> addPhase(result, phase));
    }
  }

  private void addPhase(LoadResult result, Phase phase) {
    add(
        Figure.of(
            "| %,d | %,d | %s | %+.1f %% | %,d | %,d | %,d | %,d | %.1f ms | %s |",
            result.plan().workload().cells(),
            phase.readingsPerSecond(),
            phase.isSustained() ? "yes" : "no",
            100 * phase.lagGrowth(),
            phase.latencyMillis(50),
            phase.latencyMillis(90),
            phase.latencyMillis(99),
            phase.latencyMillis(100),
            phase.generatorDelayP99Millis(),
            String.join(", ", phase.cores().values().stream().map(String::valueOf).toList())));
  }

  private void addCircumstances(
      Map<Goal, Finding> rows, Parts parts, Map<String, Object> circumstances) {
    add("", "## Circumstances", "", "| | |", "|---|---|");
    circumstances.forEach((name, value) -> add("| %s | %s |".formatted(name, value)));
    add("", "## How each is measured", "");
    rows.keySet().forEach(goal -> add("- `%s`: %s.".formatted(goal.id(), goal.how())));
    List<String> files =
        parts
            .all()
            .filter(part -> part.ifMeasured().isPresent())
            .map(part -> "[%s](%s)".formatted(part.fileName(), part.fileName()))
            .toList();
    add("", "Everything that was measured: [goals.json](goals.json)" + joined(files) + ".");
  }

  private static String joined(List<String> files) {
    return files.isEmpty() ? "" : ", " + String.join(", ", files);
  }
}
