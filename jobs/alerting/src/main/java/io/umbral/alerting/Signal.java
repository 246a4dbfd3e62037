package io.umbral.alerting;

/** What an alarm says. The order is that of the contract and never changes. */
public enum Signal {
  /** A measured value is beyond what its rule allows. */
  BREACH,
  /** A subject that used to be measured no longer is. */
  KPI_SILENT,
  /** Nothing is measured any more: event time stands still. */
  PIPELINE_SILENT
}
