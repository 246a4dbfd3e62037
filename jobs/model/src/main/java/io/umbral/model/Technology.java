package io.umbral.model;

/**
 * Radio access technology of 3GPP. The order is that of the {@code Technology} enum of the {@code
 * cell-reports} contract, and never changes.
 */
public enum Technology {
  /** GERAN, second generation. */
  GSM,
  /** UTRA, third generation, with HSPA. */
  UMTS,
  /** E-UTRA, fourth generation. */
  LTE,
  /** NR, fifth generation, also for EN-DC (non-standalone) where an LTE cell is the anchor. */
  NR,
  /** The source cannot tell, as a probe that sees packets alone. */
  UNKNOWN
}
