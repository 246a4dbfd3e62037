package io.umbral.embedded.console;

import io.umbral.console.Catalog;
import io.umbral.console.Catalog.Place;
import io.umbral.console.Target;
import io.umbral.console.map.RegionMap;
import io.umbral.embedded.reference.CorridorEntry;
import io.umbral.embedded.reference.Operator;
import io.umbral.embedded.reference.ReferenceData;
import io.umbral.model.Region;
import io.umbral.model.RegionLevel;
import io.umbral.readiness.ReadinessMethod;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Collectors;

/** Makes the catalog of a console out of reference data. */
public final class ReferenceCatalog {

  private ReferenceCatalog() {}

  /**
   * Makes one.
   *
   * @param reference regions, corridors and operators
   * @param map how regions are drawn
   * @param targets lines that values are held against
   * @param method by which corridors are scored
   * @param simulation what must be said where nothing was measured
   */
  public static Catalog of(
      ReferenceData reference,
      Optional<RegionMap> map,
      List<Target> targets,
      Optional<ReadinessMethod> method,
      Optional<String> simulation) {
    List<Place> places = new ArrayList<>();
    for (Region region : reference.regions()) {
      places.add(
          new Place(
              region.id(),
              region.name(),
              region.level(),
              region.parent(),
              region.population(),
              Optional.empty()));
    }
    for (CorridorEntry entry : reference.corridorEntries()) {
      places.add(
          new Place(
              entry.corridor().id(),
              entry.corridor().name(),
              RegionLevel.CORRIDOR,
              Optional.empty(),
              OptionalLong.empty(),
              Optional.of(entry.grade() + ": " + entry.source())));
    }
    Map<String, String> operators =
        reference.operators().stream().collect(Collectors.toMap(Operator::ranHost, Operator::name));
    return new Catalog(places, operators, map, targets, method, simulation);
  }
}
