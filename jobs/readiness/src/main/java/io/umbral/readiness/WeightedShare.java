package io.umbral.readiness;

import io.umbral.readiness.statistics.OrderStatistics;

/** Shares of several municipalities as one in which each counts as its population. */
final class WeightedShare {

  private double total;
  private double squares;
  private double sum;
  private double samples;

  /** Adds a share, 0..1, of at least one sample. */
  void add(double ratio, double n, long people) {
    sum += people * ratio;
    total += people;
    squares += (double) people * people / n;
    samples += n;
  }

  double ratio() {
    return sum / total;
  }

  double effective() {
    return OrderStatistics.effectiveSize(total, squares);
  }

  double samples() {
    return samples;
  }

  double population() {
    return total;
  }
}
