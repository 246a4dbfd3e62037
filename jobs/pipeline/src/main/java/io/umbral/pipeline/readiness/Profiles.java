package io.umbral.pipeline.readiness;

import io.umbral.readiness.CorridorProfile;
import io.umbral.readiness.CorridorProfile.Municipality;
import io.umbral.readiness.CorridorProfile.Settlement;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** Corridors as the rules know them. */
final class Profiles {

  private Profiles() {}

  static CorridorProfile of(ReadinessJobConfig.Corridor corridor) {
    Map<String, Double> risks = new HashMap<>();
    corridor.highRiskRatios().forEach(risk -> risks.put(risk.ranHost(), risk.ratio()));
    return new CorridorProfile(
        corridor.id(),
        corridor.name(),
        corridor.geographyVersion(),
        corridor.evidenceGrade(),
        corridor.municipalities().stream()
            .map(p -> new Municipality(p.id(), p.population(), settlement(p.settlement())))
            .toList(),
        risks);
  }

  private static Optional<Settlement> settlement(String name) {
    return name.isEmpty() ? Optional.empty() : Optional.of(Settlement.valueOf(name));
  }
}
