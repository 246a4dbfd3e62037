package io.umbral.benchmarks.readiness;

import io.umbral.benchmarks.readiness.Simulations.Cost;
import io.umbral.benchmarks.readiness.Simulations.Coverage;
import io.umbral.benchmarks.readiness.Simulations.Held;
import io.umbral.benchmarks.readiness.Simulations.OrderChanges;
import io.umbral.benchmarks.readiness.Simulations.Silence;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code bench readiness}: the simulations of the readiness index, and its cost. */
@Command(
    name = "readiness",
    mixinStandardHelpOptions = true,
    description = "Scores corridors whose truth is known and says what came of it.")
public final class Readiness implements Callable<Integer> {

  @Spec private CommandSpec spec;

  @Option(
      names = "--method",
      paramLabel = "PATH",
      defaultValue = "deploy/reference/methods/cnri-0.1.0.yaml",
      description = "the method (default: ${DEFAULT-VALUE})")
  private Path method;

  @Option(names = "--seed", defaultValue = "1", description = "seed (default: ${DEFAULT-VALUE})")
  private long seed;

  @Option(
      names = "--corridors",
      defaultValue = "1000",
      description = "corridors for coverage and silence (default: ${DEFAULT-VALUE})")
  private int corridors;

  @Option(
      names = "--windows",
      defaultValue = "1000",
      description = "windows of twelve equal corridors (default: ${DEFAULT-VALUE})")
  private int windows;

  @Option(names = "--out", paramLabel = "PATH", description = "page that takes the result")
  private Path out;

  @Override
  public Integer call() throws Exception {
    String yaml = Files.readString(method);
    Simulations whole = Simulations.of(yaml, 1_000);
    Cost cost = whole.cost(48, 5, 6, seed);
    Coverage coverage = whole.coverage(corridors, seed);
    Silence silence = Simulations.of(yaml, 100).silence(corridors, seed);
    OrderChanges changes = Simulations.of(yaml, 200).orderChanges(12, windows, seed);
    List<String> page = new ArrayList<>();
    page.addAll(
        List.of(
            "# What the readiness index does on corridors whose truth is known",
            "",
            "Made by `benchmarks/run readiness --out benchmarks/results/readiness.md`, seed "
                + seed
                + ", method 0.1.0, JDK "
                + Runtime.version().feature()
                + ".",
            "",
            "| what | goal | measured |",
            "|---|---|---|",
            row(
                "the 90 % sampling interval holds the truth",
                "86-94 %", held(coverage.scores()) + " corridors"),
            row(
                "the same where no indicator is missing",
                "86-94 %",
                held(coverage.complete()) + " corridors"),
            row(
                "windows in which twelve equal corridors change their order",
                "about 1 in 1,000",
                changes.changes() + " in " + changes.windows()),
            row(
                "removing data (a municipality, an operator, a quantity) raises a score",
                "never",
                silence.raised() + " of " + silence.trials()),
            row(
                "CPU for 48 corridors of 5 municipalities, 1,000 draws each, ranking included",
                "2 s of one core",
                String.format(Locale.ROOT, "%.2f s", cost.cpuSeconds())),
            "",
            "Each corridor has 4 municipalities with 500 samples each in the window, which are",
            "independent of each other. The truth of a score is that of the indicators that it is",
            "made of: an indicator that is not known well enough is no part of either. The order",
            "was simulated with 200 draws. CPU is the best of six rounds in one thread.",
            "",
            "| the 90 % interval of | holds the truth |",
            "|---|---|"));
    coverage.byIndicator().forEach((id, held) -> page.add("| `" + id + "` | " + held(held) + " |"));
    page.addAll(
        List.of(
            "",
            "Both operators of a corridor are equally fast, the hardest case of `second_best_ratio`:",
            "its truth is 1, and what is measured is below it. Everybody is served in every",
            "corridor, so `served_pop` and `rural_gap_pp` are at their bound."));
    PrintWriter console = spec.commandLine().getOut();
    page.forEach(console::println);
    console.flush();
    if (out != null) {
      Files.write(out, page);
    }
    return 0;
  }

  private static String held(Held held) {
    return String.format(Locale.ROOT, "%.1f %% of %d", 100 * held.ratio(), held.intervals());
  }

  private static String row(String what, String goal, String measured) {
    return "| " + what + " | " + goal + " | " + measured + " |";
  }
}
