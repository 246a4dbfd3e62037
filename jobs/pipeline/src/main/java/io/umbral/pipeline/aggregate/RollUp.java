package io.umbral.pipeline.aggregate;

import io.umbral.model.KpiTotals;
import io.umbral.model.SeriesKey;
import io.umbral.model.Topology;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Adds leaves up: over operators and technologies inside their region first, then region by region
 * to its ancestors and corridors, so that a nation costs little more than its leaves.
 */
final class RollUp {

  /** Takes the totals of a series; they are used again after the call. */
  @FunctionalInterface
  interface Receiver {
    void totals(SeriesKey key, boolean isLeaf, KpiTotals totals);
  }

  private final Topology topology;
  private final List<KpiTotals> pool = new ArrayList<>();
  private int pooled;

  RollUp(Topology topology) {
    this.topology = topology;
  }

  void roll(OpenSlice slice, List<Leaf> leaves, Receiver receiver) {
    pooled = 0;
    Map<SeriesKey, KpiTotals> sums = new LinkedHashMap<>();
    for (int i = 0; i < slice.touchedCount(); i++) {
      int index = slice.touchedLeaf(i);
      Leaf leaf = leaves.get(index);
      KpiTotals totals = slice.of(index);
      receiver.totals(
          new SeriesKey(leaf.region(), leaf.ranHost(), leaf.technology()), true, totals);
      add(sums, leaf.region(), leaf.ranHost(), SeriesKey.ALL, totals);
      add(sums, leaf.region(), SeriesKey.ALL, leaf.technology(), totals);
      add(sums, leaf.region(), SeriesKey.ALL, SeriesKey.ALL, totals);
    }
    Map<SeriesKey, KpiTotals> upper = new LinkedHashMap<>();
    Map<String, List<String>> ancestors = new HashMap<>();
    sums.forEach(
        (key, totals) -> addUp(upper, ancestorsOf(key.region(), slice, ancestors), key, totals));
    for (int i = 0; i < slice.touchedCount(); i++) {
      int index = slice.touchedLeaf(i);
      Leaf leaf = leaves.get(index);
      SeriesKey key = new SeriesKey(leaf.region(), leaf.ranHost(), leaf.technology());
      addUp(upper, ancestorsOf(leaf.region(), slice, ancestors), key, slice.of(index));
    }
    // A region with both cells of its own and regions below it is in both maps; parts of one series
    // add up downstream.
    sums.forEach((key, totals) -> receiver.totals(key, false, totals));
    upper.forEach((key, totals) -> receiver.totals(key, false, totals));
  }

  private List<String> ancestorsOf(
      String region, OpenSlice slice, Map<String, List<String>> known) {
    return known.computeIfAbsent(
        region,
        leaf -> {
          List<String> lineage = topology.lineageAt(leaf, slice.startMillis());
          return lineage.subList(1, lineage.size());
        });
  }

  private void addUp(
      Map<SeriesKey, KpiTotals> upper, List<String> ancestors, SeriesKey key, KpiTotals totals) {
    for (String ancestor : ancestors) {
      add(upper, ancestor, key.operator(), key.technology(), totals);
    }
  }

  private void add(
      Map<SeriesKey, KpiTotals> sums,
      String region,
      String operator,
      String technology,
      KpiTotals totals) {
    sums.computeIfAbsent(new SeriesKey(region, operator, technology), key -> fresh()).merge(totals);
  }

  private KpiTotals fresh() {
    if (pooled == pool.size()) {
      pool.add(new KpiTotals());
    }
    KpiTotals totals = pool.get(pooled++);
    totals.clear();
    return totals;
  }
}
