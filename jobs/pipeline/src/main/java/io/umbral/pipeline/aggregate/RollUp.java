package io.umbral.pipeline.aggregate;

import io.umbral.model.KpiTotals;
import io.umbral.model.RegionTree;
import io.umbral.model.SeriesKey;
import io.umbral.model.Topology;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Adds leaves up: over operators and technologies inside their region first, then region by region
 * to the parent and to the corridors, so that a nation costs little more than its leaves. What adds
 * to what is drawn once and used until the tree changes or a leaf is new.
 */
final class RollUp {

  /** Takes the totals of a series; they are used again after the call. */
  @FunctionalInterface
  interface Receiver {
    void totals(SeriesKey key, boolean isLeaf, KpiTotals totals);
  }

  /** A series that is a sum of others. */
  private static final class Sum {
    private final SeriesKey key;
    private final int depth;
    private final List<Sum> above = new ArrayList<>();
    private final KpiTotals totals = new KpiTotals();
    private boolean isTouched;

    private Sum(SeriesKey key, int depth) {
      this.key = key;
      this.depth = depth;
    }

    private void add(KpiTotals part) {
      isTouched = true;
      totals.merge(part);
    }
  }

  private final Topology topology;

  /** By dense index of the leaf. */
  private final List<SeriesKey> leafKeys = new ArrayList<>();

  private final List<List<Sum>> aboveLeaves = new ArrayList<>();
  private final Map<SeriesKey, Sum> sums = new LinkedHashMap<>();
  private final Map<SeriesKey, Sum> corridorSums = new LinkedHashMap<>();

  /** All sums, each before those that it adds to. */
  private final List<Sum> upward = new ArrayList<>();

  private RegionTree drawnOf;

  RollUp(Topology topology) {
    this.topology = topology;
  }

  void roll(OpenSlice slice, List<Leaf> leaves, Receiver receiver) {
    RegionTree tree = topology.treeAt(slice.startMillis());
    if (tree != drawnOf || leaves.size() != leafKeys.size()) {
      draw(tree, leaves);
    }
    for (int i = 0; i < slice.touchedCount(); i++) {
      int leaf = slice.touchedLeaf(i);
      KpiTotals totals = slice.of(leaf);
      receiver.totals(leafKeys.get(leaf), true, totals);
      for (Sum above : aboveLeaves.get(leaf)) {
        above.add(totals);
      }
    }
    for (Sum sum : upward) {
      if (sum.isTouched) {
        receiver.totals(sum.key, false, sum.totals);
        for (Sum above : sum.above) {
          above.add(sum.totals);
        }
        sum.totals.clear();
        sum.isTouched = false;
      }
    }
  }

  private void draw(RegionTree tree, List<Leaf> leaves) {
    if (tree != drawnOf) {
      sums.clear();
      corridorSums.clear();
      leafKeys.clear();
      aboveLeaves.clear();
      drawnOf = tree;
    }
    for (Leaf leaf : leaves.subList(leafKeys.size(), leaves.size())) {
      leafKeys.add(new SeriesKey(leaf.region(), leaf.ranHost(), leaf.technology()));
      aboveLeaves.add(above(leaf, tree));
    }
    upward.clear();
    upward.addAll(sums.values());
    upward.addAll(corridorSums.values());
    upward.sort(Comparator.comparingInt((Sum sum) -> sum.depth).reversed());
  }

  private List<Sum> above(Leaf leaf, RegionTree tree) {
    List<Sum> above = new ArrayList<>();
    String region = leaf.region();
    above.add(sumOf(region, leaf.ranHost(), SeriesKey.ALL, tree));
    above.add(sumOf(region, SeriesKey.ALL, leaf.technology(), tree));
    above.add(sumOf(region, SeriesKey.ALL, SeriesKey.ALL, tree));
    tree.parentOf(region)
        .ifPresent(parent -> above.add(sumOf(parent, leaf.ranHost(), leaf.technology(), tree)));
    // Only what a corridor names itself counts for it, so its sums are made of leaves.
    for (String corridor : tree.corridorsOf(region)) {
      above.add(corridorSum(corridor, leaf.ranHost(), leaf.technology()));
      above.add(corridorSum(corridor, leaf.ranHost(), SeriesKey.ALL));
      above.add(corridorSum(corridor, SeriesKey.ALL, leaf.technology()));
      above.add(corridorSum(corridor, SeriesKey.ALL, SeriesKey.ALL));
    }
    return above;
  }

  private Sum sumOf(String region, String operator, String technology, RegionTree tree) {
    SeriesKey key = new SeriesKey(region, operator, technology);
    Sum found = sums.get(key);
    if (found == null) {
      found = new Sum(key, depthOf(region, tree));
      sums.put(key, found);
      String parent = tree.parentOf(region).orElse(null);
      if (parent != null) {
        found.above.add(sumOf(parent, operator, technology, tree));
      }
    }
    return found;
  }

  private static int depthOf(String region, RegionTree tree) {
    return tree.lineageOf(region).size() - tree.corridorsOf(region).size();
  }

  private Sum corridorSum(String corridor, String operator, String technology) {
    return corridorSums.computeIfAbsent(
        new SeriesKey(corridor, operator, technology), key -> new Sum(key, 0));
  }
}
