package io.umbral.embedded.delivery;

import io.umbral.delivery.Sink;
import io.umbral.delivery.Sink.SecretSource;
import io.umbral.delivery.SinkFiles;
import io.umbral.documents.Fault;
import io.umbral.documents.Faults;
import io.umbral.documents.Node;
import io.umbral.documents.YamlDocuments;
import io.umbral.embedded.UsageException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Sinks from a file, and their secrets from where the file says. */
public final class SinkConfiguration {

  private SinkConfiguration() {}

  /**
   * Reads the sinks of a file.
   *
   * @param file YAML of kind {@code AlertSinks}
   * @return one or more
   * @throws UsageException where something is wrong; names every fault
   */
  public static List<Sink> read(Path file) {
    Faults faults = new Faults();
    List<Sink> sinks = new ArrayList<>();
    for (Node document : YamlDocuments.read(file.toString(), text(file, "sinks"), faults)) {
      sinks.addAll(SinkFiles.read(document, faults));
    }
    if (faults.anyError()) {
      List<String> lines = faults.all().stream().map(Fault::line).toList();
      throw new UsageException(
          "the sinks are not right:" + System.lineSeparator() + String.join("\n", lines));
    }
    if (sinks.isEmpty()) {
      throw new UsageException(file + " names no sink; add one below sinks");
    }
    return sinks;
  }

  /**
   * Reads a secret.
   *
   * @param source where it stands
   * @return the secret, not blank
   * @throws UsageException where it is not there; never shows what is
   */
  public static String secret(SecretSource source) {
    String secret =
        switch (source.kind()) {
          case FILE -> text(Path.of(source.where()), "secret").strip();
          case ENVIRONMENT -> environment(source.where());
        };
    if (secret.isEmpty()) {
      throw new UsageException("the secret in " + source.where() + " is empty");
    }
    return secret;
  }

  private static String environment(String name) {
    String value = System.getenv(name);
    if (value == null) {
      throw new UsageException("the secret should be in the environment variable " + name);
    }
    return value;
  }

  private static String text(Path file, String what) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UsageException(
          what + " " + file + " should be a file that can be read: " + e.getMessage(), e);
    }
  }
}
