package io.umbral.embedded.reference;

import io.umbral.embedded.reference.ReferenceTable.Row;
import io.umbral.model.Region;
import io.umbral.model.RegionLevel;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.BiConsumer;

/**
 * The tree of regions, each with the row that tells of it.
 *
 * @param byId regions by identifier, in the order of the file
 */
record RegionsFile(Map<String, Region> byId) {

  private static final List<String> HEADER =
      List.of("region", "name", "level", "parent", "population");

  static RegionsFile read(Path file, List<Fault> faults) throws IOException {
    Map<String, Region> byId = new LinkedHashMap<>();
    Map<String, Row> rows = new LinkedHashMap<>();
    for (Row row : ReferenceTable.read(file, HEADER, faults)) {
      Optional<Region> region = regionOf(row);
      if (region.isEmpty()) {
        continue;
      }
      String id = region.get().id();
      if (rows.putIfAbsent(id, row) == null) {
        byId.put(id, region.get());
      } else {
        row.fault("region '" + id + "' is told twice and should be once");
      }
    }
    check(byId, (id, message) -> rows.get(id).fault(message));
    return new RegionsFile(byId);
  }

  List<Region> parentsFirst() {
    return parentsFirst(byId);
  }

  static List<Region> parentsFirst(Map<String, Region> byId) {
    return byId.values().stream().sorted(Comparator.comparing(Region::level)).toList();
  }

  private static Optional<Region> regionOf(Row row) {
    Optional<String> id = row.required("region");
    Optional<String> name = row.required("name");
    Optional<RegionLevel> level = row.oneOf("level", RegionLevel.class);
    boolean isCounted = !row.text("population").isEmpty();
    OptionalLong population = isCounted ? row.count("population") : OptionalLong.empty();
    if (level.equals(Optional.of(RegionLevel.CORRIDOR))) {
      row.fault(
          "level 'CORRIDOR' should be COUNTRY, STATE or MUNICIPALITY: corridors have a file of their own");
      return Optional.empty();
    }
    if (id.isEmpty() || name.isEmpty() || level.isEmpty() || (isCounted && population.isEmpty())) {
      return Optional.empty();
    }
    Optional<String> parent = Optional.of(row.text("parent")).filter(text -> !text.isEmpty());
    return Optional.of(new Region(id.get(), name.get(), level.get(), parent, population));
  }

  /**
   * Whether regions are a tree, and their populations add up.
   *
   * @param byId all of them
   * @param faults takes the identifier of a region and what is wrong with it
   */
  static void check(Map<String, Region> byId, BiConsumer<String, String> faults) {
    byId.values().forEach(region -> checkParent(region, byId, faults));
    checkPopulations(byId, faults);
  }

  private static void checkParent(
      Region region, Map<String, Region> byId, BiConsumer<String, String> faults) {
    if (region.level() == RegionLevel.COUNTRY) {
      region
          .parent()
          .ifPresent(
              parent ->
                  faults.accept(
                      region.id(),
                      "country '" + region.id() + "' should have no parent, not '" + parent + "'"));
      return;
    }
    RegionLevel above =
        region.level() == RegionLevel.STATE ? RegionLevel.COUNTRY : RegionLevel.STATE;
    Region parent = byId.get(region.parent().orElse(""));
    if (parent == null || parent.level() != above) {
      faults.accept(
          region.id(),
          "parent '"
              + region.parent().orElse("")
              + "' of '"
              + region.id()
              + "' should be a "
              + above
              + " of this file");
    }
  }

  private static void checkPopulations(
      Map<String, Region> byId, BiConsumer<String, String> faults) {
    Map<String, Long> ofChildren = new HashMap<>();
    for (Region region : byId.values()) {
      region
          .parent()
          .ifPresent(parent -> ofChildren.merge(parent, region.population().orElse(0), Long::sum));
    }
    for (Region region : byId.values()) {
      long children = ofChildren.getOrDefault(region.id(), 0L);
      long own = region.population().orElse(children);
      if (ofChildren.containsKey(region.id()) && own != children) {
        faults.accept(
            region.id(),
            "population "
                + own
                + " of '"
                + region.id()
                + "' should be "
                + children
                + ", the sum of its parts");
      }
    }
  }
}
