package io.umbral.model;

/**
 * A count or sum that is kept of many readings. The order is that of the encoded totals, and never
 * changes; new ones are added at the end.
 */
public enum Total {
  /** Readings counted, suspect ones included. */
  READINGS,
  /** Readings that their source marked as unreliable. */
  SUSPECT,
  /** Readings that arrived after their slice had first been published. */
  LATE,
  /** Distinct cells that reported; summed over regions, not over slices. */
  REPORTING_CELLS,
  /** Probes sent whose fate is known. */
  PROBES_SENT,
  /** Probes never answered. */
  PROBES_LOST,
  /** Downlink volume in bytes. */
  DOWNLINK_BYTES,
  /** Downlink active time in milliseconds. */
  DOWNLINK_ACTIVE_MILLIS,
  /** Uplink volume in bytes. */
  UPLINK_BYTES,
  /** Uplink active time in milliseconds. */
  UPLINK_ACTIVE_MILLIS,
  /** Cell time in milliseconds for which availability is known. */
  OBSERVED_MILLIS,
  /** Cell time in milliseconds without availability. */
  UNAVAILABLE_MILLIS,
  /** RRC connection establishments attempted. */
  RRC_ATTEMPTS,
  /** RRC connection establishments that succeeded. */
  RRC_SUCCESSES,
  /** S1 or NG signalling connection establishments attempted. */
  SIGNALLING_ATTEMPTS,
  /** S1 or NG signalling connection establishments that succeeded. */
  SIGNALLING_SUCCESSES,
  /** Initial E-RAB or DRB establishments attempted. */
  BEARER_ATTEMPTS,
  /** Initial E-RAB or DRB establishments that succeeded. */
  BEARER_SUCCESSES,
  /** Downlink physical resource blocks used, in block milliseconds. */
  DOWNLINK_PRB_USED_MILLIS,
  /** Downlink physical resource blocks available, in block milliseconds. */
  DOWNLINK_PRB_AVAILABLE_MILLIS,
  /** Uplink physical resource blocks used, in block milliseconds. */
  UPLINK_PRB_USED_MILLIS,
  /** Uplink physical resource blocks available, in block milliseconds. */
  UPLINK_PRB_AVAILABLE_MILLIS,
  /** E-RABs or DRBs released abnormally. */
  ABNORMAL_RELEASES,
  /** Time of all sessions together in milliseconds. */
  SESSION_MILLIS,
  /** Mean RAN downlink delays, each in microseconds times the seconds of its period. */
  DOWNLINK_DELAY_MICRO_SECONDS,
  /** Cell time in milliseconds for which the RAN downlink delay is known. */
  DOWNLINK_DELAY_MILLIS
}
