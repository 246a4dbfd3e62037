package io.umbral.embedded;

import io.umbral.embedded.actions.ActCommand;
import io.umbral.embedded.alarms.BacktestCommand;
import io.umbral.embedded.alarms.ExplainCommand;
import io.umbral.embedded.console.ConsoleCommand;
import io.umbral.embedded.delivery.DeliverCommand;
import io.umbral.embedded.demo.DemoCommand;
import io.umbral.embedded.ingest.IngestCommand;
import io.umbral.embedded.job.JobCommand;
import io.umbral.embedded.publish.PublishCommand;
import io.umbral.embedded.readiness.ReadinessCommand;
import io.umbral.embedded.replay.ReplayCommand;
import io.umbral.embedded.slo.SloCommand;
import io.umbral.embedded.topics.TopicsCommand;
import io.umbral.embedded.validate.ValidateCommand;
import java.util.Optional;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.IVersionProvider;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/**
 * The command line. Every subcommand returns {@link #GOOD} or {@link #CHECK_FAILED}, and throws
 * {@link UsageException} for what it cannot use.
 */
@Command(
    name = "umbral",
    description = "Says, while it happens, where a mobile network keeps its word.",
    mixinStandardHelpOptions = true,
    subcommands = {
      ConsoleCommand.class,
      DemoCommand.class,
      IngestCommand.class,
      PublishCommand.class,
      TopicsCommand.class,
      JobCommand.class,
      ReplayCommand.class,
      BacktestCommand.class,
      ExplainCommand.class,
      ReadinessCommand.class,
      SloCommand.class,
      DeliverCommand.class,
      ActCommand.class,
      ValidateCommand.class
    },
    versionProvider = Umbral.Version.class,
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {"0:good", "1:a check failed", "2:bad usage"})
public final class Umbral implements Runnable {

  /** The command did what it was asked. */
  public static final int GOOD = 0;

  /** A check failed, or the command met a fault of its own. */
  public static final int CHECK_FAILED = 1;

  /** An argument, or what it names, cannot be used. */
  public static final int BAD_USAGE = 2;

  @Spec private CommandSpec spec;

  private Umbral() {}

  /**
   * Runs one command and ends the process with its exit code.
   *
   * @param arguments the subcommand and its arguments
   */
  public static void main(String... arguments) {
    System.exit(commandLine().execute(arguments));
  }

  /**
   * The command line, not yet run, for the tests and for whoever wants the output elsewhere.
   *
   * @return a command line whose {@code execute} gives the exit code
   */
  public static CommandLine commandLine() {
    return commandLine(new Umbral());
  }

  /**
   * Another command line with the same manners.
   *
   * @param command annotated for picocli
   * @return a command line whose {@code execute} gives the exit code
   */
  public static CommandLine commandLine(Object command) {
    return new CommandLine(command)
        .setExecutionExceptionHandler(Umbral::report)
        .setCaseInsensitiveEnumValuesAllowed(true)
        .setUsageHelpAutoWidth(true);
  }

  @Override
  public void run() {
    throw new ParameterException(
        spec.commandLine(), "umbral: no command given; name one of those below");
  }

  private static int report(
      Exception fault, CommandLine command, CommandLine.ParseResult parsedArguments) {
    String name = command.getCommandSpec().qualifiedName();
    if (fault instanceof UsageException) {
      command.getErr().println(name + ": " + fault.getMessage());
      return BAD_USAGE;
    }
    command.getErr().println(name + ": a fault of Umbral itself");
    fault.printStackTrace(command.getErr());
    return CHECK_FAILED;
  }

  /** The version in the manifest of the jar; classes that are not in a jar have none. */
  static final class Version implements IVersionProvider {
    @Override
    public String[] getVersion() {
      String version =
          Optional.ofNullable(Umbral.class.getPackage().getImplementationVersion())
              .orElse("(not packaged)");
      return new String[] {
        "umbral " + version,
        "Java " + Runtime.version() + " (" + System.getProperty("os.arch") + ")"
      };
    }
  }
}
