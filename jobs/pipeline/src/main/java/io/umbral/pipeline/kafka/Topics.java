package io.umbral.pipeline.kafka;

import java.io.Serializable;

/**
 * Names of the topics.
 *
 * @param cellReports what sources say
 * @param cellInventory reference data, compacted
 * @param slaWindows results, compacted
 * @param rejected refusals
 */
public record Topics(String cellReports, String cellInventory, String slaWindows, String rejected)
    implements Serializable {

  /** The names of the contracts. */
  public static final Topics DEFAULT =
      new Topics("cell-reports", "cell-inventory", "sla-windows", "rejected");
}
