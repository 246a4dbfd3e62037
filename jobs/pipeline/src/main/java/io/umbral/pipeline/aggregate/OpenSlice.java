package io.umbral.pipeline.aggregate;

import io.umbral.model.KpiTotals;
import java.util.Arrays;

/**
 * The totals of every leaf in one slice, in an array by the leaf's dense index. Used again for a
 * later slice.
 */
final class OpenSlice {

  private long startMillis;
  private KpiTotals[] totals = new KpiTotals[64];
  private int[] touched = new int[64];
  private boolean[] isTouched = new boolean[64];
  private int touchedCount;

  OpenSlice(long startMillis) {
    this.startMillis = startMillis;
  }

  long startMillis() {
    return startMillis;
  }

  KpiTotals of(int leaf) {
    if (leaf >= totals.length) {
      int size = Math.max(leaf + 1, 2 * totals.length);
      totals = Arrays.copyOf(totals, size);
      isTouched = Arrays.copyOf(isTouched, size);
      touched = Arrays.copyOf(touched, size);
    }
    if (!isTouched[leaf]) {
      isTouched[leaf] = true;
      touched[touchedCount++] = leaf;
      if (totals[leaf] == null) {
        totals[leaf] = new KpiTotals();
      }
    }
    return totals[leaf];
  }

  int touchedCount() {
    return touchedCount;
  }

  int touchedLeaf(int i) {
    return touched[i];
  }

  /** Forgets all totals, keeps their memory, and becomes another slice. */
  void reuseFor(long otherStartMillis) {
    for (int i = 0; i < touchedCount; i++) {
      totals[touched[i]].clear();
      isTouched[touched[i]] = false;
    }
    touchedCount = 0;
    startMillis = otherStartMillis;
  }
}
