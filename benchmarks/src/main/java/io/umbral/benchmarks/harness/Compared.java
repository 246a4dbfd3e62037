package io.umbral.benchmarks.harness;

import io.umbral.benchmarks.engine.LeafResult;

/**
 * Which results of two engines are held against each other: every leaf's windows of one family.
 *
 * @param sizeMillis length of the windows in milliseconds
 * @param slideMillis distance of their starts in milliseconds
 * @param untilMillis windows that end later are not compared; {@link Long#MAX_VALUE} where all are
 * @param withCells whether the number of distinct cells is compared: engines of others are spared
 *     it
 */
public record Compared(long sizeMillis, long slideMillis, long untilMillis, boolean withCells) {

  /** Every minute, all of it. */
  public static final Compared MINUTES =
      new Compared(LeafResult.WINDOW_MILLIS, LeafResult.WINDOW_MILLIS, Long.MAX_VALUE, true);

  /** The same, without the windows that end later. */
  public Compared until(long millis) {
    return new Compared(sizeMillis, slideMillis, millis, withCells);
  }

  /** The same, without the number of distinct cells. */
  public Compared withoutCells() {
    return new Compared(sizeMillis, slideMillis, untilMillis, false);
  }

  boolean holds(long startMillis) {
    return startMillis <= untilMillis - sizeMillis;
  }
}
