package io.umbral.embedded;

import java.io.PrintWriter;
import java.io.StringWriter;
import picocli.CommandLine;

/** Runs the command line in this process, for tests. */
public final class Commands {

  private Commands() {}

  /**
   * What a command said.
   *
   * @param exitCode as of the process
   * @param out standard output
   * @param err standard error
   */
  public record Outcome(int exitCode, String out, String err) {}

  /**
   * Runs a command.
   *
   * @param arguments subcommand and its arguments
   * @return what it said
   */
  public static Outcome run(String... arguments) {
    StringWriter out = new StringWriter();
    StringWriter err = new StringWriter();
    CommandLine command =
        Umbral.commandLine().setOut(new PrintWriter(out)).setErr(new PrintWriter(err));
    int exitCode = command.execute(arguments);
    return new Outcome(exitCode, out.toString(), err.toString());
  }
}
