package io.umbral.sla.slo;

import io.umbral.model.Quantity;
import java.util.Optional;

/**
 * A measure that has a value in each slice and can be compared with a threshold. The name says the
 * unit of the threshold; a name without unit is a ratio 0..1.
 */
public enum Kpi {
  /** Round-trip time in milliseconds. */
  RTT_MILLIS("rttMillis", Quantity.RTT_MICROS, 1_000),
  /** Round-trip time in microseconds. */
  RTT_MICROS("rttMicros", Quantity.RTT_MICROS, 1),
  /** Delay variation in milliseconds. */
  JITTER_MILLIS("jitterMillis", Quantity.JITTER_MICROS, 1_000),
  /** Delay variation in microseconds. */
  JITTER_MICROS("jitterMicros", Quantity.JITTER_MICROS, 1),
  /** Downlink throughput in kbit/s. */
  DOWNLINK_KBPS("downlinkKbps", Quantity.DOWNLINK_KBPS, 1),
  /** Downlink throughput in Mbit/s. */
  DOWNLINK_MBPS("downlinkMbps", Quantity.DOWNLINK_KBPS, 1_000),
  /** Uplink throughput in kbit/s. */
  UPLINK_KBPS("uplinkKbps", Quantity.UPLINK_KBPS, 1),
  /** Uplink throughput in Mbit/s. */
  UPLINK_MBPS("uplinkMbps", Quantity.UPLINK_KBPS, 1_000),
  /** RSRP of E-UTRA in dBm. */
  RSRP_DBM("rsrpDbm", Quantity.RSRP_DBM, 1),
  /** SS-RSRP of NR in dBm. */
  SS_RSRP_DBM("ssRsrpDbm", Quantity.SS_RSRP_DBM, 1),
  /** Probes lost of probes sent. */
  LOSS("loss", Counter.PROBES_LOST, Counter.PROBES_SENT),
  /** Samples of RSRP and SS-RSRP at or above the threshold of coverage, of all samples. */
  COVERAGE("coverage", Counter.COVERAGE_GOOD, Counter.COVERAGE_TOTAL),
  /** Cell time in service of all cell time observed. */
  AVAILABILITY("availability", Counter.AVAILABLE_MILLIS, Counter.OBSERVED_MILLIS),
  /** RRC connection establishments that succeeded, of all. */
  RRC_SETUP("rrcSetup", Counter.RRC_SUCCESSES, Counter.RRC_ATTEMPTS),
  /** S1 or NG signalling connection establishments that succeeded, of all. */
  SIGNALLING_SETUP("signallingSetup", Counter.SIGNALLING_SUCCESSES, Counter.SIGNALLING_ATTEMPTS),
  /** Initial E-RAB or DRB establishments that succeeded, of all. */
  BEARER_SETUP("bearerSetup", Counter.BEARER_SUCCESSES, Counter.BEARER_ATTEMPTS);

  private final String word;
  private final Quantity quantity;
  private final int scale;
  private final Counter part;
  private final Counter whole;

  Kpi(String word, Quantity quantity, int scale) {
    this.word = word;
    this.quantity = quantity;
    this.scale = scale;
    this.part = null;
    this.whole = null;
  }

  Kpi(String word, Counter part, Counter whole) {
    this.word = word;
    this.quantity = null;
    this.scale = 1;
    this.part = part;
    this.whole = whole;
  }

  /** Name in SLO files. */
  public String word() {
    return word;
  }

  /**
   * Finds one by its name in SLO files.
   *
   * @param word such as {@code rttMillis}
   * @return empty where there is none of that name
   */
  public static Optional<Kpi> of(String word) {
    for (Kpi one : values()) {
      if (one.word.equals(word)) {
        return Optional.of(one);
      }
    }
    return Optional.empty();
  }

  /** Whether it is a ratio of two counters, which has no quantiles. */
  public boolean isRatio() {
    return quantity == null;
  }

  /** The counters of a ratio; for {@link #LOSS} the part is bad, for all others it is good. */
  public Optional<Indicator.Ratio> ratio() {
    return isRatio()
        ? Optional.of(new Indicator.Ratio(part, this != LOSS, whole))
        : Optional.empty();
  }

  /** The quantity whose distribution is kept; empty for a ratio. */
  public Optional<Quantity> quantity() {
    return Optional.ofNullable(quantity);
  }

  /** How many units of the quantity are one unit of this name. */
  public int scale() {
    return scale;
  }
}
