package io.umbral.sla.slo;

import io.umbral.model.Rational;
import io.umbral.model.SloStatus.Method;
import java.math.BigInteger;
import java.util.List;
import java.util.Optional;

/**
 * What decides how minutes are counted, so that versions of a promise that agree in it share their
 * history. Each objective has a track of its own; a promise of several objectives that counts time
 * slices has one more, in which a slice is bad where it is bad in any.
 *
 * @param indicators one for each objective
 * @param sliceTargets one for each objective
 * @param budgeting how the budget is counted
 * @param emptySlices what a slice without events counts for
 */
record Counting(
    List<Indicator> indicators,
    List<Optional<Rational>> sliceTargets,
    Budgeting budgeting,
    EmptySlices emptySlices) {

  /**
   * Parts of one slice in which a mean of ratios is counted: 2^40. A share of bad is rounded down,
   * so that a mean that just reaches its target is met; the mean is right within 10^-12.
   */
  static final long PARTS = 1L << 40;

  private static final long LARGEST_TO_SHIFT = Long.MAX_VALUE / PARTS;

  static Counting of(Slo slo) {
    return new Counting(
        slo.objectives().stream().map(Objective::indicator).toList(),
        slo.objectives().stream().map(Objective::sliceTarget).toList(),
        slo.budgeting(),
        slo.emptySlices());
  }

  /** Number of objectives. */
  int lanes() {
    return indicators.size();
  }

  /** Number of tracks: one for each lane, and one more where slices of several are joined. */
  int tracks() {
    return lanes() + (isJoined() ? 1 : 0);
  }

  private boolean isJoined() {
    return lanes() > 1 && budgeting instanceof Budgeting.Timeslices;
  }

  /**
   * Counts one piece of time.
   *
   * @param totals by lane, what was counted in the piece
   * @param bads by lane, how much of it was bad
   * @param counted is set: by track the total, then by track the bad
   */
  void count(long[] totals, long[] bads, long[] counted) {
    int tracks = tracks();
    boolean isAnyCounted = false;
    boolean isAnyBad = false;
    for (int lane = 0; lane < lanes(); lane++) {
      count(lane, totals[lane], bads[lane], counted, tracks);
      isAnyCounted |= counted[lane] > 0;
      isAnyBad |= counted[tracks + lane] > 0;
    }
    if (isJoined()) {
      counted[lanes()] = isAnyCounted ? 1 : 0;
      counted[tracks + lanes()] = isAnyBad ? 1 : 0;
    }
  }

  private void count(int lane, long total, long bad, long[] counted, int tracks) {
    Method method = budgeting.method();
    if (method == Method.OCCURRENCES) {
      counted[lane] = total;
      counted[tracks + lane] = bad;
      return;
    }
    long whole = method == Method.TIMESLICES ? 1 : PARTS;
    if (total == 0) {
      long ofEmpty = emptySlices == EmptySlices.BAD ? whole : 0;
      counted[lane] = ofEmpty;
      counted[tracks + lane] = ofEmpty;
      return;
    }
    counted[lane] = whole;
    counted[tracks + lane] =
        method == Method.TIMESLICES ? badSlice(lane, total, bad) : partsOf(bad, total);
  }

  private long badSlice(int lane, long total, long bad) {
    Rational target = sliceTargets.get(lane).orElseThrow();
    return target.compareRatio(total - bad, total) >= 0 ? 0 : 1;
  }

  private static long partsOf(long bad, long total) {
    if (bad <= LARGEST_TO_SHIFT) {
      return bad * PARTS / total;
    }
    return BigInteger.valueOf(bad)
        .multiply(BigInteger.valueOf(PARTS))
        .divide(BigInteger.valueOf(total))
        .longValueExact();
  }
}
