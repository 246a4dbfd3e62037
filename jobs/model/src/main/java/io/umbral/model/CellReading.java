package io.umbral.model;

import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * What was measured of one cell, or by one probe run, in one period. Absent is empty and never 0.
 * Made by {@link #of} and the {@code with} methods; see the {@code cell-reports} contract for units
 * and ranges, which are checked where the bytes are read.
 */
public final class CellReading {

  /**
   * Volume and the time it took.
   *
   * @param bytes volume in bytes, 0 or more
   * @param activeMillis time in milliseconds with data to move, 0 or more
   */
  public record Volume(long bytes, long activeMillis) {}

  /**
   * Abnormal releases in the time of sessions.
   *
   * @param abnormal E-RABs or DRBs released abnormally, 0 or more
   * @param sessionMillis time of all sessions together in milliseconds, 0 or more
   */
  public record Releases(long abnormal, long sessionMillis) {}

  private static final long NO_CELL = -1;

  private final Technology technology;
  private final long cellId;
  private boolean suspect;
  private Values rttMicros;
  private Values jitterMicros;
  private Values downlinkKbps;
  private Values uplinkKbps;
  private Values rsrpDbm;
  private Values ssRsrpDbm;
  private Volume downlink;
  private Volume uplink;
  private Ratio lostProbes;
  private long unavailableMillis = -1;
  private Ratio rrcSetup;
  private Ratio signallingSetup;
  private Ratio bearerSetup;
  private Ratio downlinkPrbMillis;
  private Ratio uplinkPrbMillis;
  private Releases releases;
  private long downlinkDelayMicros = -1;

  private CellReading(Technology technology, long cellId) {
    this.technology = Objects.requireNonNull(technology, "technology");
    this.cellId = cellId;
  }

  /**
   * A reading of a cell that is known.
   *
   * @param technology what served
   * @param cellId ECI or NCI, 0..2^36-1
   * @return a reading without values
   */
  public static CellReading of(Technology technology, long cellId) {
    if (cellId < 0 || cellId > Cell.LARGEST_NCI) {
      throw new IllegalArgumentException("cell " + cellId + " should be in 0.." + Cell.LARGEST_NCI);
    }
    return new CellReading(technology, cellId);
  }

  /**
   * A reading of a probe that does not know its cell.
   *
   * @param technology what served
   * @return a reading without values
   */
  public static CellReading withoutCell(Technology technology) {
    return new CellReading(technology, NO_CELL);
  }

  /** Marks the period as unreliable. */
  public CellReading withSuspect(boolean isSuspect) {
    suspect = isSuspect;
    return this;
  }

  /** Sets the round-trip times in microseconds. */
  public CellReading withRttMicros(Values values) {
    rttMicros = Objects.requireNonNull(values, "rttMicros");
    return this;
  }

  /** Sets the delay variation in microseconds. */
  public CellReading withJitterMicros(Values values) {
    jitterMicros = Objects.requireNonNull(values, "jitterMicros");
    return this;
  }

  /** Sets the downlink throughput samples in kbit/s. */
  public CellReading withDownlinkKbps(Values values) {
    downlinkKbps = Objects.requireNonNull(values, "downlinkKbps");
    return this;
  }

  /** Sets the uplink throughput samples in kbit/s. */
  public CellReading withUplinkKbps(Values values) {
    uplinkKbps = Objects.requireNonNull(values, "uplinkKbps");
    return this;
  }

  /** Sets the RSRP of E-UTRA in dBm. */
  public CellReading withRsrpDbm(Values values) {
    rsrpDbm = Objects.requireNonNull(values, "rsrpDbm");
    return this;
  }

  /** Sets the SS-RSRP of NR in dBm. */
  public CellReading withSsRsrpDbm(Values values) {
    ssRsrpDbm = Objects.requireNonNull(values, "ssRsrpDbm");
    return this;
  }

  /** Sets the downlink volume with its active time. */
  public CellReading withDownlink(Volume volume) {
    downlink = Objects.requireNonNull(volume, "downlink");
    return this;
  }

  /** Sets the uplink volume with its active time. */
  public CellReading withUplink(Volume volume) {
    uplink = Objects.requireNonNull(volume, "uplink");
    return this;
  }

  /** Sets the probes: part are lost, whole were sent. */
  public CellReading withLostProbes(Ratio lostOfSent) {
    lostProbes = Objects.requireNonNull(lostOfSent, "lostProbes");
    return this;
  }

  /** Sets the time without service in milliseconds, 0 or more. */
  public CellReading withUnavailableMillis(long millis) {
    if (millis < 0) {
      throw new IllegalArgumentException("unavailable time " + millis + " ms should be 0 or more");
    }
    unavailableMillis = millis;
    return this;
  }

  /** Sets the RRC connection establishments: part succeeded, whole were attempted. */
  public CellReading withRrcSetup(Ratio successesOfAttempts) {
    rrcSetup = Objects.requireNonNull(successesOfAttempts, "rrcSetup");
    return this;
  }

  /**
   * Sets the S1 or NG signalling connection establishments: part succeeded, whole were attempted.
   */
  public CellReading withSignallingSetup(Ratio successesOfAttempts) {
    signallingSetup = Objects.requireNonNull(successesOfAttempts, "signallingSetup");
    return this;
  }

  /** Sets the initial E-RAB or DRB establishments: part succeeded, whole were attempted. */
  public CellReading withBearerSetup(Ratio successesOfAttempts) {
    bearerSetup = Objects.requireNonNull(successesOfAttempts, "bearerSetup");
    return this;
  }

  /**
   * Sets the downlink physical resource blocks in block milliseconds: part was used, whole was
   * available.
   */
  public CellReading withDownlinkPrbMillis(Ratio usedOfAvailable) {
    downlinkPrbMillis = Objects.requireNonNull(usedOfAvailable, "downlinkPrbMillis");
    return this;
  }

  /**
   * Sets the uplink physical resource blocks in block milliseconds: part was used, whole was
   * available.
   */
  public CellReading withUplinkPrbMillis(Ratio usedOfAvailable) {
    uplinkPrbMillis = Objects.requireNonNull(usedOfAvailable, "uplinkPrbMillis");
    return this;
  }

  /** Sets the abnormal releases with the time of sessions. */
  public CellReading withReleases(Releases inSessions) {
    releases = Objects.requireNonNull(inSessions, "releases");
    return this;
  }

  /** Sets the mean integrated RAN downlink delay of the period in microseconds, 0 or more. */
  public CellReading withDownlinkDelayMicros(long micros) {
    if (micros < 0) {
      throw new IllegalArgumentException("downlink delay " + micros + " us should be 0 or more");
    }
    downlinkDelayMicros = micros;
    return this;
  }

  /** What served. */
  public Technology technology() {
    return technology;
  }

  /** ECI or NCI; empty for a probe that does not know its cell. */
  public OptionalLong cellId() {
    return cellId == NO_CELL ? OptionalLong.empty() : OptionalLong.of(cellId);
  }

  /** Whether the source marked the period as unreliable. */
  public boolean suspect() {
    return suspect;
  }

  /** Round-trip times in microseconds. */
  public Optional<Values> rttMicros() {
    return Optional.ofNullable(rttMicros);
  }

  /** Delay variation in microseconds. */
  public Optional<Values> jitterMicros() {
    return Optional.ofNullable(jitterMicros);
  }

  /** Downlink throughput samples in kbit/s. */
  public Optional<Values> downlinkKbps() {
    return Optional.ofNullable(downlinkKbps);
  }

  /** Uplink throughput samples in kbit/s. */
  public Optional<Values> uplinkKbps() {
    return Optional.ofNullable(uplinkKbps);
  }

  /** RSRP of E-UTRA in dBm. */
  public Optional<Values> rsrpDbm() {
    return Optional.ofNullable(rsrpDbm);
  }

  /** SS-RSRP of NR in dBm. */
  public Optional<Values> ssRsrpDbm() {
    return Optional.ofNullable(ssRsrpDbm);
  }

  /** Downlink volume with its active time. */
  public Optional<Volume> downlink() {
    return Optional.ofNullable(downlink);
  }

  /** Uplink volume with its active time. */
  public Optional<Volume> uplink() {
    return Optional.ofNullable(uplink);
  }

  /** Probes: part lost, whole sent. */
  public Optional<Ratio> lostProbes() {
    return Optional.ofNullable(lostProbes);
  }

  /** Time without service in milliseconds. */
  public OptionalLong unavailableMillis() {
    return unavailableMillis < 0 ? OptionalLong.empty() : OptionalLong.of(unavailableMillis);
  }

  /** RRC connection establishments: part succeeded. */
  public Optional<Ratio> rrcSetup() {
    return Optional.ofNullable(rrcSetup);
  }

  /** Signalling connection establishments: part succeeded. */
  public Optional<Ratio> signallingSetup() {
    return Optional.ofNullable(signallingSetup);
  }

  /** Bearer establishments: part succeeded. */
  public Optional<Ratio> bearerSetup() {
    return Optional.ofNullable(bearerSetup);
  }

  /** Downlink physical resource blocks in block milliseconds: part used, whole available. */
  public Optional<Ratio> downlinkPrbMillis() {
    return Optional.ofNullable(downlinkPrbMillis);
  }

  /** Uplink physical resource blocks in block milliseconds: part used, whole available. */
  public Optional<Ratio> uplinkPrbMillis() {
    return Optional.ofNullable(uplinkPrbMillis);
  }

  /** Abnormal releases with the time of sessions. */
  public Optional<Releases> releases() {
    return Optional.ofNullable(releases);
  }

  /** Mean integrated RAN downlink delay in microseconds, weighted by the period. */
  public OptionalLong downlinkDelayMicros() {
    return downlinkDelayMicros < 0 ? OptionalLong.empty() : OptionalLong.of(downlinkDelayMicros);
  }

  /** Whether it says anything of the use of the radio, of releases or delays. */
  public boolean hasRadio() {
    return downlinkPrbMillis != null
        || uplinkPrbMillis != null
        || releases != null
        || downlinkDelayMicros >= 0;
  }
}
