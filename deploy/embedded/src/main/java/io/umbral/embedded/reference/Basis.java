package io.umbral.embedded.reference;

/** What a figure rests on. */
public enum Basis {
  /** Its source states it. */
  SOURCED,
  /** An engineering assumption of the synthetic data. */
  ASSUMED
}
