package io.umbral.pipeline.merge;

import io.umbral.model.KpiTotals;
import io.umbral.model.Total;

/**
 * The sum of the terms of one window, which moves from window to window: adds the terms that enter
 * and takes those that leave away. Sums are of integers, so that what is left is exactly the sum of
 * the terms inside. A total that stays at the largest sum cannot be taken away from; then the terms
 * are added up again.
 */
final class RunningSum {

  private final Tier tier;
  private final long windowMillis;

  /** Distinct cells of each term, of which the window has the most: they do not add up. */
  private final long[] reportingCells;

  private final KpiTotals sum = new KpiTotals();
  private long fromMillis;
  private long toMillis;
  private boolean isKnown;

  RunningSum(Family family) {
    this.tier = family.tier();
    this.windowMillis = family.window().sizeMillis();
    this.reportingCells = new long[family.terms()];
  }

  /** Forgets where it is: the next one is added up from all of its terms. */
  void forget() {
    isKnown = false;
  }

  /** Memory of the sum. */
  int memoryBytes() {
    return sum.memoryBytes() + reportingCells.length * Long.BYTES;
  }

  /**
   * Goes to a window.
   *
   * @return its totals, until the next call
   */
  KpiTotals moveTo(long start, Series of, Terms terms) throws Exception {
    long end = start + windowMillis;
    boolean isNear = isKnown && start >= fromMillis && start < toMillis && end >= toMillis;
    if (isNear && !sum.isCapped()) {
      leave(fromMillis, start, of, terms);
      enter(toMillis, end, of, terms);
    } else {
      sum.clear();
      enter(start, end, of, terms);
    }
    fromMillis = start;
    toMillis = end;
    isKnown = true;
    sum.set(Total.REPORTING_CELLS, mostReportingCells());
    return sum;
  }

  /** Lets the terms go that are about to be forgotten, for nobody could take them away later. */
  void leaveBefore(long instantMillis, Series of, Terms terms) throws Exception {
    if (!isKnown || fromMillis >= instantMillis) {
      return;
    }
    if (instantMillis >= toMillis || sum.isCapped()) {
      isKnown = false;
      return;
    }
    leave(fromMillis, instantMillis, of, terms);
    fromMillis = instantMillis;
  }

  private long mostReportingCells() {
    long most = 0;
    for (long ofTerm : reportingCells) {
      most = Math.max(most, ofTerm);
    }
    return most;
  }

  private void enter(long from, long to, Series of, Terms terms) throws Exception {
    for (long term = from; term < to; term += tier.termMillis()) {
      sum.set(Total.REPORTING_CELLS, 0);
      terms.addTo(sum, of, tier, term);
      reportingCells[placeOf(term)] = sum.get(Total.REPORTING_CELLS);
    }
  }

  private void leave(long from, long to, Series of, Terms terms) throws Exception {
    for (long term = from; term < to; term += tier.termMillis()) {
      // Distinct cells do not add up, and are of the window's terms alone.
      sum.set(Total.REPORTING_CELLS, reportingCells[placeOf(term)]);
      terms.deductFrom(sum, of, tier, term);
      reportingCells[placeOf(term)] = 0;
    }
  }

  /** Takes late data of a term that may be inside. */
  void add(long term, KpiTotals late, long reportingCellsOfTerm) {
    if (isKnown && term >= fromMillis && term < toMillis) {
      sum.merge(late);
      reportingCells[placeOf(term)] = reportingCellsOfTerm;
    }
  }

  private int placeOf(long term) {
    return Math.floorMod(Math.floorDiv(term, tier.termMillis()), reportingCells.length);
  }
}
