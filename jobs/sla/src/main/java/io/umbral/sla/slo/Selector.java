package io.umbral.sla.slo;

import io.umbral.model.RegionLevel;
import io.umbral.model.SeriesKey;
import java.util.Map;
import java.util.Set;

/**
 * Which series a promise is about. An empty set asks for nothing, so that {@link SeriesKey#ALL} is
 * among them too.
 *
 * @param levels levels of the region
 * @param regions identifiers of regions and corridors
 * @param operators ranHost, or {@link SeriesKey#ALL}
 * @param technologies names of technologies, or {@link SeriesKey#ALL}
 * @param tags what the region must be tagged with, for example {@code area: rural}
 */
public record Selector(
    Set<RegionLevel> levels,
    Set<String> regions,
    Set<String> operators,
    Set<String> technologies,
    Map<String, String> tags) {

  /** Every series. */
  public static final Selector EVERYTHING =
      new Selector(Set.of(), Set.of(), Set.of(), Set.of(), Map.of());

  /** Copies. */
  public Selector {
    levels = Set.copyOf(levels);
    regions = Set.copyOf(regions);
    operators = Set.copyOf(operators);
    technologies = Set.copyOf(technologies);
    tags = Map.copyOf(tags);
  }

  /**
   * Whether a series is selected.
   *
   * @param key the series
   * @param level level of its region
   * @param tagsOfRegion what its region is tagged with
   * @return true where everything asked for is so
   */
  public boolean matches(SeriesKey key, RegionLevel level, Map<String, String> tagsOfRegion) {
    return (levels.isEmpty() || levels.contains(level))
        && (regions.isEmpty() || regions.contains(key.region()))
        && (operators.isEmpty() || operators.contains(key.operator()))
        && (technologies.isEmpty() || technologies.contains(key.technology()))
        && tagsOfRegion.entrySet().containsAll(tags.entrySet());
  }
}
