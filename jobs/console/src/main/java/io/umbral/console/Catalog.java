package io.umbral.console;

import io.umbral.console.map.RegionMap;
import io.umbral.model.RegionLevel;
import io.umbral.readiness.ReadinessMethod;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.TreeMap;

/**
 * What the console knows before anything is measured. Results of regions and operators that are not
 * in it are shown under their identifiers.
 *
 * @param places regions and corridors
 * @param operators names of hosts by identifier
 * @param map shapes of regions; empty where there are none
 * @param targets lines that values are held against, at most one of a metric
 * @param method by which corridors are scored, for who asks what other weights would make of a
 *     score; empty where nobody says
 * @param simulation what must be said of every figure where nothing was measured; empty where the
 *     data is real
 */
public record Catalog(
    List<Place> places,
    Map<String, String> operators,
    Optional<RegionMap> map,
    List<Target> targets,
    Optional<ReadinessMethod> method,
    Optional<String> simulation) {

  /** Knows nothing. */
  public static final Catalog EMPTY =
      new Catalog(
          List.of(), Map.of(), Optional.empty(), List.of(), Optional.empty(), Optional.empty());

  /**
   * A region or corridor.
   *
   * @param id identifier, always text
   * @param name for people
   * @param level of it
   * @param parent identifier of the region that it is part of; empty for roots and corridors
   * @param population inhabitants; empty where not known
   * @param source where its composition is from; empty where nothing is to be said
   */
  public record Place(
      String id,
      String name,
      RegionLevel level,
      Optional<String> parent,
      OptionalLong population,
      Optional<String> source) {

    /** Validates. */
    public Place {
      Objects.requireNonNull(id, "id");
      Objects.requireNonNull(name, "name");
      Objects.requireNonNull(level, "level");
      Objects.requireNonNull(parent, "parent");
      Objects.requireNonNull(population, "population");
      Objects.requireNonNull(source, "source");
    }
  }

  /** Validates and keeps its own copies. */
  public Catalog {
    places = List.copyOf(places);
    operators = Map.copyOf(new TreeMap<>(operators));
    targets = List.copyOf(targets);
    Objects.requireNonNull(map, "map");
    Objects.requireNonNull(method, "method");
    Objects.requireNonNull(simulation, "simulation");
    if (targets.stream().map(Target::metric).distinct().count() < targets.size()) {
      throw new IllegalArgumentException("of " + targets + " there should be one of a metric");
    }
  }

  /** The line that a metric is held against. */
  public Optional<Target> target(Metric metric) {
    return targets.stream().filter(target -> target.metric() == metric).findFirst();
  }
}
