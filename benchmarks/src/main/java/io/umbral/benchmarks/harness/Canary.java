package io.umbral.benchmarks.harness;

import java.util.Arrays;

/**
 * A fixed piece of work. Where its time changes, it is the machine that changed, and what was
 * measured meanwhile does not count.
 */
public final class Canary {

  /** Largest change between before and after that is taken for rest. */
  private static final double STILL = 0.03;

  private static final int TIMES = 15;
  private static final int STEPS = 10_000_000;
  private final int[] memory = new int[1 << 20];

  /**
   * Whether the machine was the same before and after.
   *
   * @param beforeMillis of {@link #sing}
   * @param afterMillis of {@link #sing}, later
   */
  public static boolean isDisturbed(double beforeMillis, double afterMillis) {
    return Math.abs(afterMillis / beforeMillis - 1) > STILL;
  }

  /** Shortest time that the work takes, in milliseconds: the one that others disturbed least. */
  public double sing() {
    double[] millis = new double[TIMES];
    for (int i = 0; i < TIMES; i++) {
      long before = System.nanoTime();
      work();
      millis[i] = (System.nanoTime() - before) / 1e6;
    }
    Arrays.sort(millis);
    return millis[0];
  }

  private void work() {
    long random = 88_172_645_463_325_252L;
    for (int i = 0; i < STEPS; i++) {
      random ^= random << 13;
      random ^= random >>> 7;
      random ^= random << 17;
      memory[(int) random & (memory.length - 1)]++;
    }
  }
}
