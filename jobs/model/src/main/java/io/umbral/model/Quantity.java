package io.umbral.model;

/**
 * A quantity of which whole distributions are kept. The order is that of the encoded totals, and
 * never changes; new ones are added at the end.
 */
public enum Quantity {
  /** Round-trip time in microseconds, layout {@link Log64}. */
  RTT_MICROS(0, Log64.MAX_VALUE),
  /** Delay variation in microseconds, layout {@link Log64}. */
  JITTER_MICROS(0, Log64.MAX_VALUE),
  /** Downlink throughput in kbit/s, layout {@link Log64}. */
  DOWNLINK_KBPS(0, Log64.MAX_VALUE),
  /** Uplink throughput in kbit/s, layout {@link Log64}. */
  UPLINK_KBPS(0, Log64.MAX_VALUE),
  /** RSRP of E-UTRA in dBm, layout {@link Levels}. */
  RSRP_DBM(Levels.RSRP_LOWEST_DBM, Levels.RSRP_HIGHEST_DBM),
  /** SS-RSRP of NR in dBm, layout {@link Levels}. */
  SS_RSRP_DBM(Levels.SS_RSRP_LOWEST_DBM, Levels.SS_RSRP_HIGHEST_DBM);

  private final int lowest;
  private final int highest;

  Quantity(int lowest, int highest) {
    this.lowest = lowest;
    this.highest = highest;
  }

  /** Smallest value that is a measurement, in the unit of the name. */
  public int lowest() {
    return lowest;
  }

  /** Largest value that is a measurement, in the unit of the name. */
  public int highest() {
    return highest;
  }

  /** Whether the layout is {@link Levels}, one bucket per dBm. */
  public boolean isLevel() {
    return lowest < 0;
  }

  /**
   * Bucket of a value.
   *
   * @param value {@link #lowest()}..{@link #highest()}; the caller has checked it
   * @return index in this quantity's layout
   */
  public int bucketOf(int value) {
    return isLevel() ? Levels.bucketOf(value) : Log64.bucketOf(value);
  }

  /**
   * Value that stands for a bucket.
   *
   * @param bucket index in this quantity's layout
   * @return value in the unit of the name
   */
  public int valueOf(int bucket) {
    return isLevel() ? Levels.dbmOf(bucket) : Log64.representativeOf(bucket);
  }

  /** Number of buckets of this quantity's layout. */
  public int buckets() {
    return isLevel() ? Levels.BUCKETS : Log64.BUCKETS;
  }
}
