package io.umbral.ingest.counters;

import io.umbral.model.CellKey;
import io.umbral.model.Technology;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Which cells the objects of network elements are. An object is named by its whole distinguished
 * name, with the prefix, as its local name is not unique in a network.
 */
public final class CellNames {

  /** No object is known. */
  public static final CellNames NONE = new CellNames(Map.of());

  /** Stands for the vendors of an element below which there are several. */
  private static final String SEVERAL = "";

  private final Map<String, NamedCell> cells;
  private final Map<String, String> vendorsOfElements = new HashMap<>();

  /**
   * A cell that an object is.
   *
   * @param key its global identity
   * @param ranHost operator whose radio it is
   * @param technology its radio access technology
   * @param vendor who made its equipment; empty where unknown
   */
  public record NamedCell(
      CellKey key, String ranHost, Technology technology, Optional<String> vendor) {}

  /**
   * Copies.
   *
   * @param cells by the distinguished name of an object
   */
  public CellNames(Map<String, NamedCell> cells) {
    this.cells = Map.copyOf(cells);
    cells.forEach((name, cell) -> cell.vendor().ifPresent(vendor -> addVendor(name, vendor)));
  }

  /** A vendor is that of everything which the object is a part of. */
  private void addVendor(String object, String vendor) {
    for (int comma = object.lastIndexOf(',');
        comma > 0;
        comma = object.lastIndexOf(',', comma - 1)) {
      vendorsOfElements.merge(
          object.substring(0, comma), vendor, (one, other) -> one.equals(other) ? one : SEVERAL);
    }
  }

  /** The cells, by the distinguished name of an object. */
  public Map<String, NamedCell> cells() {
    return cells;
  }

  /** The cell that an object is, if it is known. */
  Optional<NamedCell> find(String distinguishedName) {
    return Optional.ofNullable(cells.get(distinguishedName));
  }

  /**
   * The vendor of a network element whose file or report names none: that of the cells below it.
   *
   * @param prefix of its distinguished name, perhaps empty
   * @param element its local name, of which some elements say the identifier alone
   * @return empty where no cell says it, or they differ
   */
  public Optional<String> vendorOf(String prefix, String element) {
    String name = element.contains("=") ? element : ObjectName.ELEMENT + element;
    return Optional.ofNullable(vendorsOfElements.get(ObjectName.join(prefix, name)))
        .filter(vendor -> !vendor.equals(SEVERAL));
  }
}
