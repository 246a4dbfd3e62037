package io.umbral.pipeline.merge;

import io.umbral.model.WindowSpec;
import io.umbral.sla.SlicePlan;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;

/**
 * By which lengths of time totals are kept, so that no window is a sum of very many: one tier for
 * the slices, one for each slide, and where a term would still be a sum of more than {@value
 * #MOST_TERMS}, one in between.
 */
final class Tiers {

  /** An hour of slices of a minute is made of four quarters, and a quarter of fifteen slices. */
  private static final int MOST_TERMS = 16;

  /** Beyond all event times, so that sums with it do not overflow. */
  private static final long FAR_MILLIS = 1L << 62;

  private final long allowedLatenessMillis;
  private final List<Tier> tiers = new ArrayList<>();
  private final List<Family> families = new ArrayList<>();

  Tiers(SlicePlan plan) {
    this.allowedLatenessMillis = plan.allowedLatenessMillis();
    List<Long> lengths = lengthsOf(plan);
    for (long length : lengths) {
      int index = tiers.size();
      tiers.add(Tier.of(index, index == 0 ? 0 : lengths.indexOf(baseOf(length, lengths)), length));
    }
    for (WindowSpec window : plan.windows()) {
      families.add(
          new Family(families.size(), window, tiers.get(lengths.indexOf(window.slideMillis()))));
    }
  }

  private static List<Long> lengthsOf(SlicePlan plan) {
    TreeSet<Long> lengths = new TreeSet<>();
    lengths.add(plan.sliceMillis());
    plan.windows().forEach(window -> lengths.add(window.slideMillis()));
    List<Long> open = new ArrayList<>(lengths.tailSet(plan.sliceMillis(), false));
    while (!open.isEmpty()) {
      long length = open.remove(open.size() - 1);
      long base = baseOf(length, List.copyOf(lengths));
      long between = base * largestDivisor(length / base);
      if (length / base > MOST_TERMS && lengths.add(between)) {
        open.add(length);
        open.add(between);
      }
    }
    return List.copyOf(lengths);
  }

  /** The longest of the shorter lengths that divides one. */
  private static long baseOf(long length, List<Long> ascending) {
    long base = ascending.get(0);
    for (long shorter : ascending) {
      if (shorter < length && length % shorter == 0) {
        base = shorter;
      }
    }
    return base;
  }

  /** The largest divisor that is not above {@link #MOST_TERMS}; 1 where there is none. */
  private static long largestDivisor(long terms) {
    long divisor = MOST_TERMS;
    while (terms % divisor != 0) {
      divisor--;
    }
    return divisor;
  }

  /** All tiers; each comes after the one that it is made of. */
  List<Tier> all() {
    return tiers;
  }

  Tier slices() {
    return tiers.get(0);
  }

  /** Shortest windows first. */
  List<Family> families() {
    return families;
  }

  /**
   * Start of the oldest term that is still of use: because late data may revise it, because a term
   * that is made of it is not closed, or because a window that is made of it is not final.
   */
  long oldestNeeded(Tier tier, long watermarkMillis) {
    if (watermarkMillis == Long.MIN_VALUE || watermarkMillis == Long.MAX_VALUE) {
      return watermarkMillis;
    }
    long horizon = Math.max(-FAR_MILLIS, watermarkMillis) - allowedLatenessMillis + 1;
    long oldest = tier.termOf(horizon);
    for (Tier longer : tiers) {
      if (longer.index() > 0 && longer.base() == tier.index()) {
        oldest = Math.min(oldest, longer.firstOpen(watermarkMillis));
      }
    }
    for (Family family : families) {
      if (family.tier().equals(tier)) {
        oldest = Math.min(oldest, family.window().firstStartHolding(horizon));
      }
    }
    return oldest;
  }
}
