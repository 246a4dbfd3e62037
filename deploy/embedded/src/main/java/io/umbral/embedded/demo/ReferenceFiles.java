package io.umbral.embedded.demo;

import io.umbral.embedded.UsageException;
import io.umbral.embedded.alarms.RuleFiles;
import io.umbral.embedded.reference.InvalidReferenceException;
import io.umbral.embedded.reference.ReferenceData;
import io.umbral.embedded.reference.ShippedFiles;
import io.umbral.embedded.synthetic.FaultScript;
import java.io.IOException;
import io.umbral.wire.AlertRuleCodec.Written;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * The reference data and the script of faults that a demo runs on.
 *
 * @param reference geography and operators
 * @param script what goes wrong
 * @param rules of alarms, those that ship
 */
record ReferenceFiles(ReferenceData reference, FaultScript script, List<Written> rules) {

  private static final String SHIPPED = "mexico";
  private static final String SCRIPT = "demo-faults.csv";

  /**
   * Reads both.
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
          RuleFiles.read(ShippedFiles.rules()));
    } catch (IOException e) {
      throw new UsageException("the reference data in " + directory + " cannot be read: " + e, e);
    } catch (InvalidReferenceException e) {
      throw new UsageException(e.getMessage(), e);
    }
  }
}
