package io.umbral.model;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/**
 * The reference data as it grows: which regions, corridors and cells there are, and which fact is
 * in force when. Facts with one identity are told apart by the instant from which they hold; a
 * later instant wins, and of equal instants the later fact.
 *
 * <p>Not safe for use by several threads.
 */
public final class Topology {

  /** A region or corridor as an ancestor of a leaf. */
  private record Membership(Corridor corridor, Set<String> municipalities) {}

  private final Map<String, TreeMap<Long, Region>> regions = new HashMap<>();
  private final Map<String, TreeMap<Long, Membership>> corridors = new HashMap<>();
  private final Map<CellKey, TreeMap<Long, Cell>> cells = new HashMap<>();
  private Expectations expectations = Expectations.OUTDATED;
  private long version;

  /**
   * Adds or replaces a region, in force since the epoch.
   *
   * @param region the region
   */
  public void apply(Region region) {
    apply(region, 0);
  }

  /**
   * Adds a region, or its place in the tree from an instant on.
   *
   * @param region the region
   * @param validFromMillis first instant of event time, milliseconds since the epoch
   */
  public void apply(Region region, long validFromMillis) {
    regions.computeIfAbsent(region.id(), id -> new TreeMap<>()).put(validFromMillis, region);
    changed();
  }

  /**
   * Adds a corridor, or its composition from an instant on.
   *
   * @param corridor the corridor
   */
  public void apply(Corridor corridor) {
    corridors
        .computeIfAbsent(corridor.id(), id -> new TreeMap<>())
        .put(
            corridor.validFromMillis(),
            new Membership(corridor, Set.copyOf(corridor.municipalities())));
    changed();
  }

  /**
   * Adds a cell, or what it is from an instant on.
   *
   * @param cell the cell
   */
  public void apply(Cell cell) {
    cells.computeIfAbsent(cell.key(), key -> new TreeMap<>()).put(cell.validFromMillis(), cell);
    changed();
  }

  private void changed() {
    version++;
    expectations = Expectations.OUTDATED;
  }

  /**
   * Grows with every fact, so that what was derived from the topology can be told to be outdated.
   *
   * @return a number that never falls
   */
  public long version() {
    return version;
  }

  /**
   * Whether a region is in the tree.
   *
   * @param region identifier
   * @return true for a region, false for a corridor or an unknown identifier
   */
  public boolean hasRegion(String region) {
    return regions.containsKey(region);
  }

  /**
   * Level of a region or corridor; of a region, the latest that is known.
   *
   * @param region identifier
   * @return empty where it is not known
   */
  public Optional<RegionLevel> levelOf(String region) {
    TreeMap<Long, Region> versions = regions.get(region);
    if (versions != null) {
      return Optional.of(versions.lastEntry().getValue().level());
    }
    return corridors.containsKey(region) ? Optional.of(RegionLevel.CORRIDOR) : Optional.empty();
  }

  /**
   * The cell in force at an instant.
   *
   * @param key its identity
   * @param instantMillis event time, milliseconds since the epoch
   * @return empty where the inventory does not know it yet, or knows it as retired
   */
  public Optional<Cell> cellAt(CellKey key, long instantMillis) {
    TreeMap<Long, Cell> versions = cells.get(key);
    Map.Entry<Long, Cell> found = versions == null ? null : versions.floorEntry(instantMillis);
    return found == null || found.getValue().retired()
        ? Optional.empty()
        : Optional.of(found.getValue());
  }

  /**
   * First instant after another at which another fact about a cell comes into force.
   *
   * @param key its identity
   * @param instantMillis event time, milliseconds since the epoch
   * @return milliseconds since the epoch; {@link Long#MAX_VALUE} where none is known
   */
  public long nextChangeOf(CellKey key, long instantMillis) {
    TreeMap<Long, Cell> versions = cells.get(key);
    Long next = versions == null ? null : versions.higherKey(instantMillis);
    return next == null ? Long.MAX_VALUE : next;
  }

  /**
   * The regions and corridors that a leaf counts for, itself first, then its ancestors upward, then
   * its corridors by name.
   *
   * @param leaf identifier of a region of the tree
   * @param instantMillis event time, milliseconds since the epoch
   * @return identifiers; the leaf alone where it is not in the tree
   */
  public List<String> lineageAt(String leaf, long instantMillis) {
    List<String> lineage = new ArrayList<>();
    Set<String> seen = new HashSet<>();
    String next = leaf;
    while (next != null && seen.add(next)) {
      lineage.add(next);
      next = parentAt(next, instantMillis);
    }
    corridors.values().stream()
        .map(versions -> versions.floorEntry(instantMillis))
        .filter(entry -> entry != null && entry.getValue().municipalities().contains(leaf))
        .map(entry -> entry.getValue().corridor().id())
        .sorted()
        .forEach(lineage::add);
    return lineage;
  }

  private String parentAt(String region, long instantMillis) {
    TreeMap<Long, Region> versions = regions.get(region);
    Map.Entry<Long, Region> found = versions == null ? null : versions.floorEntry(instantMillis);
    return found == null ? null : found.getValue().parent().orElse(null);
  }

  /**
   * First instant after another at which the composition of a corridor changes.
   *
   * @param instantMillis event time, milliseconds since the epoch
   * @return milliseconds since the epoch; {@link Long#MAX_VALUE} where none is known
   */
  public long nextChangeOfCorridors(long instantMillis) {
    return nextKey(corridors.values(), instantMillis);
  }

  /**
   * What the inventory expects at an instant.
   *
   * @param instantMillis event time, milliseconds since the epoch
   * @return expectations that hold at that instant, computed once for the stretch of time in which
   *     nothing changes
   */
  public Expectations expectationsAt(long instantMillis) {
    if (!expectations.holdAt(instantMillis)) {
      expectations = computeExpectations(instantMillis);
    }
    return expectations;
  }

  private Expectations computeExpectations(long instantMillis) {
    Expectations.Builder builder = new Expectations.Builder();
    long from = Long.MIN_VALUE;
    for (TreeMap<Long, Cell> versions : cells.values()) {
      Map.Entry<Long, Cell> inForce = versions.floorEntry(instantMillis);
      if (inForce != null) {
        from = Math.max(from, inForce.getKey());
        Cell cell = inForce.getValue();
        if (!cell.retired()) {
          builder.add(cell);
        }
      }
    }
    from = Math.max(from, latestKey(corridors.values(), instantMillis));
    from = Math.max(from, latestKey(regions.values(), instantMillis));
    long until = nextKey(cells.values(), instantMillis);
    until = Math.min(until, nextKey(corridors.values(), instantMillis));
    until = Math.min(until, nextKey(regions.values(), instantMillis));
    return builder.build(from, until, leaf -> lineageAt(leaf, instantMillis));
  }

  private static <T> long latestKey(
      Collection<? extends NavigableMap<Long, T>> timelines, long instantMillis) {
    long latest = Long.MIN_VALUE;
    for (NavigableMap<Long, T> timeline : timelines) {
      Long key = timeline.floorKey(instantMillis);
      latest = Math.max(latest, key == null ? Long.MIN_VALUE : key);
    }
    return latest;
  }

  private static <T> long nextKey(
      Collection<? extends NavigableMap<Long, T>> timelines, long instantMillis) {
    long next = Long.MAX_VALUE;
    for (NavigableMap<Long, T> timeline : timelines) {
      Long key = timeline.higherKey(instantMillis);
      next = Math.min(next, key == null ? Long.MAX_VALUE : key);
    }
    return next;
  }
}
