package io.umbral.ingest.counters;

import java.util.Objects;
import java.util.Optional;

/**
 * What files of counters cannot say themselves.
 *
 * @param mapping what the counters mean
 * @param names which cells the objects are
 * @param unmappedRegion region of cells that have no name; empty where they are refused
 * @param unmappedOperator operator of cells that have no name
 */
public record CounterOptions(
    CounterMapping mapping,
    CellNames names,
    Optional<String> unmappedRegion,
    String unmappedOperator) {

  /** Region of cells that have no name, where they are kept and no other was chosen. */
  public static final String UNMAPPED = "UNMAPPED";

  /** Operator of cells that have no name, where nothing says it. */
  public static final String UNKNOWN_OPERATOR = "UNKNOWN";

  /** Validates. */
  public CounterOptions {
    Objects.requireNonNull(mapping, "mapping");
    Objects.requireNonNull(names, "names");
    Objects.requireNonNull(unmappedRegion, "unmappedRegion");
    Objects.requireNonNull(unmappedOperator, "unmappedOperator");
  }

  /** The same, with another operator of cells that have no name. */
  public CounterOptions withUnmappedOperator(String operator) {
    return new CounterOptions(mapping, names, unmappedRegion, operator);
  }
}
