package io.umbral.benchmarks.engine;

import java.io.Serializable;

/**
 * One reading, placed: fields instead of accessors, as an engine's own serializers like it.
 *
 * @see ReportReader
 */
public final class Reading implements Serializable {

  private static final long serialVersionUID = 1L;

  /** Dense index of its leaf, see {@link Leaves#name}. */
  public int leaf;

  /** Last millisecond of its period since the epoch: the event time. */
  public long eventTimeMillis;

  /** Whether its source marked it as unreliable; its values then do not count. */
  public boolean suspect;

  /** Round-trip times in microseconds, 0 or more of them. */
  public int[] rttMicros = {};

  /** Level samples at or above -110 dBm. */
  public int coverageGood;

  /** Level samples. */
  public int coverageTotal;

  /** Downlink volume in bytes. */
  public long downlinkBytes;

  /** Downlink active time in milliseconds. */
  public long downlinkActiveMillis;

  /** Uplink volume in bytes. */
  public long uplinkBytes;

  /** Uplink active time in milliseconds. */
  public long uplinkActiveMillis;

  /** Probes sent. */
  public long probesSent;

  /** Probes lost. */
  public long probesLost;
}
