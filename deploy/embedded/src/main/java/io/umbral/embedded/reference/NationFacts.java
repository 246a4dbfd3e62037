package io.umbral.embedded.reference;

import java.time.ZoneId;
import java.util.Objects;

/**
 * Figures of a whole country.
 *
 * @param zone zone by whose clock people use the network
 * @param nrPopulationRatio share of the inhabitants whom NR reaches, 0..1
 */
public record NationFacts(ZoneId zone, double nrPopulationRatio) {

  /** Validates. */
  public NationFacts {
    Objects.requireNonNull(zone, "zone");
    if (!(nrPopulationRatio >= 0 && nrPopulationRatio <= 1)) {
      throw new IllegalArgumentException(
          "share of inhabitants with NR is " + nrPopulationRatio + " and should be in 0..1");
    }
  }
}
