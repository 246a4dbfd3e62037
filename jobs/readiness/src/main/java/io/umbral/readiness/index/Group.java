package io.umbral.readiness.index;

import java.util.List;
import java.util.Objects;

/**
 * Parts that become one score.
 *
 * @param id identifier, unique in its index
 * @param name name for people
 * @param weight weight among its siblings, above 0
 * @param aggregation how the scores of its parts become one
 * @param threshold how much of it must be known
 * @param parts at least one
 */
public record Group(
    String id,
    String name,
    double weight,
    Aggregation aggregation,
    DataThreshold threshold,
    List<Part> parts)
    implements Part {

  /** Validates. */
  public Group {
    Objects.requireNonNull(id, "id");
    Objects.requireNonNull(name, "name");
    Objects.requireNonNull(aggregation, "aggregation");
    Objects.requireNonNull(threshold, "threshold");
    parts = List.copyOf(parts);
    if (parts.isEmpty()) {
      throw new IllegalArgumentException("group " + id + " should have at least one part");
    }
    checkWeight(id, weight);
  }

  static void checkWeight(String id, double weight) {
    if (!(weight > 0) || Double.isInfinite(weight)) {
      throw new IllegalArgumentException("weight " + weight + " of " + id + " should be above 0");
    }
  }

  /**
   * Weights of the parts.
   *
   * @return in the order of the parts, as they were written
   */
  public double[] weights() {
    return parts.stream().mapToDouble(Part::weight).toArray();
  }
}
