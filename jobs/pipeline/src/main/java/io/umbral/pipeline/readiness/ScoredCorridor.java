package io.umbral.pipeline.readiness;

import io.umbral.readiness.ReadinessResult;

/**
 * A score on its way to be ranked.
 *
 * @param result without a place
 * @param draws of the score, points; none without a score
 */
public record ScoredCorridor(ReadinessResult result, float[] draws) {

  /** Scores of one series and window are ranked among each other. */
  String series() {
    return result.cadence()
        + (result.isProvisional() ? " provisional" : " final")
        + (result.revisionOf().isPresent() ? " corrected" : "");
  }
}
