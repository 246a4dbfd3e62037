package io.umbral.embedded.reference;

/** What becomes of cells that the inventory does not name, as the command line writes it. */
public enum UnmappedCells {
  /** They are refused, cause {@code UNKNOWN_CELL}. */
  REJECT,
  /** They are kept, in a region of their own. */
  KEEP
}
