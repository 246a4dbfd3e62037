package io.umbral.console.http;

import io.umbral.console.http.Problem.Kind;
import io.umbral.readiness.ReadinessMethod;
import io.umbral.readiness.ReadinessResult;
import io.umbral.readiness.Scorecard;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;

/** What other weights would make of scores; computed as the official ones are, and not official. */
final class WhatIf {

  private static final double MOST_WEIGHT = 1_000;

  /**
   * A corridor, and what other weights make of it.
   *
   * @param official the score that is published
   * @param index 0..100 by the other weights
   */
  record Other(ReadinessResult official, double index) {}

  private WhatIf() {}

  /**
   * Scores by other weights, the best first.
   *
   * @param scores as published; those of another method, and those without a number, are left out
   * @param official by which they were made
   * @param weights as {@code COV:20,CAP:35}; those that are left out keep the weight of the method
   * @throws Problem where the text says no weights
   */
  static List<Other> of(List<ReadinessResult> scores, ReadinessMethod official, String weights) {
    ReadinessMethod method = official.withWeights(weightsIn(weights, official));
    List<Other> others = new ArrayList<>();
    for (ReadinessResult score : scores) {
      if (score.methodHash().equals(official.hash())) {
        otherwise(score, method).ifPresent(others::add);
      }
    }
    others.sort(
        Comparator.comparingDouble((Other one) -> -one.index())
            .thenComparing(one -> one.official().corridor()));
    return others;
  }

  private static Optional<Other> otherwise(ReadinessResult score, ReadinessMethod method) {
    Map<String, Double> indicators = new HashMap<>();
    for (ReadinessResult.IndicatorResult indicator : score.indicators()) {
      OptionalDouble own = indicator.reading().score();
      if (own.isPresent()) {
        indicators.put(indicator.reading().id(), own.getAsDouble());
      }
    }
    OptionalDouble index = Scorecard.of(method, indicators).index();
    // What has too little for an official score has too little for any.
    return score.index().isPresent() && index.isPresent()
        ? Optional.of(new Other(score, index.getAsDouble()))
        : Optional.empty();
  }

  private static Map<String, Double> weightsIn(String text, ReadinessMethod method) {
    Map<String, Double> weights = new LinkedHashMap<>();
    method.dimensions().forEach(one -> weights.put(one.id(), one.weight()));
    for (String pair : text.split(",", -1)) {
      int colon = pair.indexOf(':');
      String id = colon < 0 ? pair : pair.substring(0, colon);
      if (colon < 0 || !weights.containsKey(id)) {
        throw wrongWeights(weights.keySet());
      }
      weights.put(id, weight(pair.substring(colon + 1), weights.keySet()));
    }
    return weights;
  }

  private static double weight(String text, Set<String> dimensions) {
    try {
      double weight = Double.parseDouble(text.matches("[0-9.]{1,12}") ? text : "");
      if (weight > 0 && weight <= MOST_WEIGHT) {
        return weight;
      }
    } catch (NumberFormatException e) {
      // Said below, as for a number that cannot be a weight.
    }
    throw wrongWeights(dimensions);
  }

  private static Problem wrongWeights(Set<String> dimensions) {
    return new Problem(
        Kind.INVALID_PARAMETER,
        "weights should be DIMENSION:WEIGHT, separated by commas, of "
            + dimensions
            + ", each above 0 and at most "
            + (int) MOST_WEIGHT);
  }
}
