package io.umbral.model;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What lies in what during a stretch of event time in which neither regions nor corridors change.
 * Regions that would be their own ancestors have no parent.
 */
public final class RegionTree {

  private final long fromMillis;
  private final long untilMillis;
  private final Map<String, String> parents;
  private final Map<String, List<String>> corridors;
  private final Map<String, List<String>> wholesOfCorridors;

  /**
   * Makes a tree.
   *
   * @param fromMillis first instant of the stretch, milliseconds since the epoch
   * @param untilMillis first instant after it
   * @param parents parent by region, of those that have one
   * @param corridors identifiers of the corridors that a region is in, in their order
   */
  RegionTree(
      long fromMillis,
      long untilMillis,
      Map<String, String> parents,
      Map<String, List<String>> corridors) {
    this.fromMillis = fromMillis;
    this.untilMillis = untilMillis;
    this.parents = new HashMap<>(parents);
    this.parents.keySet().removeAll(circling(parents));
    this.corridors = Map.copyOf(corridors);
    this.wholesOfCorridors = wholesOfCorridors();
  }

  private Map<String, List<String>> wholesOfCorridors() {
    Map<String, Set<String>> members = new HashMap<>();
    corridors.forEach(
        (region, names) ->
            names.forEach(
                name -> members.computeIfAbsent(name, any -> new HashSet<>()).add(region)));
    Map<String, List<String>> wholes = new HashMap<>();
    members.forEach(
        (corridor, regions) -> {
          List<String> shared = new ArrayList<>(lineageOf(regions.iterator().next()));
          regions.forEach(region -> shared.retainAll(lineageOf(region)));
          shared.removeAll(regions);
          // Of corridors with the same regions the first by name is the whole.
          shared.removeIf(
              other -> other.compareTo(corridor) >= 0 && regions.equals(members.get(other)));
          shared.add(0, corridor);
          wholes.put(corridor, List.copyOf(shared));
        });
    return wholes;
  }

  private static Set<String> circling(Map<String, String> parents) {
    Set<String> circling = new HashSet<>();
    Set<String> done = new HashSet<>();
    for (String start : parents.keySet()) {
      Set<String> path = new LinkedHashSet<>();
      String region = start;
      while (region != null && !done.contains(region) && path.add(region)) {
        region = parents.get(region);
      }
      if (region != null && path.contains(region)) {
        List<String> way = new ArrayList<>(path);
        circling.addAll(way.subList(way.indexOf(region), way.size()));
      }
      done.addAll(path);
    }
    return circling;
  }

  boolean holdsAt(long instantMillis) {
    return instantMillis >= fromMillis && instantMillis < untilMillis;
  }

  long fromMillis() {
    return fromMillis;
  }

  long untilMillis() {
    return untilMillis;
  }

  /**
   * The region that a region lies in.
   *
   * @param region identifier
   * @return empty for a root and for what is not in the tree
   */
  public Optional<String> parentOf(String region) {
    return Optional.ofNullable(parents.get(region));
  }

  /**
   * The corridors that a region is named by.
   *
   * @param region identifier
   * @return identifiers, by name
   */
  public List<String> corridorsOf(String region) {
    return corridors.getOrDefault(region, List.of());
  }

  /**
   * The regions and corridors that a leaf counts for, itself first, then its ancestors upward, then
   * its corridors by name.
   *
   * @param leaf identifier of a region
   * @return identifiers; the leaf alone where it is not in the tree
   */
  public List<String> lineageOf(String leaf) {
    List<String> lineage = new ArrayList<>();
    for (String next = leaf; next != null; next = parents.get(next)) {
      lineage.add(next);
    }
    lineage.addAll(corridorsOf(leaf));
    return lineage;
  }

  /**
   * What a region or corridor is wholly a part of: of a region its {@linkplain #lineageOf lineage};
   * of a corridor the regions and the larger corridors that hold all of its regions. What is a part
   * of another is never a whole of it.
   *
   * @param place identifier of a region or corridor
   * @return identifiers, the place itself first, then regions upward, then corridors by name; the
   *     place alone where it is not in the tree
   */
  public List<String> wholesOf(String place) {
    List<String> wholes = wholesOfCorridors.get(place);
    return wholes == null ? lineageOf(place) : wholes;
  }
}
