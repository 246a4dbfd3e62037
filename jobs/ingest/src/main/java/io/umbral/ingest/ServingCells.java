package io.umbral.ingest;

import io.umbral.model.Cell;
import io.umbral.model.Technology;

/** Which numbers that phones write as a cell identity are one. */
final class ServingCells {

  /** No cell is known. */
  static final long NONE = -1;

  /** Largest ECI: 28 bits (TS 36.413, 9.2.1.38). */
  private static final long LARGEST_ECI = (1L << 28) - 1;

  /**
   * What stacks and tools write for an unknown identity, as far as it lies in the range of one: all
   * bits of a tracking area code, of an ECI, of a positive int, of an NCI, or none. The largest
   * long is beyond every range.
   */
  private static boolean isSentinel(long raw) {
    return raw == 0
        || raw == 16_777_215L
        || raw == LARGEST_ECI
        || raw == Integer.MAX_VALUE
        || raw == Cell.LARGEST_NCI;
  }

  private ServingCells() {}

  /**
   * The cell that served.
   *
   * @param raw 0 or more, as the log says it
   * @return ECI or NCI, or {@link #NONE}; always none on GSM and UMTS, whose cell identities are
   *     other numbers that would name a foreign cell of LTE, and where the technology is not known
   */
  static long cellOf(Technology technology, long raw) {
    long largest =
        switch (technology) {
          case LTE -> LARGEST_ECI;
          case NR -> Cell.LARGEST_NCI;
          case GSM, UMTS, UNKNOWN -> NONE;
        };
    return raw > largest || isSentinel(raw) ? NONE : raw;
  }
}
