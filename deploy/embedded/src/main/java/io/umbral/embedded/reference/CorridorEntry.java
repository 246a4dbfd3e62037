package io.umbral.embedded.reference;

import io.umbral.model.Corridor;
import java.util.Objects;

/**
 * A corridor, and how far its composition can be trusted.
 *
 * @param corridor the corridor
 * @param grade how sure the composition is
 * @param source where it is from
 */
public record CorridorEntry(Corridor corridor, Grade grade, String source) {

  /** How sure a composition is. */
  public enum Grade {
    /** An official list. */
    A,
    /** Stated on a public page. */
    B,
    /** To be verified. */
    C
  }

  /** Validates. */
  public CorridorEntry {
    Objects.requireNonNull(corridor, "corridor");
    Objects.requireNonNull(grade, "grade");
    Objects.requireNonNull(source, "source");
  }
}
