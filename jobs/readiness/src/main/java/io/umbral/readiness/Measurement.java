package io.umbral.readiness;

import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Collectors;

/** What windows of a corridor can be measured for. */
enum Measurement {
  SHARE_5G("share_5g", Kind.CENTRE),
  AVAILABLE_4G("avail_4g_plus", Kind.CENTRE),
  SERVED_POPULATION("served_pop", Kind.CENTRE),
  DOWNLINK_MEDIAN("down_p50", Kind.CENTRE),
  DOWNLINK_LOW("down_p10", Kind.TAIL),
  UPLINK_MEDIAN("up_p50", Kind.CENTRE),
  RTT_MEDIAN("rtt_p50", Kind.CENTRE),
  RTT_HIGH("rtt_p95", Kind.TAIL),
  JITTER_HIGH("jitter_p95", Kind.TAIL),
  LOSS("loss_mean", Kind.CENTRE),
  SESSION_FAILURE("session_fail", Kind.CENTRE),
  UNAVAILABILITY("unavail", Kind.CENTRE),
  RURAL_GAP("rural_gap_pp", Kind.CENTRE),
  OPERATOR_CONCENTRATION("operator_hhi", Kind.COMPETITION),
  SECOND_BEST("second_best_ratio", Kind.COMPETITION),
  HIGH_RISK_VENDORS("high_risk_vendor", Kind.COMPETITION);

  /** How many samples a measurement needs. */
  enum Kind {
    /** As many as a median or a share. */
    CENTRE,
    /** As many as a tail. */
    TAIL,
    /** As many as a median, and several operators. */
    COMPETITION
  }

  private final String id;
  private final Kind kind;

  Measurement(String id, Kind kind) {
    this.id = id;
    this.kind = kind;
  }

  /** Identifier of its indicator. */
  String id() {
    return id;
  }

  Kind kind() {
    return kind;
  }

  static Optional<Measurement> named(String id) {
    return Arrays.stream(values()).filter(known -> known.id.equals(id)).findFirst();
  }

  static String identifiers() {
    return Arrays.stream(values()).map(Measurement::id).collect(Collectors.joining(", "));
  }
}
