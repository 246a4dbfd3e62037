package io.umbral.embedded.reference;

import io.umbral.model.Region;
import io.umbral.model.RegionLevel;
import java.util.Map;

/** What regions are tagged with, so that promises can differ between town and country. */
public final class RegionTags {

  /** Name of the only tag. */
  public static final String AREA = "area";

  /**
   * Inhabitants from which on a municipality counts as urban. An engineering default: statistics
   * offices draw the line by settlement, which municipalities do not tell.
   */
  public static final long URBAN_POPULATION = 50_000;

  private RegionTags() {}

  /**
   * The tags of a region.
   *
   * @param region any
   * @return {@code area: urban} or {@code area: rural} of a municipality whose inhabitants are
   *     known; none of any other region
   */
  public static Map<String, String> of(Region region) {
    if (region.level() != RegionLevel.MUNICIPALITY || region.population().isEmpty()) {
      return Map.of();
    }
    boolean isUrban = region.population().getAsLong() >= URBAN_POPULATION;
    return Map.of(AREA, isUrban ? "urban" : "rural");
  }
}
