package io.umbral.benchmarks.load;

import io.umbral.benchmarks.harness.Json;
import io.umbral.benchmarks.harness.Lab;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Kills the job under load, and says how long it takes to catch up. */
@Command(
    name = "recovery",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    description = {
      "Kills the job's process (SIGKILL) under load, in the middle between two checkpoints, lets a",
      "new process go on from the newest one, and says how long it takes until the lag is as before.",
      "All that was sent is counted again."
    },
    footerHeading = "%nFor example:%n",
    footer = {
      "  recovery                                           1 GB of state and more",
      "  recovery --history 5 --rate 200000 --sites 6000    in a minute"
    })
public final class Recovery implements Callable<Integer> {

  @Option(
      names = "--rate",
      description = "Readings per second; half of what is sustained (default: ${DEFAULT-VALUE}).")
  private long rate = 1_000_000;

  @Option(
      names = "--history",
      description =
          "Slices of 5 s before the load, kept for a window of a day (default: ${DEFAULT-VALUE}).")
  private int history = 120;

  @Option(names = "--sites", description = "Sites, of ten cells each (default: ${DEFAULT-VALUE}).")
  private int sites = LoadPlan.NATION_SITES;

  @Option(names = "--municipalities", description = "Leaf regions (default: ${DEFAULT-VALUE}).")
  private int municipalities = LoadPlan.NATION_MUNICIPALITIES;

  @Option(names = "--seed", description = "Of all values (default: ${DEFAULT-VALUE}).")
  private long seed = 7;

  @Option(
      names = "--directory",
      description = "Topics, kept for the next time; state (default: ${DEFAULT-VALUE}).")
  private Path directory = Path.of("benchmarks", "target", "replay");

  @Option(names = "--out", description = "File of the result as JSON.")
  private Path out;

  @Spec private CommandSpec spec;

  @Override
  public Integer call() throws Exception {
    try (Lab lab = Lab.open(directory)) {
      RecoveryResult result = RecoveryTrial.of(seed, sites, municipalities, rate, history).run(lab);
      if (out != null) {
        List<String> words = spec.commandLine().getParseResult().originalArgs();
        Json.write(out, result.toJson("benchmarks/run recovery " + String.join(" ", words)));
      }
      return result.isAgreed() ? 0 : 1;
    }
  }
}
