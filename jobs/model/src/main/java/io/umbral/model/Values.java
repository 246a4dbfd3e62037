package io.umbral.model;

/** Values of one quantity as a source tells them: one by one, or as counts per bucket. */
public sealed interface Values {

  /**
   * Values one by one.
   *
   * @param values in the unit of the field, not copied
   */
  record Samples(long... values) implements Values {}

  /**
   * Counts per bucket.
   *
   * @param sum exact sum of the values in the unit of the field
   * @param buckets ascending; index in the layout {@link Log64}, or the level itself in dBm
   * @param counts number of values in each, at least 1, as many as buckets
   */
  record Histogram(long sum, int[] buckets, long[] counts) implements Values {

    /** Validates. */
    public Histogram {
      if (buckets.length != counts.length) {
        throw new IllegalArgumentException(
            buckets.length + " buckets and " + counts.length + " counts should be as many");
      }
    }
  }
}
