package io.umbral.embedded.demo;

import io.umbral.embedded.UsageException;
import io.umbral.embedded.reference.InvalidReferenceException;
import io.umbral.embedded.reference.ReferenceData;
import io.umbral.embedded.synthetic.FaultScript;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/**
 * The reference data and the script of faults that a demo runs on.
 *
 * @param reference geography and operators
 * @param script what goes wrong
 */
record ReferenceFiles(ReferenceData reference, FaultScript script) {

  private static final Path SHIPPED = Path.of("reference", "mexico");
  private static final String SCRIPT = "demo-faults.csv";

  /**
   * Reads both.
   *
   * @param given where they are; empty for what ships
   * @throws UsageException if they are not there, or something in them is wrong
   */
  static ReferenceFiles read(Optional<Path> given) {
    Path directory = given.orElseGet(ReferenceFiles::shipped);
    try {
      ReferenceData reference = ReferenceData.read(directory);
      return new ReferenceFiles(reference, FaultScript.read(directory.resolve(SCRIPT), reference));
    } catch (IOException e) {
      throw new UsageException("the reference data in " + directory + " cannot be read: " + e, e);
    } catch (InvalidReferenceException e) {
      throw new UsageException(e.getMessage(), e);
    }
  }

  /** Stands beside the module that this class was built in. */
  private static Path shipped() {
    for (Path place = codePlace(); place != null; place = place.getParent()) {
      Path candidate = place.resolve(SHIPPED);
      if (Files.isDirectory(candidate)) {
        return candidate;
      }
    }
    throw new UsageException(
        "there is no "
            + SHIPPED
            + " above "
            + codePlace()
            + ": name the directory with --reference");
  }

  private static Path codePlace() {
    try {
      return Path.of(
          ReferenceFiles.class.getProtectionDomain().getCodeSource().getLocation().toURI());
    } catch (URISyntaxException e) {
      throw new IllegalStateException("the place of the program is no path", e);
    }
  }
}
