package io.umbral.benchmarks.replay;

import io.umbral.benchmarks.harness.Json;
import io.umbral.benchmarks.harness.Lab;
import io.umbral.benchmarks.harness.Say;
import io.umbral.benchmarks.harness.Statistics;
import io.umbral.benchmarks.workload.Workload;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/**
 * Compares engines, or variants of the job: fills topics once, then runs each in a process of its
 * own, round by round in alternating order, checks that all came to what the loop counts, and says
 * what it cost.
 */
@Command(
    name = "replay",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    description = {
      "Reads a topic to its end, engine by engine: CPU time per reading, in the steady state.",
      "Every result is held against the count of the loop that is written by hand."
    },
    footerHeading = "%nFor example:%n",
    footer = {
      "  replay --batched --rounds 3",
      "  replay --engines JOB,FLINK_HEAP,KAFKA_STREAMS --peer-readings 4800000",
      "  replay --engines \"\" --variant \"tumbling sla.windows=1m\" "
          + "--variant \"sliding sla.slice=1s sla.windows=1m/1s\"",
      "",
      "A variant of the job is a name and settings: those of the job, checkpoints (in ms, or none),",
      "and of what it reads sites, municipalities, skewed, batched, readings, heap (in MiB)."
    })
public final class Replay implements Callable<Integer> {

  @Option(names = "--batched", description = "A site reports its ten cells in one record.")
  private boolean isBatched;

  @Option(
      names = "--readings",
      description = "At least this many readings (default: ${DEFAULT-VALUE}).")
  private long readings = 48_000_000;

  @Option(
      names = "--peer-readings",
      description =
          "At least this many of them for engines of others, which read the beginning of the same"
              + " topic again; what they do not reach is not compared (default: ${DEFAULT-VALUE}).")
  private long peerReadings = 9_600_000;

  @Option(names = "--sites", description = "Sites, of ten cells each (default: ${DEFAULT-VALUE}).")
  private int sites = 2_000;

  @Option(names = "--municipalities", description = "Leaf regions (default: ${DEFAULT-VALUE}).")
  private int municipalities = 80;

  @Option(names = "--skewed", description = "One of four operators has 70 %% of the sites.")
  private boolean isSkewed;

  @Option(
      names = "--partitions",
      description = "Partitions, and threads of an engine (default: ${DEFAULT-VALUE}).")
  private int partitions = 2;

  @Option(names = "--rounds", description = "Runs of each engine (default: ${DEFAULT-VALUE}).")
  private int rounds = 2;

  @Option(
      names = "--engines",
      split = ",",
      description = "${COMPLETION-CANDIDATES} (default: ${DEFAULT-VALUE}).")
  private List<Contender> engines = List.of(Contender.LOOP, Contender.JOB);

  @Option(
      names = "--variant",
      paramLabel = "\"NAME KEY=VALUE...\"",
      description = "A variant of the job, compared with the others; may be given several times.")
  private List<String> variants = List.of();

  @Option(names = "--seed", description = "Of all values (default: ${DEFAULT-VALUE}).")
  private long seed = 7;

  @Option(
      names = "--directory",
      description = "Topics, kept for the next time; state (default: ${DEFAULT-VALUE}).")
  private Path directory = Path.of("benchmarks", "target", "replay");

  @Option(names = "--out", description = "File of the result as JSON.")
  private Path out;

  @Option(names = "--fill-only", description = "Fill the topics and stop.")
  private boolean isFillOnly;

  @Spec private CommandSpec spec;

  @Override
  public Integer call() throws Exception {
    List<Entry> entries = entries();
    try (Lab lab = Lab.open(directory)) {
      Comparison comparison = new Comparison(lab, entries, partitions);
      if (isFillOnly) {
        comparison.fill();
        return 0;
      }
      ComparisonResult result = comparison.run(rounds);
      tell(result);
      if (out != null) {
        List<String> words = spec.commandLine().getParseResult().originalArgs();
        Json.write(out, result.toJson("benchmarks/run replay " + String.join(" ", words)));
      }
      return result.isAgreed() ? 0 : 1;
    }
  }

  private List<Entry> entries() {
    boolean withPeers = engines.stream().anyMatch(Contender::isPeer);
    Workload workload =
        Workload.of(seed, sites, municipalities)
            .batched(isBatched)
            .redelivering(!withPeers)
            .skewed(isSkewed);
    List<Entry> entries = new ArrayList<>(Entries.of(engines, workload, readings, peerReadings));
    try {
      for (String variant : variants) {
        entries.add(Variant.parse(variant, Entry.of(Contender.JOB, workload, readings)));
      }
    } catch (IllegalArgumentException e) {
      throw new ParameterException(spec.commandLine(), e.getMessage(), e);
    }
    if (entries.isEmpty()) {
      throw new ParameterException(
          spec.commandLine(), "name at least one engine or one variant of the job");
    }
    return entries;
  }

  private static void tell(ComparisonResult result) {
    Say.line("digests %s", result.isAgreed() ? "agree" : "DIFFER: no figure counts");
    List<Entry> measured =
        result.entries().stream()
            .filter(entry -> result.failureOf(entry.name()).isEmpty())
            .toList();
    for (Entry entry : measured) {
      String first = measured.get(0).name();
      Statistics cpu = result.of(entry.name(), ComparisonResult.CPU_MICROS);
      Statistics ratio = result.ratio(entry.name(), first, ComparisonResult.CPU_MICROS);
      Say.line(
          "%-16s %.3f us [%.3f, %.3f], %.2f times %s [%.2f, %.2f]",
          entry.name(),
          cpu.median(),
          cpu.low(),
          cpu.high(),
          ratio.median(),
          first,
          ratio.low(),
          ratio.high());
    }
  }
}
