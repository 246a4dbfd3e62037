package io.umbral.benchmarks.engine;

/** Sums of a leaf in one minute: their place in an array. */
public final class LeafColumns {

  /** Readings counted. */
  public static final int N = 0;

  /** Readings that their source marked as unreliable: counted in {@link #N}, in nothing else. */
  public static final int SUSPECT = 1;

  /** Distinct cells; 0 where an engine is spared that. */
  public static final int REPORTING_CELLS = 2;

  /** Probes sent. */
  public static final int PROBES_SENT = 3;

  /** Probes lost. */
  public static final int PROBES_LOST = 4;

  /** Downlink volume in bytes. */
  public static final int DOWNLINK_BYTES = 5;

  /** Downlink active time in milliseconds. */
  public static final int DOWNLINK_ACTIVE_MILLIS = 6;

  /** Uplink volume in bytes. */
  public static final int UPLINK_BYTES = 7;

  /** Uplink active time in milliseconds. */
  public static final int UPLINK_ACTIVE_MILLIS = 8;

  /** Samples of RSRP or SS-RSRP at or above -110 dBm. */
  public static final int COVERAGE_GOOD = 9;

  /** Samples of RSRP or SS-RSRP. */
  public static final int COVERAGE_TOTAL = 10;

  /** Sum of round-trip times in microseconds. */
  public static final int RTT_SUM = 11;

  /** Number of round-trip times. */
  public static final int RTT_TOTAL = 12;

  /** Number of columns. */
  public static final int COUNT = 13;

  private LeafColumns() {}
}
