package io.umbral.readiness;

import io.umbral.model.Distribution;
import io.umbral.model.Log64;
import io.umbral.model.Quantity;
import io.umbral.readiness.statistics.OrderStatistics;

/**
 * Distributions of several municipalities as one in which each counts as its population, however
 * many samples it has.
 */
final class WeightedValues {

  private final double[] weights;
  private double total;
  private double squares;
  private double population;
  private long samples;

  WeightedValues(Quantity quantity) {
    this.weights = new double[quantity.buckets()];
  }

  /** Adds a distribution with at least one value. */
  void add(Distribution values, long people) {
    double each = (double) people / values.total();
    values.forEach((bucket, count) -> weights[bucket] += each * count);
    total += people;
    squares += each * people;
    population += people;
    samples += values.total();
  }

  long samples() {
    return samples;
  }

  /** Samples of equal weight that would say as much. */
  double effective() {
    return OrderStatistics.effectiveSize(total, squares);
  }

  double population() {
    return population;
  }

  /** Share of the weight at or below which a value lies, found as a value: 0..1 to the quantity. */
  double quantile(double q) {
    double rest = q * total;
    int last = 0;
    for (int bucket = 0; bucket < weights.length; bucket++) {
      if (weights[bucket] > 0) {
        if (rest <= weights[bucket]) {
          return between(bucket, rest / weights[bucket]);
        }
        rest -= weights[bucket];
        last = bucket;
      }
    }
    return between(last, 1);
  }

  /** Values of a bucket are taken as evenly spread over it. */
  private double between(int bucket, double share) {
    double low = lowest(bucket);
    double high = bucket + 1 < weights.length ? lowest(bucket + 1) : low;
    return low + share * (high - low);
  }

  private double lowest(int bucket) {
    return Log64.lowestOf(bucket);
  }
}
