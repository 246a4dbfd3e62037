package io.umbral.readiness;

import io.umbral.readiness.statistics.Interval;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * A corridor scored in a window, before it is ranked among others.
 *
 * @param corridor identifier of the corridor
 * @param scorecard score and parts
 * @param indicators in the order of the method
 * @param sampling interval of the score from sampling alone; empty without a score
 * @param total interval that also varies weights, goalposts, scales and the aggregation; empty
 *     without a score
 * @param bandProbabilities by band in the order of the method; none without a score
 * @param grade how good the evidence is; empty without a score
 * @param liveRatio share of the weight that is measured live, 0..1
 * @param draws of the score for comparison with others; none without a score
 * @param provenance which windows it was made of
 * @param lastLive indicators as they were last live, for the next window
 */
public record CorridorScore(
    String corridor,
    Scorecard scorecard,
    List<IndicatorReading> indicators,
    Optional<Interval> sampling,
    Optional<Interval> total,
    List<Double> bandProbabilities,
    Optional<String> grade,
    double liveRatio,
    float[] draws,
    Provenance provenance,
    Map<String, LastLive> lastLive) {

  /** Validates. */
  public CorridorScore {
    Objects.requireNonNull(corridor, "corridor");
    indicators = List.copyOf(indicators);
    bandProbabilities = List.copyOf(bandProbabilities);
    lastLive = Map.copyOf(lastLive);
  }
}
