package io.umbral.embedded.settings;

import io.umbral.embedded.UsageException;
import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Properties;
import picocli.CommandLine.Option;

/** The option with which a command that has no settings of its own is told who it is to Kafka. */
public final class ClientFile {

  @Option(
      names = "--client",
      paramLabel = "FILE",
      description =
          "properties of Kafka's clients: security.protocol, sasl.jaas.config and the like; who may"
              + " read it knows the password")
  private Path file;

  /**
   * Reads the file.
   *
   * @return what every client of the command is given, secrets among it; empty without a file
   * @throws UsageException where it cannot be read; shows nothing of what is in it
   */
  public Properties read() {
    Properties client = new Properties();
    if (file == null) {
      return client;
    }
    try (Reader reader = Files.newBufferedReader(file)) {
      client.load(reader);
    } catch (IOException | IllegalArgumentException e) {
      throw new UsageException(
          "--client " + file + " should be a file of properties that can be read", e);
    }
    return client;
  }
}
