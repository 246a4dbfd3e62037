package io.umbral.benchmarks.load;

import io.umbral.benchmarks.harness.Json;
import io.umbral.benchmarks.harness.Lab;
import io.umbral.benchmarks.harness.Say;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Sends reports by a schedule, and says what the job makes of it. */
@Command(
    name = "load",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    description = {
      "Sends reports by a schedule that waits for nobody, with event time as scheduled: which rate",
      "is sustained, and how long results take at 50, 70 and 90 %% of it. Broker, generator, job and",
      "observer are processes of their own on the same cores. All that was sent is counted again."
    },
    footerHeading = "%nFor example:%n",
    footer = {
      "  load                                   looks for the sustained rate, then latency",
      "  load --rates 1000000 --seconds 60      one rate, as long",
      "  load --rates 700000 --sites 100000 --set checkpoints=none"
    })
public final class Load implements Callable<Integer> {

  @Option(
      names = "--rates",
      split = ",",
      description = "Readings per second, one after the other, instead of a search.")
  private List<Long> rates = List.of();

  @Option(
      names = "--shares",
      split = ",",
      description = "After the search, shares of the sustained rate (default: ${DEFAULT-VALUE}).")
  private List<Double> shares = List.of(0.5, 0.7, 0.9);

  @Option(
      names = "--first",
      description = "Rate that the search tries first (default: ${DEFAULT-VALUE}).")
  private long first = 2_000_000;

  @Option(
      names = "--resolution",
      description = "How near the search comes, as a share (default: ${DEFAULT-VALUE}).")
  private double resolution = 0.05;

  @Option(
      names = "--seconds",
      description = "Measured at each rate, warm-up apart (default: ${DEFAULT-VALUE}).")
  private int seconds = 30;

  @Option(
      names = "--search-seconds",
      description = "Measured at each try of the search (default: ${DEFAULT-VALUE}).")
  private int searchSeconds = 20;

  @Option(
      names = "--warm-up",
      description = "Seconds before each measurement (default: ${DEFAULT-VALUE}).")
  private int warmUp = 8;

  @Option(names = "--sites", description = "Sites, of ten cells each (default: ${DEFAULT-VALUE}).")
  private int sites = LoadPlan.NATION_SITES;

  @Option(names = "--municipalities", description = "Leaf regions (default: ${DEFAULT-VALUE}).")
  private int municipalities = LoadPlan.NATION_MUNICIPALITIES;

  @Option(
      names = "--set",
      paramLabel = "KEY=VALUE",
      description = "A setting of the job, or checkpoints (in ms, or none).")
  private Map<String, String> settings = Map.of();

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
    LoadTrial trial = trial();
    try (Lab lab = Lab.open(directory)) {
      LoadResult result = trial.run(lab, 2 * warmUp);
      result
          .found()
          .ifPresent(found -> Say.line("sustained: %,d readings/s", found.readingsPerSecond()));
      if (out != null) {
        List<String> words = spec.commandLine().getParseResult().originalArgs();
        Json.write(out, result.toJson("benchmarks/run load " + String.join(" ", words)));
      }
      return result.isAgreed() ? 0 : 1;
    }
  }

  private LoadTrial trial() {
    try {
      LoadPlan plan = LoadPlan.of(seed, sites, municipalities).with(settings);
      boolean isSearch = rates.isEmpty();
      return new LoadTrial(
          plan,
          isSearch
              ? Optional.of(
                  new LoadTrial.Search(first, resolution, new Pace(warmUp, searchSeconds)))
              : Optional.empty(),
          rates,
          isSearch ? shares : List.of(),
          new Pace(warmUp, seconds));
    } catch (IllegalArgumentException e) {
      throw new ParameterException(spec.commandLine(), e.getMessage(), e);
    }
  }
}
