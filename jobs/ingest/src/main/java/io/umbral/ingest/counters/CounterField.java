package io.umbral.ingest.counters;

import io.umbral.model.Log64;
import io.umbral.model.Quantity;
import java.util.Optional;

/** What of a cell reading counters can say: one amount, or one distribution by bins. */
public enum CounterField {
  /** Downlink volume; a throughput only together with {@link #DOWNLINK_ACTIVE_TIME}. */
  DOWNLINK_VOLUME(CounterDimension.VOLUME),
  /** Time with downlink data to move. */
  DOWNLINK_ACTIVE_TIME(CounterDimension.TIME),
  /** Uplink volume; a throughput only together with {@link #UPLINK_ACTIVE_TIME}. */
  UPLINK_VOLUME(CounterDimension.VOLUME),
  /** Time with uplink data to move. */
  UPLINK_ACTIVE_TIME(CounterDimension.TIME),
  /** Time without service. */
  UNAVAILABLE_TIME(CounterDimension.TIME),
  /** RRC connection establishments attempted. */
  RRC_ATTEMPTS(CounterDimension.COUNT),
  /** RRC connection establishments that succeeded. */
  RRC_SUCCESSES(CounterDimension.COUNT),
  /** S1 or NG signalling connection establishments attempted. */
  SIGNALLING_ATTEMPTS(CounterDimension.COUNT),
  /** S1 or NG signalling connection establishments that succeeded. */
  SIGNALLING_SUCCESSES(CounterDimension.COUNT),
  /** Initial E-RAB or DRB establishments attempted. */
  BEARER_ATTEMPTS(CounterDimension.COUNT),
  /** Initial E-RAB or DRB establishments that succeeded. */
  BEARER_SUCCESSES(CounterDimension.COUNT),
  /** Bearers released abnormally. */
  ABNORMAL_RELEASES(CounterDimension.COUNT),
  /** Time of all sessions together. */
  SESSION_TIME(CounterDimension.TIME),
  /** Mean number of downlink physical resource blocks used. */
  DOWNLINK_PRB_USED(CounterDimension.COUNT),
  /** Mean number of downlink physical resource blocks available. */
  DOWNLINK_PRB_AVAILABLE(CounterDimension.COUNT),
  /** Mean number of uplink physical resource blocks used. */
  UPLINK_PRB_USED(CounterDimension.COUNT),
  /** Mean number of uplink physical resource blocks available. */
  UPLINK_PRB_AVAILABLE(CounterDimension.COUNT),
  /** Mean downlink delay in PDCP: one of the terms of the integrated delay (TS 28.554). */
  DOWNLINK_PDCP_DELAY(CounterDimension.DELAY),
  /** Mean downlink delay between the units of a split element. */
  DOWNLINK_F1_DELAY(CounterDimension.DELAY),
  /** Mean downlink delay in RLC. */
  DOWNLINK_RLC_DELAY(CounterDimension.DELAY),
  /** Mean downlink delay on the air. */
  DOWNLINK_AIR_DELAY(CounterDimension.DELAY),
  /** Downlink throughput by bins. */
  DOWNLINK_RATE(Quantity.DOWNLINK_KBPS),
  /** Uplink throughput by bins. */
  UPLINK_RATE(Quantity.UPLINK_KBPS),
  /** RSRP of E-UTRA by bins. */
  RSRP(Quantity.RSRP_DBM),
  /** SS-RSRP of NR by bins. */
  SS_RSRP(Quantity.SS_RSRP_DBM);

  private final CounterDimension dimension;
  private final Optional<Quantity> quantity;

  CounterField(CounterDimension dimension) {
    this.dimension = dimension;
    this.quantity = Optional.empty();
  }

  CounterField(Quantity quantity) {
    this.dimension = CounterDimension.COUNT;
    this.quantity = Optional.of(quantity);
  }

  /** What its counters count. */
  public CounterDimension dimension() {
    return dimension;
  }

  /** Whether it is a mean number in the period, which adds up once it is multiplied by time. */
  boolean isMeanNumber() {
    return switch (this) {
      case DOWNLINK_PRB_USED, DOWNLINK_PRB_AVAILABLE, UPLINK_PRB_USED, UPLINK_PRB_AVAILABLE -> true;
      case DOWNLINK_VOLUME,
          DOWNLINK_ACTIVE_TIME,
          UPLINK_VOLUME,
          UPLINK_ACTIVE_TIME,
          UNAVAILABLE_TIME,
          RRC_ATTEMPTS,
          RRC_SUCCESSES,
          SIGNALLING_ATTEMPTS,
          SIGNALLING_SUCCESSES,
          BEARER_ATTEMPTS,
          BEARER_SUCCESSES,
          ABNORMAL_RELEASES,
          SESSION_TIME,
          DOWNLINK_PDCP_DELAY,
          DOWNLINK_F1_DELAY,
          DOWNLINK_RLC_DELAY,
          DOWNLINK_AIR_DELAY,
          DOWNLINK_RATE,
          UPLINK_RATE,
          RSRP,
          SS_RSRP ->
          false;
    };
  }

  /** The quantity whose distribution its bins are; empty for an amount. */
  public Optional<Quantity> quantity() {
    return quantity;
  }

  /** Its name in a mapping: {@code DOWNLINK_ACTIVE_TIME} is {@code downlinkActiveTime}. */
  public String label() {
    StringBuilder label = new StringBuilder();
    boolean startsWord = false;
    for (char letter : name().toCharArray()) {
      if (letter == '_') {
        startsWord = true;
      } else {
        label.append(startsWord ? letter : Character.toLowerCase(letter));
        startsWord = false;
      }
    }
    return label.toString();
  }

  /** Whether a value can stand for a bin of its distribution. */
  boolean takes(int value) {
    return quantity
        .map(one -> value >= one.lowest() && value <= Math.min(one.highest(), Log64.MAX_VALUE))
        .orElse(false);
  }
}
