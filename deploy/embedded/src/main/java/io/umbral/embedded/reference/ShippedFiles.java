package io.umbral.embedded.reference;

import io.umbral.embedded.UsageException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** The files that ship in {@code deploy}, beside the module that this class is in. */
public final class ShippedFiles {

  private ShippedFiles() {}

  /**
   * Finds a directory of them.
   *
   * @param name of the directory, for example {@code mexico}
   * @return where it is
   * @throws UsageException if it is not there
   */
  public static Path directory(String name) {
    return find(Path.of("reference", name));
  }

  /**
   * Finds the rules of alarms that ship in {@code deploy/rules}.
   *
   * @return where they are
   * @throws UsageException if they are not there
   */
  public static Path rules() {
    return find(Path.of("rules"));
  }

  /**
   * Finds the promises that ship.
   *
   * @return where they are
   * @throws UsageException if they are not there
   */
  public static Path promises() {
    return find(Path.of("slo"));
  }

  /**
   * Finds the results of benchmarks that ship.
   *
   * @return where they are; empty where this is no whole checkout
   */
  public static Optional<Path> reports() {
    for (Path place = codePlace(); place != null; place = place.getParent()) {
      Path candidate = place.resolve("benchmarks").resolve("results");
      if (Files.isDirectory(candidate)) {
        return Optional.of(candidate);
      }
    }
    return Optional.empty();
  }

  private static Path find(Path shipped) {
    for (Path place = codePlace(); place != null; place = place.getParent()) {
      Path candidate = place.resolve(shipped);
      if (Files.isDirectory(candidate)) {
        return candidate;
      }
    }
    throw new UsageException(
        "there is no " + shipped + " above " + codePlace() + ": name the directory instead");
  }

  private static Path codePlace() {
    try {
      return Path.of(
          ShippedFiles.class.getProtectionDomain().getCodeSource().getLocation().toURI());
    } catch (URISyntaxException e) {
      throw new IllegalStateException("the place of the program is no path", e);
    }
  }
}
