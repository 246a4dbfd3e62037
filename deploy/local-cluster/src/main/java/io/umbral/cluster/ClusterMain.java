package io.umbral.cluster;

import io.umbral.embedded.Umbral;

/** The command line of the local cluster, with the manners of Umbral's. */
public final class ClusterMain {

  private ClusterMain() {}

  /**
   * Runs one command and ends the process with its exit code.
   *
   * @param arguments the subcommand and its arguments
   */
  public static void main(String... arguments) {
    System.exit(Umbral.commandLine(new ClusterCommand()).execute(arguments));
  }
}
