package io.umbral.alerting.desk;

/** What is otherwise. The order is that of the contract and never changes. */
public enum Change {
  /** How bad it is. */
  SEVERITY,
  /** When it began. */
  STARTS_AT,
  /** When it ended. */
  ENDS_AT,
  /** Which alarm explains it. */
  INHIBITED_BY,
  /** Whether it falls into a planned outage. */
  PLANNED_OUTAGE,
  /** Whether someone wants no word of it. */
  SILENCED,
  /** Whether someone looks after it. */
  ACKNOWLEDGEMENT
}
