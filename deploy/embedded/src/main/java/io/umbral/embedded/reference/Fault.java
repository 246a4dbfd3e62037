package io.umbral.embedded.reference;

import java.nio.file.Path;
import java.util.Objects;

/**
 * Something wrong in a file of reference data.
 *
 * @param file the file
 * @param line number of the line, from 1 on; 0 where the whole file is meant
 * @param message what is wrong and what would be right
 */
public record Fault(Path file, int line, String message) {

  /** Validates. */
  public Fault {
    Objects.requireNonNull(file, "file");
    Objects.requireNonNull(message, "message");
  }

  /** {@code file:line: message}, as compilers write it. */
  @Override
  public String toString() {
    return file + ":" + line + ": " + message;
  }
}
