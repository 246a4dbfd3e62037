package io.umbral.alerting;

/** A part of what an alarm is about. */
public enum Dimension {
  /** Region or corridor. */
  REGION,
  /** Whose radio it is. */
  OPERATOR,
  /** Radio access technology. */
  TECHNOLOGY,
  /** Site in its region. */
  SITE,
  /** Cell of its site. */
  CELL
}
