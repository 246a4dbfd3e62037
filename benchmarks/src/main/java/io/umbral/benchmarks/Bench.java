package io.umbral.benchmarks;

import io.umbral.benchmarks.goals.Goals;
import io.umbral.benchmarks.load.Alarms;
import io.umbral.benchmarks.load.Load;
import io.umbral.benchmarks.load.Memory;
import io.umbral.benchmarks.load.Recovery;
import io.umbral.benchmarks.promises.Promises;
import io.umbral.benchmarks.quality.Quality;
import io.umbral.benchmarks.readiness.Readiness;
import io.umbral.benchmarks.replay.Check;
import io.umbral.benchmarks.replay.Replay;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The command line of the benchmarks. */
@Command(
    name = "bench",
    mixinStandardHelpOptions = true,
    description = "Measures, and says what was promised beside what was measured.",
    subcommands = {
      Goals.class,
      Replay.class,
      Load.class,
      Recovery.class,
      Memory.class,
      Alarms.class,
      Promises.class,
      Quality.class,
      Readiness.class,
      Check.class
    },
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {
      "0:good",
      "1:results differ, or something could not be measured",
      "2:bad usage"
    })
public final class Bench implements Runnable {

  @Spec private CommandSpec spec;

  private Bench() {}

  /**
   * Runs one command and ends the process with its exit code.
   *
   * @param arguments the command and its options
   */
  public static void main(String... arguments) {
    System.exit(
        new CommandLine(new Bench())
            .setCaseInsensitiveEnumValuesAllowed(true)
            .setUsageHelpAutoWidth(true)
            .execute(arguments));
  }

  @Override
  public void run() {
    throw new ParameterException(spec.commandLine(), "bench: name one of the commands below");
  }
}
