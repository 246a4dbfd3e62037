package io.umbral.readiness.index;

import java.util.List;

/**
 * How much of a group must be known for it to have a score.
 *
 * @param partsRatio least share of its parts, 0..1
 * @param weightRatio least share of its weight, 0..1
 * @param required identifiers of parts that must be known
 */
public record DataThreshold(double partsRatio, double weightRatio, List<String> required) {

  /** Anything is enough. */
  public static final DataThreshold NONE = new DataThreshold(0, 0, List.of());

  /** A share of weights is compared as it was meant: 0.4 + 0.1 is half. */
  private static final double ROUNDING = 1e-9;

  /** Validates. */
  public DataThreshold {
    if (!(partsRatio >= 0 && partsRatio <= 1) || !(weightRatio >= 0 && weightRatio <= 1)) {
      throw new IllegalArgumentException(
          "thresholds " + partsRatio + " and " + weightRatio + " should be 0..1");
    }
    required = List.copyOf(required);
  }

  /**
   * Whether enough is known.
   *
   * @param group whose threshold this is
   * @param scores of its parts, NaN where missing
   * @return false where the group has no score
   */
  public boolean isMet(Group group, double[] scores) {
    double known = 0;
    double weight = 0;
    double all = 0;
    for (int i = 0; i < scores.length; i++) {
      Part part = group.parts().get(i);
      all += part.weight();
      if (!Double.isNaN(scores[i])) {
        known++;
        weight += part.weight();
      } else if (required.contains(part.id())) {
        return false;
      }
    }
    return known / scores.length >= partsRatio - ROUNDING && weight / all >= weightRatio - ROUNDING;
  }
}
