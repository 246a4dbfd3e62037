package io.umbral.model;

import java.util.Arrays;

/**
 * Counts per bucket with their total and the exact sum of the values: the only form in which many
 * values are kept.
 *
 * <p>Merging is addition of integers, so that the result is the same bits under any order,
 * partitioning or restore. The buckets of the layout ({@link Log64} or {@link Levels}) are the
 * caller's; this class stores the stretch that is in use.
 *
 * <table>
 * <caption>Cost, with w the width of the stretch in use</caption>
 * <tr><th>operation</th><th>time</th><th>allocates</th></tr>
 * <tr><td>{@link #add}</td><td>O(1)</td><td>only when the stretch grows</td></tr>
 * <tr><td>{@link #merge}, {@link #bucketAtRank}, {@link #forEach}</td><td>O(w)</td><td>merge, when the stretch grows</td></tr>
 * <tr><td>{@link #deduct}, {@link #copyCounts}</td><td>O(w)</td><td>nothing</td></tr>
 * </table>
 *
 * <p>Not safe for use by several threads.
 */
public final class Distribution {

  /** Receives the occupied buckets. */
  @FunctionalInterface
  public interface BucketVisitor {

    /**
     * One occupied bucket.
     *
     * @param bucket index in the layout
     * @param count number of values, at least 1
     */
    void bucket(int bucket, long count);
  }

  /** The stretch grows by whole steps of this many buckets: one octave of {@link Log64}. */
  private static final int STEP = 64;

  private static final long[] NOTHING = {};

  private int firstBucket;
  private long[] counts = NOTHING;
  private long total;
  private long sum;

  /**
   * Adds values of one bucket.
   *
   * @param bucket index in the layout, 0 or more
   * @param count number of values, at least 1
   * @param sumOfValues their exact sum in the unit of the field
   */
  public void add(int bucket, long count, long sumOfValues) {
    int index = bucket - firstBucket;
    if (index < 0 || index >= counts.length) {
      growToHold(bucket, bucket);
      index = bucket - firstBucket;
    }
    counts[index] += count;
    total += count;
    sum += sumOfValues;
  }

  /**
   * Adds to the sum alone, for values whose buckets were added with sum 0.
   *
   * @param sumOfValues exact sum in the unit of the field
   */
  public void addToSum(long sumOfValues) {
    sum += sumOfValues;
  }

  /**
   * Adds all of another distribution of the same layout.
   *
   * @param other left as it is
   */
  public void merge(Distribution other) {
    if (other.total == 0) {
      return;
    }
    int lowest = other.lowest();
    int highest = other.highest();
    makeRoom(lowest, highest);
    long[] ours = counts;
    long[] theirs = other.counts;
    int shift = other.firstBucket - firstBucket;
    int to = highest - other.firstBucket;
    for (int i = lowest - other.firstBucket; i <= to; i++) {
      ours[i + shift] += theirs[i];
    }
    total += other.total;
    sum += other.sum;
  }

  /**
   * Adds the values of a row of buckets.
   *
   * @param lowest bucket of the first count, 0 or more
   * @param row numbers of values, each 0 or more
   * @param length how many of them
   * @param sumOfValues their exact sum in the unit of the field
   */
  public void merge(int lowest, long[] row, int length, long sumOfValues) {
    makeRoom(lowest, lowest + length - 1);
    long[] ours = counts;
    int shift = lowest - firstBucket;
    long added = 0;
    for (int i = 0; i < length; i++) {
      ours[i + shift] += row[i];
      added += row[i];
    }
    total += added;
    sum += sumOfValues;
  }

  /**
   * Takes values away that were merged before: what is left is as if they never had been.
   *
   * @param other left as it is
   */
  public void deduct(Distribution other) {
    if (other.total == 0) {
      return;
    }
    int lowest = other.lowest();
    int highest = other.highest();
    long[] ours = counts;
    long[] theirs = other.counts;
    int shift = other.firstBucket - firstBucket;
    int to = highest - other.firstBucket;
    for (int i = lowest - other.firstBucket; i <= to; i++) {
      ours[i + shift] -= theirs[i];
    }
    total -= other.total;
    sum -= other.sum;
  }

  /**
   * Takes the values of a row of buckets away that were merged before.
   *
   * @param lowest bucket of the first count
   * @param row numbers of values, each 0 or more
   * @param length how many of them
   * @param sumOfValues their exact sum in the unit of the field
   */
  public void deduct(int lowest, long[] row, int length, long sumOfValues) {
    long[] ours = counts;
    int shift = lowest - firstBucket;
    long taken = 0;
    for (int i = 0; i < length; i++) {
      ours[i + shift] -= row[i];
      taken += row[i];
    }
    total -= taken;
    sum -= sumOfValues;
  }

  /**
   * Lowest occupied bucket.
   *
   * @return index in the layout; of no meaning without values
   */
  public int lowest() {
    int i = 0;
    while (i < counts.length - 1 && counts[i] == 0) {
      i++;
    }
    return firstBucket + i;
  }

  /**
   * Highest occupied bucket.
   *
   * @return index in the layout; of no meaning without values
   */
  public int highest() {
    int i = counts.length - 1;
    while (i > 0 && counts[i] == 0) {
      i--;
    }
    return firstBucket + i;
  }

  /**
   * Copies the counts of a row of buckets.
   *
   * @param lowest first bucket, {@link #lowest()} or more
   * @param length number of buckets, up to {@link #highest()} at most
   * @param target takes the counts from its index 0 on
   */
  public void copyCounts(int lowest, int length, long[] target) {
    System.arraycopy(counts, lowest - firstBucket, target, 0, length);
  }

  /** Forgets all values and keeps the memory for the next ones. */
  public void clear() {
    if (total != 0) {
      Arrays.fill(counts, 0);
      total = 0;
    }
    sum = 0;
  }

  /**
   * Number of values.
   *
   * @return 0 or more
   */
  public long total() {
    return total;
  }

  /**
   * Exact sum of the values.
   *
   * @return in the unit of the field
   */
  public long sum() {
    return sum;
  }

  /**
   * Bucket of the order statistic of a rank.
   *
   * @param rank 1..{@link #total()}, 1 being the smallest value
   * @return index in the layout
   * @throws IllegalArgumentException where the rank is outside of its range
   */
  public int bucketAtRank(long rank) {
    if (rank < 1 || rank > total) {
      throw new IllegalArgumentException("rank " + rank + " should be in 1.." + total);
    }
    long left = rank;
    int index = -1;
    while (left > 0) {
      index++;
      left -= counts[index];
    }
    return firstBucket + index;
  }

  /**
   * Number of values in buckets at or above one.
   *
   * @param bucket index in the layout
   * @return 0..{@link #total()}
   */
  public long totalFrom(int bucket) {
    long found = 0;
    for (int i = Math.max(0, bucket - firstBucket); i < counts.length; i++) {
      found += counts[i];
    }
    return found;
  }

  /**
   * Visits the occupied buckets in ascending order.
   *
   * @param visitor called once for each
   */
  public void forEach(BucketVisitor visitor) {
    for (int i = 0; i < counts.length; i++) {
      if (counts[i] != 0) {
        visitor.bucket(firstBucket + i, counts[i]);
      }
    }
  }

  /** Memory of the counts in bytes. */
  int countsBytes() {
    return counts.length * Long.BYTES;
  }

  private void makeRoom(int lowest, int highest) {
    if (lowest < firstBucket || highest >= firstBucket + counts.length) {
      growToHold(lowest, highest);
    }
  }

  private void growToHold(int lowest, int highest) {
    if (lowest < 0) {
      throw new IllegalArgumentException("bucket " + lowest + " should be 0 or more");
    }
    boolean empty = counts.length == 0;
    int from = empty ? lowest : Math.min(lowest, firstBucket);
    int to = empty ? highest : Math.max(highest, firstBucket + counts.length - 1);
    int newFirst = from - from % STEP;
    int newLength = (to / STEP + 1) * STEP - newFirst;
    long[] grown = new long[newLength];
    if (!empty) {
      System.arraycopy(counts, 0, grown, firstBucket - newFirst, counts.length);
    }
    counts = grown;
    firstBucket = newFirst;
  }

  @Override
  public boolean equals(Object other) {
    if (!(other instanceof Distribution that) || total != that.total || sum != that.sum) {
      return false;
    }
    int low = Math.min(firstBucket, that.firstBucket);
    int high = Math.max(firstBucket + counts.length, that.firstBucket + that.counts.length);
    for (int bucket = low; bucket < high; bucket++) {
      if (countOf(bucket) != that.countOf(bucket)) {
        return false;
      }
    }
    return true;
  }

  @Override
  public int hashCode() {
    return Long.hashCode(total * 31 + sum);
  }

  @Override
  public String toString() {
    StringBuilder text = new StringBuilder("n=" + total + " sum=" + sum + " {");
    forEach((bucket, count) -> text.append(bucket).append(':').append(count).append(' '));
    return text.append('}').toString();
  }

  private long countOf(int bucket) {
    int index = bucket - firstBucket;
    return index < 0 || index >= counts.length ? 0 : counts[index];
  }
}
