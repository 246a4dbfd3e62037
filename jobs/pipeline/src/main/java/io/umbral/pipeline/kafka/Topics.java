package io.umbral.pipeline.kafka;

import java.io.Serializable;

/**
 * Names of the topics.
 *
 * @param cellReports what sources say
 * @param cellInventory reference data, compacted
 * @param slos promises, compacted
 * @param slaWindows results, compacted
 * @param sloStatus how promises stand, compacted
 * @param rejected refusals
 */
public record Topics(
    String cellReports,
    String cellInventory,
    String slos,
    String slaWindows,
    String sloStatus,
    String rejected)
    implements Serializable {

  /** The names of the contracts. */
  public static final Topics DEFAULT =
      new Topics("cell-reports", "cell-inventory", "slos", "sla-windows", "slo-status", "rejected");

  /**
   * Other names for what measurements go through; promises are at those of the contracts.
   *
   * @param cellReports what sources say
   * @param cellInventory reference data, compacted
   * @param slaWindows results, compacted
   * @param rejected refusals
   */
  public Topics(String cellReports, String cellInventory, String slaWindows, String rejected) {
    this(cellReports, cellInventory, DEFAULT.slos(), slaWindows, DEFAULT.sloStatus(), rejected);
  }
}
