package io.umbral.alerting;

/** Why something is said of an alarm. The order is that of the contract and never changes. */
public enum Reason {
  /** What was measured. */
  MEASURED,
  /** Late data says that it was otherwise. */
  LATE_DATA,
  /** The rule is another one now. */
  RULE_CHANGED,
  /** The data is given up for lost, as the rule wants it. */
  NO_DATA,
  /** A person said so. */
  MANUAL
}
