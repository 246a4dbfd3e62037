package io.umbral.ingest.counters;

import io.umbral.model.CellKey;
import io.umbral.model.Technology;
import java.util.Map;
import java.util.Optional;

/**
 * Which cells the objects of network elements are. An object is named by its whole distinguished
 * name, with the prefix, as its local name is not unique in a network.
 *
 * @param cells by the distinguished name of an object
 */
public record CellNames(Map<String, NamedCell> cells) {

  /** No object is known. */
  public static final CellNames NONE = new CellNames(Map.of());

  /**
   * A cell that an object is.
   *
   * @param key its global identity
   * @param ranHost operator whose radio it is
   * @param technology its radio access technology
   */
  public record NamedCell(CellKey key, String ranHost, Technology technology) {}

  /** Copies. */
  public CellNames {
    cells = Map.copyOf(cells);
  }

  /** The cell that an object is, if it is known. */
  Optional<NamedCell> find(String distinguishedName) {
    return Optional.ofNullable(cells.get(distinguishedName));
  }
}
