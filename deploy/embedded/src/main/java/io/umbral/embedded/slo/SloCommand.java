package io.umbral.embedded.slo;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code umbral slo}: what concerns promises. */
@Command(
    name = "slo",
    description = "Promises and what is left of their budgets.",
    mixinStandardHelpOptions = true,
    subcommands = StatusCommand.class)
public final class SloCommand implements Runnable {

  @Spec private CommandSpec spec;

  @Override
  public void run() {
    throw new ParameterException(
        spec.commandLine(), "umbral slo: no command given; name one of those below");
  }
}
