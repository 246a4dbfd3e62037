package io.umbral.benchmarks.replay;

import io.umbral.model.Log64;
import java.util.Arrays;

/** One minute of the loop: flat arrays by leaf, and one word of seconds by cell. */
final class LoopSlice {

  /** Columns of {@link #sums}. */
  static final int N = 0;

  static final int SUSPECT = 1;
  static final int REPORTING_CELLS = 2;
  static final int PROBES_SENT = 3;
  static final int PROBES_LOST = 4;
  static final int DOWNLINK_BYTES = 5;
  static final int DOWNLINK_ACTIVE_MILLIS = 6;
  static final int UPLINK_BYTES = 7;
  static final int UPLINK_ACTIVE_MILLIS = 8;
  static final int COVERAGE_GOOD = 9;
  static final int COVERAGE_TOTAL = 10;
  static final int RTT_SUM = 11;
  static final int RTT_TOTAL = 12;

  /** A power of two, so that a row is found by a shift. */
  static final int COLUMNS = 16;

  long startMillis;
  long[] sums = new long[1024 * COLUMNS];
  int[] rtt = new int[1024 * Log64.BUCKETS];
  long[] seen = new long[1024];

  void makeRoomForLeaf(int leaf) {
    if ((leaf + 1) * COLUMNS > sums.length) {
      sums = Arrays.copyOf(sums, 2 * sums.length);
      rtt = Arrays.copyOf(rtt, 2 * rtt.length);
    }
  }

  void makeRoomForCell(int cell) {
    if (cell >= seen.length) {
      seen = Arrays.copyOf(seen, 2 * seen.length);
    }
  }

  void reuseFor(long start) {
    startMillis = start;
    Arrays.fill(sums, 0);
    Arrays.fill(rtt, 0);
    Arrays.fill(seen, 0);
  }

  /** Adds the totals of the same minute from another partition. */
  void merge(LoopSlice other) {
    if (other.sums.length > sums.length) {
      sums = Arrays.copyOf(sums, other.sums.length);
      rtt = Arrays.copyOf(rtt, other.rtt.length);
    }
    for (int i = 0; i < other.sums.length; i++) {
      sums[i] += other.sums[i];
    }
    for (int i = 0; i < other.rtt.length; i++) {
      rtt[i] += other.rtt[i];
    }
  }
}
