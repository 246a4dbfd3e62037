package io.umbral.sla.openslo;

/** How much is forgiven. */
public enum Mode {
  /** What the reference implementation refuses is refused. */
  STRICT,
  /** What leaves the meaning clear is a warning: unknown fields, long texts, unusual names. */
  LENIENT
}
