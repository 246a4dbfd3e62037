package io.umbral.cluster;

import io.umbral.embedded.Umbral;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.Optional;
import picocli.CommandLine;

/** The topics of the cluster, by the command that everybody has. */
final class Topics {

  private Topics() {}

  /**
   * Creates what is missing; waits for a broker that is starting.
   *
   * @return what the command said, where all is not as it should be
   */
  static Optional<String> create(String bootstrap, int partitions) {
    StringWriter said = new StringWriter();
    PrintWriter writer = new PrintWriter(said);
    CommandLine command = Umbral.commandLine().setOut(writer).setErr(writer);
    int code =
        command.execute(
            "topics",
            "create",
            "--bootstrap",
            bootstrap,
            "--partitions",
            Integer.toString(partitions));
    return code == Umbral.GOOD ? Optional.empty() : Optional.of(said.toString().strip());
  }
}
