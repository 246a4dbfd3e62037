package io.umbral.benchmarks.replay;

import java.util.List;

/**
 * Every engine once, one after the other.
 *
 * @param canaryBeforeMillis time of the canary before
 * @param canaryAfterMillis time of the canary after
 * @param runs the runs, in their order
 */
record Round(double canaryBeforeMillis, double canaryAfterMillis, List<Run> runs) {

  boolean isDisturbed() {
    return Math.abs(canaryAfterMillis / canaryBeforeMillis - 1) > Canary.STILL;
  }
}
