package io.umbral.readiness;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * What is known of a corridor apart from measurements.
 *
 * @param id identifier
 * @param name name for people
 * @param geographyVersion version of the list of its municipalities
 * @param evidenceGrade how well that list is known: A official, B stated on a public page, C to be
 *     verified
 * @param municipalities at least one
 * @param highRiskRatios by ranHost, share of its radio sites on high-risk vendors, 0..1; those that
 *     are not known are missing
 */
public record CorridorProfile(
    String id,
    String name,
    String geographyVersion,
    String evidenceGrade,
    List<Municipality> municipalities,
    Map<String, Double> highRiskRatios) {

  /** What kind of place a municipality is. */
  public enum Settlement {
    /** Most of its people live in towns. */
    URBAN,
    /** Most of them do not. */
    RURAL
  }

  /**
   * A municipality.
   *
   * @param id identifier of its region
   * @param population inhabitants, 1 or more
   * @param settlement what kind of place it is; empty where unknown
   */
  public record Municipality(String id, long population, Optional<Settlement> settlement) {

    /** Validates. */
    public Municipality {
      Objects.requireNonNull(id, "id");
      Objects.requireNonNull(settlement, "settlement");
      if (population < 1) {
        throw new IllegalArgumentException(
            "population " + population + " of " + id + " should be 1 or more");
      }
    }
  }

  /** Validates. */
  public CorridorProfile {
    Objects.requireNonNull(id, "id");
    Objects.requireNonNull(name, "name");
    Objects.requireNonNull(geographyVersion, "geographyVersion");
    Objects.requireNonNull(evidenceGrade, "evidenceGrade");
    municipalities = List.copyOf(municipalities);
    highRiskRatios = Map.copyOf(highRiskRatios);
    if (municipalities.isEmpty()) {
      throw new IllegalArgumentException("corridor " + id + " should have a municipality");
    }
  }
}
