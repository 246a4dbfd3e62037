package io.umbral.embedded.reference;

import io.umbral.documents.Faults;
import io.umbral.embedded.UsageException;
import io.umbral.readiness.MethodFile;
import io.umbral.readiness.ReadinessMethod;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Collectors;

/** Finds the methods that ship, and checks one before a job is given it. */
public final class MethodFiles {

  /** Folder of the methods that ship, below the reference data. */
  private static final String SHIPPED = "methods";

  /** The method by which scores are made unless told. */
  private static final String CURRENT = "cnri-0.1.0.yaml";

  private MethodFiles() {}

  /**
   * The text of the current method.
   *
   * @return YAML, checked
   * @throws IOException when the file cannot be read
   */
  public static String current() throws IOException {
    return read(ShippedFiles.directory(SHIPPED).resolve(CURRENT));
  }

  /**
   * The text of a method.
   *
   * @param file where it is
   * @return YAML, checked
   * @throws IOException when the file cannot be read
   * @throws UsageException when something in it is wrong; names every fault
   */
  public static String read(Path file) throws IOException {
    String text = Files.readString(file);
    parse(file.toString(), text);
    return text;
  }

  /**
   * The current method.
   *
   * @return as it scores
   * @throws IOException when the file cannot be read
   */
  public static ReadinessMethod currentMethod() throws IOException {
    return parse(CURRENT, current());
  }

  private static ReadinessMethod parse(String file, String text) {
    Faults faults = new Faults();
    return MethodFile.read(file, text, faults)
        .orElseThrow(
            () ->
                new UsageException(
                    faults.all().stream()
                        .map(fault -> fault.line())
                        .collect(Collectors.joining(System.lineSeparator()))));
  }
}
