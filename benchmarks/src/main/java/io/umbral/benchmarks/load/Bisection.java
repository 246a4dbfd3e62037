package io.umbral.benchmarks.load;

import java.util.OptionalLong;

/**
 * Looks for the largest rate that is sustained, in as few trials as may be: halves, by their ratio,
 * what lies between the largest that was and the smallest that was not.
 */
final class Bisection {

  private final double resolution;
  private final long largest;
  private long sustained;
  private long failed;
  private long next;

  /**
   * Makes one.
   *
   * @param first rate that is tried first
   * @param largest rate beyond which none is tried
   * @param resolution ends where the two bounds are as near, as a share: 0.05 for 5 %
   */
  Bisection(long first, long largest, double resolution) {
    this.largest = largest;
    this.resolution = resolution;
    this.next = Math.min(first, largest);
    this.failed = Long.MAX_VALUE;
  }

  /** The rate to try; empty where the search is over. */
  OptionalLong next() {
    boolean isOver =
        sustained == largest || (sustained > 0 && failed <= sustained * (1 + resolution));
    return isOver || next < 1 ? OptionalLong.empty() : OptionalLong.of(next);
  }

  /**
   * Says what came of a rate.
   *
   * @param rate that was tried
   * @param isSustained whether it could go on for ever
   */
  void tell(long rate, boolean isSustained) {
    if (isSustained) {
      sustained = Math.max(sustained, rate);
    } else {
      failed = Math.min(failed, rate);
    }
    if (failed == Long.MAX_VALUE) {
      next = Math.min(largest, 2 * sustained);
    } else if (sustained == 0) {
      next = failed / 2;
    } else {
      next = Math.round(Math.sqrt((double) sustained * failed));
    }
  }

  /** The largest rate that was sustained; 0 where none was. */
  long sustained() {
    return sustained;
  }

  /** Whether the search ended at the largest rate there is, so that more might be possible. */
  boolean isBounded() {
    return sustained < largest;
  }
}
