package io.umbral.readiness;

import io.umbral.readiness.index.DataThreshold;
import io.umbral.readiness.index.Group;
import io.umbral.readiness.index.Part;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.OptionalDouble;

/**
 * A score and its parts. Everything is in points, 0..100.
 *
 * @param index the score; empty where too little is known
 * @param arithmetic what an arithmetic mean of the dimensions would give, never below the score
 *     where all are above the floor; empty where the score is
 * @param weightKnown share of the weight of the dimensions that have a score, 0..1
 * @param indicators scores of the indicators that have one
 * @param dimensions scores of the dimensions that have one
 * @param weightUsed by dimension, share of its weight that has a score, 0..1
 * @param pointsLost by dimension and by indicator, what it keeps from the score: those of the
 *     dimensions sum to 100 less the score, those of a dimension's indicators to its own
 */
public record Scorecard(
    OptionalDouble index,
    OptionalDouble arithmetic,
    double weightKnown,
    Map<String, Double> indicators,
    Map<String, Double> dimensions,
    Map<String, Double> weightUsed,
    Map<String, Double> pointsLost) {

  private static final double BEST = 100;

  /**
   * Makes a score.
   *
   * @param method how
   * @param indicators scores by identifier; those that are missing are missing
   * @return the score and its parts
   */
  public static Scorecard of(ReadinessMethod method, Map<String, Double> indicators) {
    Map<String, Double> dimensions = new LinkedHashMap<>();
    Map<String, Double> used = new LinkedHashMap<>();
    for (Group dimension : method.dimensions()) {
      used.put(dimension.id(), weightOf(dimension, indicators) / weightOf(dimension));
      mean(dimension, indicators).ifPresent(score -> dimensions.put(dimension.id(), score));
    }
    Group root = method.index().root();
    double known = weightOf(root, dimensions) / weightOf(root);
    if (!root.threshold().isMet(root, scores(root, dimensions))) {
      return new Scorecard(
          OptionalDouble.empty(),
          OptionalDouble.empty(),
          known,
          indicators,
          dimensions,
          used,
          Map.of());
    }
    double logarithm = 0;
    double sum = 0;
    double weights = weightOf(root, dimensions);
    for (Part dimension : root.parts()) {
      if (dimensions.containsKey(dimension.id())) {
        double share = dimension.weight() / weights;
        logarithm += share * logarithm(method, dimensions.get(dimension.id()));
        sum += share * dimensions.get(dimension.id());
      }
    }
    double index = Math.exp(logarithm);
    return new Scorecard(
        OptionalDouble.of(index),
        OptionalDouble.of(sum),
        known,
        indicators,
        dimensions,
        used,
        lost(method, index, indicators, dimensions));
  }

  private static Map<String, Double> lost(
      ReadinessMethod method,
      double index,
      Map<String, Double> indicators,
      Map<String, Double> dimensions) {
    Map<String, Double> lost = new LinkedHashMap<>();
    double weights = weightOf(method.index().root(), dimensions);
    double mean = logarithmicMean(BEST, index);
    for (Group dimension : method.dimensions()) {
      Double score = dimensions.get(dimension.id());
      if (score != null) {
        double points =
            mean * dimension.weight() / weights * (Math.log(BEST) - logarithm(method, score));
        lost.put(dimension.id(), points);
        double below = weightOf(dimension, indicators);
        for (Part indicator : dimension.parts()) {
          Double own = indicators.get(indicator.id());
          if (own != null) {
            double share = indicator.weight() / below * (BEST - own);
            lost.put(indicator.id(), score == BEST ? 0 : points * share / (BEST - score));
          }
        }
      }
    }
    return lost;
  }

  /**
   * What each dimension and indicator has added since an earlier score.
   *
   * @param method of both
   * @param earlier the earlier score
   * @return by identifier; those of the dimensions sum to the change of the score, those of a
   *     dimension's indicators to its own; empty where one of the two has no score
   */
  public Map<String, Double> changeSince(ReadinessMethod method, Scorecard earlier) {
    Map<String, Double> change = new LinkedHashMap<>();
    if (index.isEmpty() || earlier.index.isEmpty()) {
      return change;
    }
    double mean = logarithmicMean(index.getAsDouble(), earlier.index.getAsDouble());
    Group root = method.index().root();
    for (Group dimension : method.dimensions()) {
      double points =
          mean * (term(method, root, dimension) - earlier.term(method, root, dimension));
      change.put(dimension.id(), points);
      Map<String, Double> below = new LinkedHashMap<>();
      for (Part part : dimension.parts()) {
        below.put(part.id(), share(dimension, part) - earlier.share(dimension, part));
      }
      double sum = below.values().stream().mapToDouble(Double::doubleValue).sum();
      below.forEach((id, moved) -> change.put(id, sum == 0 ? 0 : points * moved / sum));
    }
    return change;
  }

  /** What a dimension adds to the logarithm of the score. */
  private double term(ReadinessMethod method, Group root, Group dimension) {
    Double score = dimensions.get(dimension.id());
    return score == null
        ? 0
        : dimension.weight() / weightOf(root, dimensions) * logarithm(method, score);
  }

  /** What an indicator adds to the score of its dimension. */
  private double share(Group dimension, Part indicator) {
    Double score = indicators.get(indicator.id());
    boolean counts = score != null && dimensions.containsKey(dimension.id());
    return counts ? indicator.weight() / weightOf(dimension, indicators) * score : 0;
  }

  private static double logarithm(ReadinessMethod method, double score) {
    return Math.log(Math.max(method.floor(), score));
  }

  /** The mean at which a difference of numbers is that of their logarithms. */
  private static double logarithmicMean(double one, double other) {
    double ratio = Math.log(one / other);
    return Math.abs(ratio) < 1e-9 ? (one + other) / 2 : (one - other) / ratio;
  }

  private static OptionalDouble mean(Group group, Map<String, Double> scores) {
    DataThreshold threshold = group.threshold();
    double[] known = scores(group, scores);
    if (!threshold.isMet(group, known)) {
      return OptionalDouble.empty();
    }
    double sum = 0;
    for (Part part : group.parts()) {
      sum += part.weight() * scores.getOrDefault(part.id(), 0.0);
    }
    double weight = weightOf(group, scores);
    return weight == 0 ? OptionalDouble.empty() : OptionalDouble.of(sum / weight);
  }

  private static double[] scores(Group group, Map<String, Double> scores) {
    return group.parts().stream()
        .mapToDouble(part -> scores.getOrDefault(part.id(), Double.NaN))
        .toArray();
  }

  private static double weightOf(Group group, Map<String, Double> known) {
    double weight = 0;
    for (Part part : group.parts()) {
      weight += known.containsKey(part.id()) ? part.weight() : 0;
    }
    return weight;
  }

  private static double weightOf(Group group) {
    double weight = 0;
    for (Part part : group.parts()) {
      weight += part.weight();
    }
    return weight;
  }
}
