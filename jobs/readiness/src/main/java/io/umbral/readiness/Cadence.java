package io.umbral.readiness;

/** How long a score looks back, and how final it is. */
public enum Cadence {
  /** The shortest: provisional from the start. */
  QUARTER_HOUR,
  /** Provisional. */
  HOUR,
  /** Provisional at its end, final when late data no longer counts. */
  DAY,
  /** A vintage: frozen when late data no longer counts. */
  MONTH
}
