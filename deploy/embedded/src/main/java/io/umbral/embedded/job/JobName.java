package io.umbral.embedded.job;

/** The jobs that can be run alone. */
enum JobName {
  /** Windows and how promises stand. */
  SLA,
  /** The same, and alarms behind it: they need its watermarks. */
  ALERT,
  /** Scores of corridors. */
  READINESS
}
