package io.umbral.ingest.counters;

import io.umbral.model.Technology;
import java.util.List;
import java.util.Objects;

/**
 * The classes of objects that are cells of one technology. One cell stands under several of them
 * with one identifier: {@code NRCellCU=1} and {@code NRCellDU=1} of one element are one cell.
 *
 * @param technology what they serve
 * @param classes names of the classes, the preferred first
 */
public record CellClasses(Technology technology, List<String> classes) {

  /** Validates. */
  public CellClasses {
    Objects.requireNonNull(technology, "technology");
    classes = List.copyOf(classes);
    if (classes.isEmpty()) {
      throw new IllegalArgumentException("cells of " + technology + " should have a class");
    }
  }
}
