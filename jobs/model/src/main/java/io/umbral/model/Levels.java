package io.umbral.model;

/**
 * The linear layout of signal levels: one bucket per dBm, over the reporting ranges of LTE and NR
 * together.
 *
 * <p>RSRP of E-UTRA is reported in -140..-44 dBm (TS 36.133, 9.1.4), SS-RSRP of NR in -156..-31 dBm
 * (TS 38.133, 10.1.6). A value outside of its range is a sentinel of the tool that wrote it, not a
 * measurement.
 */
public final class Levels {

  /** Lowest RSRP of E-UTRA in dBm. */
  public static final int RSRP_LOWEST_DBM = -140;

  /** Highest RSRP of E-UTRA in dBm. */
  public static final int RSRP_HIGHEST_DBM = -44;

  /** Lowest SS-RSRP of NR in dBm. */
  public static final int SS_RSRP_LOWEST_DBM = -156;

  /** Highest SS-RSRP of NR in dBm. */
  public static final int SS_RSRP_HIGHEST_DBM = -31;

  /** Number of buckets; indexes are 0..{@value}-1. */
  public static final int BUCKETS = SS_RSRP_HIGHEST_DBM - SS_RSRP_LOWEST_DBM + 1;

  private Levels() {}

  /**
   * Bucket of a level.
   *
   * @param dbm {@value #SS_RSRP_LOWEST_DBM}..{@value #SS_RSRP_HIGHEST_DBM}; the caller has checked
   *     it
   * @return index 0..{@value #BUCKETS}-1
   */
  public static int bucketOf(int dbm) {
    return dbm - SS_RSRP_LOWEST_DBM;
  }

  /**
   * Level of a bucket.
   *
   * @param bucket index 0..{@value #BUCKETS}-1
   * @return level in dBm
   */
  public static int dbmOf(int bucket) {
    return bucket + SS_RSRP_LOWEST_DBM;
  }
}
