package io.umbral.embedded.demo;

import io.umbral.embedded.UsageException;
import io.umbral.embedded.reference.InvalidReferenceException;
import io.umbral.embedded.reference.ReadinessReference;
import io.umbral.embedded.reference.ReferenceData;
import io.umbral.embedded.reference.ShippedFiles;
import io.umbral.embedded.slo.SloFiles;
import io.umbral.embedded.synthetic.FaultScript;
import io.umbral.sla.slo.Slo;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * The reference data, the script of faults and the promises that a demo runs on.
 *
 * @param reference geography and operators
 * @param script what goes wrong
 * @param promises what is judged
 * @param readiness corridors as the readiness job knows them
 */
record ReferenceFiles(
    ReferenceData reference, FaultScript script, List<Slo> promises, ReadinessReference readiness) {

  private static final String SHIPPED = "mexico";
  private static final String SCRIPT = "demo-faults.csv";

  /** Keeps its own list. */
  ReferenceFiles {
    promises = List.copyOf(promises);
  }

  /**
   * Reads all of them.
   *
   * @param given where they are; empty for what ships
   * @throws UsageException if they are not there, or something in them is wrong
   */
  static ReferenceFiles read(Optional<Path> given) {
    Path directory = given.orElseGet(() -> ShippedFiles.directory(SHIPPED));
    try {
      ReferenceData reference = ReferenceData.read(directory);
      return new ReferenceFiles(
          reference,
          FaultScript.read(directory.resolve(SCRIPT), reference),
          SloFiles.forRegions(SloFiles.read(ShippedFiles.promises()), reference.regions()),
          ReadinessReference.read(directory));
    } catch (IOException e) {
      throw new UsageException("the reference data in " + directory + " cannot be read: " + e, e);
    } catch (InvalidReferenceException e) {
      throw new UsageException(e.getMessage(), e);
    }
  }
}
