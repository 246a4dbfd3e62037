package io.umbral.alerting;

/**
 * Perceived severity of an alarm (ITU-T X.733, 8.1.2.3), from the least to the worst. The order is
 * that of the contract and never changes.
 */
public enum Severity {
  /** The cause is gone. */
  CLEARED,
  /** How bad it is cannot be told. */
  INDETERMINATE,
  /** A fault is coming; no service is affected yet. */
  WARNING,
  /** A fault that does not affect service. */
  MINOR,
  /** Service is affected; urgent. */
  MAJOR,
  /** Service is out; at once. */
  CRITICAL;

  /**
   * Whether this one is worse than another.
   *
   * @param other any severity
   * @return true if this one stands above
   */
  public boolean isAbove(Severity other) {
    return compareTo(other) > 0;
  }
}
