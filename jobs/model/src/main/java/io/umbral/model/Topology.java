package io.umbral.model;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * The reference data as it grows: which regions, corridors and cells there are, and which fact is
 * in force when. Facts with one identity are told apart by the instant from which they hold; a
 * later instant wins, and of equal instants the later fact.
 *
 * <p>Safe for use by several threads: all operators of a process look at one topology, as a nation
 * of cells is too large to be held by each. A cell costs about 150 bytes.
 */
public final class Topology {

  /** Windows of several lengths close together; each asks for the instant of its start. */
  private static final int REMEMBERED_STRETCHES = 8;

  private final Map<String, TreeMap<Long, Region>> regions = new HashMap<>();
  private final Map<String, TreeMap<Long, Corridor>> corridors = new HashMap<>();

  /** What each cell is, by the instant from which it is so; mostly one fact. */
  private final Map<CellKey, Cell[]> cells = new HashMap<>();

  /** One instance of each name that cells share. */
  private final Map<String, String> names = new HashMap<>();

  /** Stretches of time that were asked for lately, the last one first. */
  private final Deque<Expectations> expectations = new ArrayDeque<>();

  private final Deque<RegionTree> trees = new ArrayDeque<>();

  private volatile long version;

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
  public synchronized void apply(Region region, long validFromMillis) {
    regions.computeIfAbsent(region.id(), id -> new TreeMap<>()).put(validFromMillis, region);
    trees.clear();
    changed();
  }

  /**
   * Adds a corridor, or its composition from an instant on.
   *
   * @param corridor the corridor
   */
  public synchronized void apply(Corridor corridor) {
    corridors
        .computeIfAbsent(corridor.id(), id -> new TreeMap<>())
        .put(corridor.validFromMillis(), corridor);
    trees.clear();
    changed();
  }

  /**
   * Adds a cell, or what it is from an instant on.
   *
   * @param cell the cell
   */
  public synchronized void apply(Cell cell) {
    Cell kept = withSharedNames(cell);
    Cell[] history = cells.get(kept.key());
    cells.put(kept.key(), history == null ? new Cell[] {kept} : with(history, kept));
    changed();
  }

  private Cell withSharedNames(Cell cell) {
    return new Cell(
        new CellKey(shared(cell.key().plmn()), cell.key().cellId()),
        shared(cell.site()),
        shared(cell.municipality()),
        shared(cell.ranHost()),
        cell.technology(),
        cell.reportPeriodMillis(),
        cell.retired(),
        cell.validFromMillis());
  }

  private String shared(String name) {
    return names.computeIfAbsent(name, added -> added);
  }

  private static Cell[] with(Cell[] history, Cell added) {
    int at = indexInForce(history, added.validFromMillis());
    if (at >= 0 && history[at].validFromMillis() == added.validFromMillis()) {
      Cell[] replaced = history.clone();
      replaced[at] = added;
      return replaced;
    }
    Cell[] grown = Arrays.copyOf(history, history.length + 1);
    System.arraycopy(history, at + 1, grown, at + 2, history.length - at - 1);
    grown[at + 1] = added;
    return grown;
  }

  /** Index of the fact in force at an instant; -1 before the first. */
  private static int indexInForce(Cell[] history, long instantMillis) {
    int at = history.length - 1;
    while (at >= 0 && history[at].validFromMillis() > instantMillis) {
      at--;
    }
    return at;
  }

  private synchronized void changed() {
    expectations.clear();
    // Written last: who sees the new version finds the fact.
    version++;
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
  public synchronized boolean hasRegion(String region) {
    return regions.containsKey(region);
  }

  /**
   * Level of a region or corridor; of a region, the latest that is known.
   *
   * @param region identifier
   * @return empty where it is not known
   */
  public synchronized Optional<RegionLevel> levelOf(String region) {
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
  public synchronized Optional<Cell> cellAt(CellKey key, long instantMillis) {
    Cell[] history = cells.get(key);
    int at = history == null ? -1 : indexInForce(history, instantMillis);
    return at < 0 || history[at].retired() ? Optional.empty() : Optional.of(history[at]);
  }

  /**
   * First instant after another at which another fact about a cell comes into force.
   *
   * @param key its identity
   * @param instantMillis event time, milliseconds since the epoch
   * @return milliseconds since the epoch; {@link Long#MAX_VALUE} where none is known
   */
  public synchronized long nextChangeOf(CellKey key, long instantMillis) {
    Cell[] history = cells.get(key);
    return history == null ? Long.MAX_VALUE : nextChange(history, instantMillis);
  }

  private static long nextChange(Cell[] history, long instantMillis) {
    int next = indexInForce(history, instantMillis) + 1;
    return next == history.length ? Long.MAX_VALUE : history[next].validFromMillis();
  }

  /**
   * The regions and corridors that a leaf counts for, itself first, then its ancestors upward, then
   * its corridors by name.
   *
   * @param leaf identifier of a region of the tree
   * @param instantMillis event time, milliseconds since the epoch
   * @return identifiers; the leaf alone where it is not in the tree
   */
  public synchronized List<String> lineageAt(String leaf, long instantMillis) {
    return treeAt(instantMillis).lineageOf(leaf);
  }

  /**
   * What a region or corridor is wholly a part of.
   *
   * @param place identifier of a region or corridor
   * @param instantMillis event time, milliseconds since the epoch
   * @return identifiers, the place itself first
   * @see RegionTree#wholesOf
   */
  public synchronized List<String> wholesAt(String place, long instantMillis) {
    return treeAt(instantMillis).wholesOf(place);
  }

  /**
   * What lies in what at an instant.
   *
   * @param instantMillis event time, milliseconds since the epoch
   * @return the same tree for all instants of a stretch of time in which nothing of it changes, as
   *     long as no region or corridor is added
   */
  public synchronized RegionTree treeAt(long instantMillis) {
    for (RegionTree known : trees) {
      if (known.holdsAt(instantMillis)) {
        return known;
      }
    }
    return remembered(trees, computeTree(instantMillis));
  }

  private RegionTree computeTree(long instantMillis) {
    Map<String, String> parents = new HashMap<>();
    regions.forEach(
        (region, versions) ->
            Optional.ofNullable(versions.floorEntry(instantMillis))
                .flatMap(entry -> entry.getValue().parent())
                .ifPresent(parent -> parents.put(region, parent)));
    Map<String, List<String>> corridorsOf = new HashMap<>();
    for (String corridor : new TreeSet<>(corridors.keySet())) {
      Map.Entry<Long, Corridor> inForce = corridors.get(corridor).floorEntry(instantMillis);
      if (inForce != null) {
        for (String municipality : new HashSet<>(inForce.getValue().municipalities())) {
          corridorsOf.computeIfAbsent(municipality, region -> new ArrayList<>()).add(corridor);
        }
      }
    }
    long from =
        Math.max(
            latestKey(corridors.values(), instantMillis),
            latestKey(regions.values(), instantMillis));
    long until =
        Math.min(
            nextKey(corridors.values(), instantMillis), nextKey(regions.values(), instantMillis));
    return new RegionTree(from, until, parents, corridorsOf);
  }

  private static <T> T remembered(Deque<T> stretches, T stretch) {
    stretches.addFirst(stretch);
    if (stretches.size() > REMEMBERED_STRETCHES) {
      stretches.removeLast();
    }
    return stretch;
  }

  /**
   * What the inventory expects at an instant.
   *
   * @param instantMillis event time, milliseconds since the epoch
   * @return expectations that hold at that instant, computed once for the stretch of time in which
   *     nothing changes
   */
  public synchronized Expectations expectationsAt(long instantMillis) {
    for (Expectations known : expectations) {
      if (known.holdAt(instantMillis)) {
        return known;
      }
    }
    return remembered(expectations, computeExpectations(instantMillis));
  }

  private Expectations computeExpectations(long instantMillis) {
    Expectations.Builder builder = new Expectations.Builder();
    long from = Long.MIN_VALUE;
    long until = Long.MAX_VALUE;
    for (Cell[] history : cells.values()) {
      until = Math.min(until, nextChange(history, instantMillis));
      int at = indexInForce(history, instantMillis);
      if (at >= 0) {
        from = Math.max(from, history[at].validFromMillis());
        if (!history[at].retired()) {
          builder.add(history[at]);
        }
      }
    }
    RegionTree tree = treeAt(instantMillis);
    return builder.build(
        Math.max(from, tree.fromMillis()), Math.min(until, tree.untilMillis()), tree::lineageOf);
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
