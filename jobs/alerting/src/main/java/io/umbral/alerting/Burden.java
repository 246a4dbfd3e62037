package io.umbral.alerting;

import io.umbral.model.Quantity;
import io.umbral.model.Total;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * What a cell adds to what a rule finds wrong, in whole numbers that add up over cells and time:
 * the probes that it lost, its samples beyond the level of the rule.
 *
 * @param kind what is counted
 * @param bound level beyond which samples are counted, in the unit of the quantity; 0 where the
 *     kind needs none
 */
public record Burden(Kind kind, int bound) implements Comparable<Burden> {

  /** What is counted. The order never changes; new ones are added at the end. */
  public enum Kind {
    /** Probes never answered. */
    LOST_PROBES,
    /** Milliseconds out of service. */
    UNAVAILABLE_MILLIS,
    /** Attempts to set up a connection that failed. */
    FAILED_SETUPS,
    /** Round-trip times above the bound. */
    LONG_ROUND_TRIPS,
    /** Values of jitter above the bound. */
    LONG_JITTERS,
    /** Samples of downlink throughput below the bound. */
    SLOW_DOWNLINKS,
    /** Samples of uplink throughput below the bound. */
    SLOW_UPLINKS,
    /** Samples of received power below the level from which on a place counts as covered. */
    UNCOVERED_SAMPLES;

    /** Totals whose sum is counted. */
    public List<Total> added() {
      return switch (this) {
        case LOST_PROBES -> List.of(Total.PROBES_LOST);
        case UNAVAILABLE_MILLIS -> List.of(Total.UNAVAILABLE_MILLIS);
        case FAILED_SETUPS ->
            List.of(Total.RRC_ATTEMPTS, Total.SIGNALLING_ATTEMPTS, Total.BEARER_ATTEMPTS);
        case LONG_ROUND_TRIPS, LONG_JITTERS, SLOW_DOWNLINKS, SLOW_UPLINKS, UNCOVERED_SAMPLES ->
            List.of();
      };
    }

    /** Totals that are taken off that sum. */
    public List<Total> deducted() {
      return this == FAILED_SETUPS
          ? List.of(Total.RRC_SUCCESSES, Total.SIGNALLING_SUCCESSES, Total.BEARER_SUCCESSES)
          : List.of();
    }

    /** The quantity whose samples are counted beyond the bound; empty where there is no bound. */
    public Optional<Quantity> quantity() {
      return switch (this) {
        case LONG_ROUND_TRIPS -> Optional.of(Quantity.RTT_MICROS);
        case LONG_JITTERS -> Optional.of(Quantity.JITTER_MICROS);
        case SLOW_DOWNLINKS -> Optional.of(Quantity.DOWNLINK_KBPS);
        case SLOW_UPLINKS -> Optional.of(Quantity.UPLINK_KBPS);
        case LOST_PROBES, UNAVAILABLE_MILLIS, FAILED_SETUPS, UNCOVERED_SAMPLES -> Optional.empty();
      };
    }

    /** Whether samples above the bound are counted, or else those below it. */
    public boolean isAbove() {
      return this == LONG_ROUND_TRIPS || this == LONG_JITTERS;
    }
  }

  private static final int MICROS_PER_MILLI = 1_000;

  /** Validates. */
  public Burden {
    Objects.requireNonNull(kind, "kind");
    if (bound < 0 || (kind.quantity().isEmpty() && bound != 0)) {
      throw new IllegalArgumentException(
          "bound " + bound + " of " + kind + " should be 0 or more, and 0 where there is none");
    }
  }

  /**
   * A burden without bound.
   *
   * @param kind what is counted
   * @return the burden
   */
  public static Burden of(Kind kind) {
    return new Burden(kind, 0);
  }

  /** What is counted, for people, such as {@code probes lost}. */
  public String words() {
    return switch (kind) {
      case LOST_PROBES -> "probes lost";
      case UNAVAILABLE_MILLIS -> "ms out of service";
      case FAILED_SETUPS -> "failed set-ups";
      case LONG_ROUND_TRIPS -> "round-trip times above " + millis();
      case LONG_JITTERS -> "values of jitter above " + millis();
      case SLOW_DOWNLINKS -> "downlink samples below " + bound + " kbit/s";
      case SLOW_UPLINKS -> "uplink samples below " + bound + " kbit/s";
      case UNCOVERED_SAMPLES -> "uncovered samples";
    };
  }

  private String millis() {
    return bound % MICROS_PER_MILLI == 0 ? bound / MICROS_PER_MILLI + " ms" : bound + " µs";
  }

  @Override
  public int compareTo(Burden other) {
    int byKind = kind.compareTo(other.kind);
    return byKind != 0 ? byKind : Integer.compare(bound, other.bound);
  }
}
