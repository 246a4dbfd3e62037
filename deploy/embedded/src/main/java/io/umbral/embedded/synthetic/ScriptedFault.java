package io.umbral.embedded.synthetic;

import java.util.Objects;
import java.util.Set;

/**
 * Something that goes wrong in a synthetic nation, for a while and in some places.
 *
 * @param name for people
 * @param kind what goes wrong
 * @param regions identifiers of regions at any level and of corridors; empty for everywhere
 * @param ranHosts operators; empty for all
 * @param fromMillis first instant, milliseconds since the script began
 * @param toMillis first instant after it, milliseconds since the script began
 * @param severity how bad, in the unit of the kind; ignored where the kind has none
 * @param siteRatio share of the sites there that is hit, 0..1
 * @param mostSites no more sites than these are hit, at least 1
 */
public record ScriptedFault(
    String name,
    Kind kind,
    Set<String> regions,
    Set<String> ranHosts,
    long fromMillis,
    long toMillis,
    double severity,
    double siteRatio,
    int mostSites) {

  /** What can go wrong. */
  public enum Kind {
    /**
     * Sites lose their way to the core: every probe is lost, nothing moves, no connection is made.
     */
    FIBRE_CUT(Severity.NONE),
    /** Traffic takes a longer way; severity is the factor on latency, 1 or more. */
    REROUTE(Severity.FACTOR),
    /** Too much traffic; severity is the factor on latency, 1 or more, and divides throughput. */
    CONGESTION(Severity.FACTOR),
    /** Cells are not available for the whole period and measure nothing. */
    POWER_OUTAGE(Severity.NONE),
    /** Signals are weaker; severity is by how many dB, and throughput halves. */
    COVERAGE_LOSS(Severity.DECIBEL),
    /** Sources date their reports ahead; severity is by how many seconds. */
    CLOCK_AHEAD(Severity.SECONDS),
    /** Sources send nothing. */
    SILENCE(Severity.NONE),
    /** Sources send each report again; severity is after how many seconds. */
    DUPLICATES(Severity.SECONDS),
    /** Sources hold their reports back; severity is for how many seconds. */
    LATE(Severity.SECONDS);

    private final Severity severity;

    Kind(Severity severity) {
      this.severity = severity;
    }

    /** In what the severity is told. */
    public Severity severity() {
      return severity;
    }

    /** Whether it changes what arrives and when, and leaves the values as they are. */
    public boolean isOfDelivery() {
      return switch (this) {
        case CLOCK_AHEAD, SILENCE, DUPLICATES, LATE -> true;
        case FIBRE_CUT, REROUTE, CONGESTION, POWER_OUTAGE, COVERAGE_LOSS -> false;
      };
    }
  }

  /** In what a severity is told. */
  public enum Severity {
    /** Not at all. */
    NONE(0),
    /** As a factor, 1 or more. */
    FACTOR(1),
    /** In dB, 0 or more. */
    DECIBEL(0),
    /** In seconds, 0 or more. */
    SECONDS(0);

    private final double least;

    Severity(double least) {
      this.least = least;
    }

    /** Smallest severity, in its unit. */
    public double least() {
      return least;
    }
  }

  /** Validates. */
  public ScriptedFault {
    Objects.requireNonNull(name, "name");
    Objects.requireNonNull(kind, "kind");
    regions = Set.copyOf(regions);
    ranHosts = Set.copyOf(ranHosts);
    if (fromMillis < 0 || toMillis <= fromMillis) {
      throw new IllegalArgumentException(
          "fault '"
              + name
              + "' from "
              + fromMillis
              + " to "
              + toMillis
              + " ms should have 0 <= from < to");
    }
    if (!(severity >= kind.severity().least())) {
      throw new IllegalArgumentException(
          "severity "
              + severity
              + " of '"
              + name
              + "' should be at least "
              + kind.severity().least());
    }
    if (!(siteRatio >= 0 && siteRatio <= 1) || mostSites < 1) {
      throw new IllegalArgumentException(
          "fault '"
              + name
              + "' should hit a share in 0..1, not "
              + siteRatio
              + ", and at least 1 site, not "
              + mostSites);
    }
  }
}
