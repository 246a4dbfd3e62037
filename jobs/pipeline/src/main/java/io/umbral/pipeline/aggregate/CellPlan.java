package io.umbral.pipeline.aggregate;

import io.umbral.alerting.Burden;
import io.umbral.alerting.Contributor;
import io.umbral.alerting.Contributors;
import io.umbral.alerting.Subject;
import io.umbral.alerting.rule.CellRules;
import io.umbral.model.RegionTree;
import io.umbral.model.SeriesKey;
import io.umbral.model.Topology;
import io.umbral.sla.CoverageThreshold;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiConsumer;

/**
 * What some rules ask of the cells of each leaf while one region tree is in force; worked out when
 * a leaf is first met.
 */
final class CellPlan {

  /** A series for which rules ask, with the cells that add most to what they ask for. */
  private static final class Target {
    private final SeriesKey key;

    /** By burden; null for one that no rule asks for here. */
    private final TopCells[] tops;

    private Target(SeriesKey key, TopCells[] tops) {
      this.key = key;
      this.tops = tops;
    }

    private boolean isAsked() {
      for (TopCells top : tops) {
        if (top != null) {
          return true;
        }
      }
      return false;
    }
  }

  /** What is asked of the cells of a leaf. */
  record Asked(List<Target> targets, boolean isOfCells, boolean isOfSites) {

    boolean isAnything() {
      return !targets.isEmpty() || isOfParts();
    }

    boolean isOfParts() {
      return isOfCells || isOfSites;
    }
  }

  private final CellRules rules;
  private final Topology topology;
  private final RegionTree tree;
  private final long instantMillis;
  private final List<Burden> burdens;
  private final BurdenMeter meter;
  private final List<Asked> byLeaf = new ArrayList<>();
  private final Map<SeriesKey, Target> targets = new HashMap<>();

  /**
   * A plan.
   *
   * @param instantMillis instant at which the tree is in force
   */
  CellPlan(CellRules rules, Topology topology, CoverageThreshold coverage, long instantMillis) {
    this.rules = rules;
    this.topology = topology;
    this.tree = topology.treeAt(instantMillis);
    this.instantMillis = instantMillis;
    this.burdens = rules.burdens();
    this.meter = new BurdenMeter(burdens, coverage);
  }

  boolean isOf(CellRules otherRules, RegionTree otherTree) {
    return rules == otherRules && tree == otherTree;
  }

  int burdens() {
    return burdens.size();
  }

  BurdenMeter meter() {
    return meter;
  }

  Asked askedOf(int leaf, List<Leaf> leaves) {
    while (byLeaf.size() < leaves.size()) {
      byLeaf.add(askedOf(leaves.get(byLeaf.size())));
    }
    return byLeaf.get(leaf);
  }

  private Asked askedOf(Leaf leaf) {
    List<String> lineage = topology.lineageAt(leaf.region(), instantMillis);
    List<Target> asked = new ArrayList<>();
    for (String region : lineage) {
      for (String operator : List.of(leaf.ranHost(), SeriesKey.ALL)) {
        for (String technology : List.of(leaf.technology(), SeriesKey.ALL)) {
          Target target =
              targets.computeIfAbsent(new SeriesKey(region, operator, technology), this::targetOf);
          if (target.isAsked()) {
            asked.add(target);
          }
        }
      }
    }
    Map<String, String> tags = tagsOf(leaf.region());
    Optional<String> any = Optional.of("");
    Subject site = new Subject(lineage, leaf.ranHost(), SeriesKey.ALL, any, Optional.empty(), tags);
    Subject cell = new Subject(lineage, leaf.ranHost(), leaf.technology(), any, any, tags);
    return new Asked(asked, rules.watches(cell), rules.watches(site));
  }

  private Target targetOf(SeriesKey key) {
    List<String> wholes = topology.wholesAt(key.region(), instantMillis);
    Subject subject = Subject.of(key, wholes, tagsOf(key.region()));
    TopCells[] tops = new TopCells[burdens.size()];
    for (int i = 0; i < tops.length; i++) {
      if (rules.asks(burdens.get(i), subject)) {
        tops[i] = new TopCells(burdens.get(i));
      }
    }
    return new Target(key, tops);
  }

  private Map<String, String> tagsOf(String region) {
    return topology
        .levelOf(region)
        .map(level -> Map.of(Subject.LEVEL, level.name()))
        .orElse(Map.of());
  }

  /** Offers what a cell adds to one burden to every series above it for which a rule asks. */
  void offer(Asked asked, int burden, Contributor one) {
    for (Target target : asked.targets()) {
      if (target.tops[burden] != null) {
        target.tops[burden].offer(one);
      }
    }
  }

  /** Hands over what was offered, and begins anew. */
  void take(BiConsumer<SeriesKey, Contributors> taker) {
    for (Target target : targets.values()) {
      for (TopCells top : target.tops) {
        if (top != null && !top.isEmpty()) {
          taker.accept(target.key, top.take());
        }
      }
    }
  }
}
