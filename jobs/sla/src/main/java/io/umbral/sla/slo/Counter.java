package io.umbral.sla.slo;

import java.util.Optional;

/**
 * What can be counted as good, bad or all of a ratio; named as in the {@code sla-windows} contract.
 */
public enum Counter {
  /** Probes sent whose fate is known. */
  PROBES_SENT("probesSent"),
  /** Probes never answered. */
  PROBES_LOST("probesLost"),
  /** Probes answered. */
  PROBES_ANSWERED("probesAnswered"),
  /** RSRP and SS-RSRP samples. */
  COVERAGE_TOTAL("coverageTotal"),
  /** RSRP and SS-RSRP samples at or above the configured threshold of coverage. */
  COVERAGE_GOOD("coverageGood"),
  /** Cell time in milliseconds for which availability is known. */
  OBSERVED_MILLIS("observedMillis"),
  /** Cell time in milliseconds with availability. */
  AVAILABLE_MILLIS("availableMillis"),
  /** Cell time in milliseconds without availability. */
  UNAVAILABLE_MILLIS("unavailableMillis"),
  /** RRC connection establishments attempted. */
  RRC_ATTEMPTS("rrcAttempts"),
  /** RRC connection establishments that succeeded. */
  RRC_SUCCESSES("rrcSuccesses"),
  /** S1 or NG signalling connection establishments attempted. */
  SIGNALLING_ATTEMPTS("signallingAttempts"),
  /** S1 or NG signalling connection establishments that succeeded. */
  SIGNALLING_SUCCESSES("signallingSuccesses"),
  /** Initial E-RAB or DRB establishments attempted. */
  BEARER_ATTEMPTS("bearerAttempts"),
  /** Initial E-RAB or DRB establishments that succeeded. */
  BEARER_SUCCESSES("bearerSuccesses");

  private final String word;

  Counter(String word) {
    this.word = word;
  }

  /** Name in SLO files. */
  public String word() {
    return word;
  }

  /**
   * Finds one by its name in SLO files.
   *
   * @param word such as {@code probesSent}
   * @return empty where there is none of that name
   */
  public static Optional<Counter> of(String word) {
    for (Counter one : values()) {
      if (one.word.equals(word)) {
        return Optional.of(one);
      }
    }
    return Optional.empty();
  }
}
