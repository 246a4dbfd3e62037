package io.umbral.benchmarks.load;

import io.umbral.benchmarks.harness.Json;
import io.umbral.benchmarks.harness.Lab;
import io.umbral.benchmarks.harness.Say;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Says what a cell costs in memory. */
@Command(
    name = "memory",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    description = {
      "Live heap of the job after full collections, and the size of its checkpoint, with so many",
      "cells and with twice as many in as many leaves: the difference is what a cell costs."
    })
public final class Memory implements Callable<Integer> {

  @Option(
      names = "--sites",
      description = "Sites of the smaller job, of ten cells each (default: ${DEFAULT-VALUE}).")
  private int sites = 25_000;

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
      MemoryResult result = new MemoryTrial(seed, sites).run(lab);
      Say.line(
          "a cell costs %.0f bytes of heap, %.0f for each of %d slices, and %.0f bytes of checkpoint",
          result.heapBytesPerCell(),
          result.heapBytesPerCellAndSlice(),
          MemoryTrial.SLICES,
          result.checkpointBytesPerCell());
      if (out != null) {
        List<String> words = spec.commandLine().getParseResult().originalArgs();
        Json.write(out, result.toJson("benchmarks/run memory " + String.join(" ", words)));
      }
      return result.isAgreed() ? 0 : 1;
    }
  }
}
