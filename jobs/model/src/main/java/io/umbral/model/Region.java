package io.umbral.model;

import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * A node of the region tree.
 *
 * @param id identifier, unique in the tree, always text
 * @param name name for people
 * @param level level in the tree, never {@link RegionLevel#CORRIDOR}
 * @param parent identifier of the parent; empty for a root
 * @param population inhabitants; empty where unknown
 */
public record Region(
    String id, String name, RegionLevel level, Optional<String> parent, OptionalLong population) {

  /** Validates. */
  public Region {
    Objects.requireNonNull(id, "id");
    Objects.requireNonNull(name, "name");
    Objects.requireNonNull(level, "level");
    Objects.requireNonNull(parent, "parent");
    Objects.requireNonNull(population, "population");
    if (level == RegionLevel.CORRIDOR) {
      throw new IllegalArgumentException(
          "region " + id + " should not have level CORRIDOR: a corridor is a set beside the tree");
    }
  }

  /**
   * A root without children or census, for data that names its region alone.
   *
   * @param id identifier
   * @return a region of level COUNTRY whose name is its identifier
   */
  public static Region root(String id) {
    return new Region(id, id, RegionLevel.COUNTRY, Optional.empty(), OptionalLong.empty());
  }
}
