package io.umbral.embedded.synthetic;

import java.util.SplittableRandom;

/**
 * Random draws in small pieces, so that one step of the generator serves several of them.
 *
 * <p>Not safe for use by several threads.
 */
final class Draws {

  /** Bits of an index into a table of quantiles. */
  static final int TABLE_BITS = 10;

  private static final int CHANCE_BITS = 20;
  private static final double CHANCES = 1 << CHANCE_BITS;

  private final SplittableRandom random;
  private long pool;
  private int bitsLeft;

  /**
   * Draws that depend on three numbers alone.
   *
   * @param seed of the nation
   * @param index of the site, or what else draws
   * @param instant of the period, or 0
   */
  Draws(long seed, long index, long instant) {
    random = new SplittableRandom(mix(mix(mix(seed) + index) + instant));
  }

  /** The finalizer of MurmurHash3 (Appleby), so that neighbouring numbers draw differently. */
  static long mix(long value) {
    long mixed = (value ^ (value >>> 33)) * 0xff51afd7ed558ccdL;
    mixed = (mixed ^ (mixed >>> 33)) * 0xc4ceb9fe1a85ec53L;
    return mixed ^ (mixed >>> 33);
  }

  private int bits(int count) {
    if (bitsLeft < count) {
      pool = random.nextLong();
      bitsLeft = Long.SIZE;
    }
    int drawn = (int) (pool & ((1L << count) - 1));
    pool >>>= count;
    bitsLeft -= count;
    return drawn;
  }

  /** A number in 0..1, 1 excluded. */
  double uniform() {
    return bits(CHANCE_BITS) / CHANCES;
  }

  /** True with a probability of 0..1, in steps of a millionth. */
  boolean chance(double probability) {
    return bits(CHANCE_BITS) < probability * CHANCES;
  }

  /** An entry of a table of {@code 1 << TABLE_BITS} quantiles. */
  double from(double[] quantiles) {
    return quantiles[bits(TABLE_BITS)];
  }

  /** How many of so many attempts fail, on average {@code attempts * probability}. */
  int failuresOf(int attempts, double probability) {
    return Math.min(attempts, (int) (attempts * probability + uniform()));
  }
}
