package io.umbral.benchmarks.goals;

import io.umbral.benchmarks.harness.Json;
import io.umbral.benchmarks.harness.Lab;
import io.umbral.benchmarks.harness.Machine;
import io.umbral.benchmarks.harness.Say;
import io.umbral.benchmarks.replay.Contender;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Measures every row of the table of goals, and writes the page. */
@Command(
    name = "goals",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    description = {
      "Measures everything that was promised, in one run, and writes one page with verdicts first.",
      "A full run takes about an hour on two cores and writes benchmarks/results; a quick one takes",
      "about ten minutes, gives orders of magnitude, and writes benchmarks/target/goals.",
      "What differs from the loop's count has no figure, and the exit code is 1."
    },
    footerHeading = "%nFor example:%n",
    footer = {
      "  goals --quick                      all of it, in ten minutes",
      "  goals --only latency,recovery      two rows, and what they rest on",
      "  goals --list                       the rows"
    })
public final class Goals implements Callable<Integer> {

  private static final Path RESULTS = Path.of("benchmarks", "results");
  private static final Path PASSING_RESULTS = Path.of("benchmarks", "target", "goals");

  @Option(names = "--quick", description = "Fewer runs and readings.")
  private boolean isQuick;

  @Option(names = "--only", split = ",", paramLabel = "ID", description = "Only these rows.")
  private List<String> only = List.of();

  @Option(names = "--list", description = "Say which rows there are, and measure nothing.")
  private boolean isList;

  @Option(names = "--seed", description = "Of all values (default: ${DEFAULT-VALUE}).")
  private long seed = 7;

  @Option(
      names = "--directory",
      description = "Topics, kept for the next time; state (default: ${DEFAULT-VALUE}).")
  private Path directory = Path.of("benchmarks", "target", "replay");

  @Option(names = "--out", description = "Folder of the page and its files.")
  private Path out;

  @Spec private CommandSpec spec;

  /** Every row, in the order of the table. */
  static List<Goal> all() {
    List<Goal> goals = new ArrayList<>();
    for (boolean isBatched : new boolean[] {true, false}) {
      goals.add(new ShareOfLoop(isBatched));
    }
    for (boolean isBatched : new boolean[] {true, false}) {
      goals.add(
          new AgainstPeer(Contender.FLINK_SQL_ROCKSDB, "tuned Flink SQL on RocksDB", isBatched, 5));
      goals.add(
          new AgainstPeer(Contender.FLINK_SQL_HEAP, "tuned Flink SQL on the heap", isBatched, 3));
      goals.add(new AgainstPeer(Contender.KAFKA_STREAMS, "Kafka Streams", isBatched, 5));
      goals.add(new AgainstPeer(Contender.JET, "Hazelcast Jet", isBatched, 2));
      goals.add(new AgainstPeer(Contender.SPARK, "Spark Structured Streaming", isBatched, 5));
    }
    goals.add(new Nation());
    goals.add(new Slide());
    goals.add(new Latency());
    goals.add(new CheckpointCpu());
    goals.add(new CheckpointLatency());
    goals.add(new Recovery());
    goals.add(new CellGrowth());
    goals.add(new Skew());
    goals.add(new MemoryPerCell());
    return List.copyOf(goals);
  }

  @Override
  public Integer call() throws Exception {
    List<Goal> goals = chosen();
    if (isList) {
      goals.forEach(
          goal -> System.out.printf("%-28s %s: %s%n", goal.id(), goal.what(), goal.target()));
      return 0;
    }
    Path folder = folder();
    String command = "benchmarks/run goals" + (isQuick ? " --quick" : "");
    try (Lab lab = Lab.open(directory)) {
      Parts parts =
          new MeasuredParts(lab, isQuick ? Scale.QUICK : Scale.FULL, seed, folder, command);
      Map<Goal, Finding> rows = measure(goals, parts);
      write(rows, parts, folder, command);
      return rows.values().stream().anyMatch(row -> row.verdict() == Verdict.NO_FIGURE) ? 1 : 0;
    }
  }

  private List<Goal> chosen() {
    List<Goal> goals = all();
    List<String> unknown = new ArrayList<>(only);
    unknown.removeAll(goals.stream().map(Goal::id).toList());
    if (!unknown.isEmpty()) {
      throw new ParameterException(
          spec.commandLine(),
          "there is no goal %s; there are %s"
              .formatted(
                  String.join(", ", unknown),
                  goals.stream().map(Goal::id).collect(Collectors.joining(", "))));
    }
    return goals.stream().filter(goal -> only.isEmpty() || only.contains(goal.id())).toList();
  }

  /** What is neither all nor full does not replace what is kept with the sources. */
  private Path folder() {
    if (out != null) {
      return out;
    }
    return isQuick || !only.isEmpty() ? PASSING_RESULTS : RESULTS;
  }

  private static Map<Goal, Finding> measure(List<Goal> goals, Parts parts) {
    Map<Goal, Finding> rows = new LinkedHashMap<>();
    for (Goal goal : goals) {
      Finding finding;
      try {
        finding = goal.find(parts);
      } catch (PartFailure e) {
        finding = Finding.noFigure(e.getMessage());
      }
      Say.line("%s: %s, %s", goal.id(), finding.verdict(), finding.measured());
      rows.put(goal, finding);
    }
    return rows;
  }

  private void write(Map<Goal, Finding> rows, Parts parts, Path folder, String command)
      throws IOException {
    Map<String, Object> circumstances = new LinkedHashMap<>(Machine.circumstances());
    circumstances.put("seed", seed);
    circumstances.put("command", command);
    Map<String, Object> json = new LinkedHashMap<>(circumstances);
    Map<String, Object> findings = new LinkedHashMap<>();
    rows.forEach(
        (goal, finding) -> {
          Map<String, Object> row = new LinkedHashMap<>();
          row.put("what", goal.what());
          row.put("goal", goal.target());
          row.putAll(finding.toJson());
          row.put("how", goal.how());
          row.put("command", command + " --only " + goal.id());
          findings.put(goal.id(), row);
        });
    json.put("goals", findings);
    Json.write(folder.resolve("goals.json"), json);
    Path page = folder.resolve("README.md");
    Files.writeString(page, Page.of(rows, parts, command, circumstances));
    Say.line("the page is %s", page);
  }
}
