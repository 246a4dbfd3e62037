package io.umbral.model;

/**
 * The one layout of every histogram of durations and rates: {@code log64}, 64 buckets per octave.
 *
 * <p>Values are integers 0..{@value #MAX_VALUE} in the unit of the field, microseconds or kbit/s.
 * Values below 128 have a bucket of their own; above, a bucket is 1/64 of its octave wide and is
 * represented by its middle, so that the relative error of the representative is at most 1/128,
 * less than 0.79 %. The index is made of the value's own bits, so it is the same on every machine.
 * The mapping is that of HdrHistogram with 128 sub-buckets (Tene), restricted to 30 bits.
 *
 * <table>
 * <caption>Bounds</caption>
 * <tr><th>value</th><th>bucket width</th><th>largest error</th></tr>
 * <tr><td>0..127</td><td>1</td><td>0</td></tr>
 * <tr><td>2^e..2^(e+1)-1, e in 7..29</td><td>2^(e-6)</td><td>2^(e-7), less than 0.79 % of the value</td></tr>
 * </table>
 */
public final class Log64 {

  /** Largest value: 1,073.7 s in microseconds, 1.07 Tbit/s in kbit/s. */
  public static final int MAX_VALUE = (1 << 30) - 1;

  /** Number of buckets; indexes are 0..{@value}-1. */
  public static final int BUCKETS = 1600;

  private static final int SUB_BUCKET_BITS = 6;
  private static final int SUB_BUCKETS = 1 << SUB_BUCKET_BITS;

  private Log64() {}

  /**
   * Bucket of a value.
   *
   * @param value 0..{@value #MAX_VALUE}; the caller has checked it
   * @return index 0..{@value #BUCKETS}-1, monotone in the value
   */
  public static int bucketOf(int value) {
    // | 63 puts the values below 64 into the first, linear stretch without a branch.
    int shift = (31 - SUB_BUCKET_BITS) - Integer.numberOfLeadingZeros(value | (SUB_BUCKETS - 1));
    // shift is -1 (value < 64) .. 23; the octave 64..127 has shift 0 and is exact as well.
    return shift <= 0 ? value : (shift << SUB_BUCKET_BITS) + (value >>> shift);
  }

  /**
   * Smallest value of a bucket.
   *
   * @param bucket index 0..{@value #BUCKETS}-1
   * @return value in the unit of the field
   */
  public static int lowestOf(int bucket) {
    if (bucket < 2 * SUB_BUCKETS) {
      return bucket;
    }
    int shift = (bucket >>> SUB_BUCKET_BITS) - 1;
    return (bucket - (shift << SUB_BUCKET_BITS)) << shift;
  }

  /**
   * The value that stands for a bucket: its middle.
   *
   * @param bucket index 0..{@value #BUCKETS}-1
   * @return value in the unit of the field, within 1/128 of every value of the bucket
   */
  public static int representativeOf(int bucket) {
    if (bucket < 2 * SUB_BUCKETS) {
      return bucket;
    }
    int shift = (bucket >>> SUB_BUCKET_BITS) - 1;
    return lowestOf(bucket) + (1 << shift >>> 1);
  }
}
