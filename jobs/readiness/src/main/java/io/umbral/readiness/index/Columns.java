package io.umbral.readiness.index;

import java.util.Arrays;
import java.util.stream.DoubleStream;

/** Arithmetic of columns in which NaN stands for a missing value. */
final class Columns {

  private Columns() {}

  static double[] turned(double[] values, Direction direction) {
    return Arrays.stream(values).map(value -> value * direction.sign()).toArray();
  }

  static int present(double[] values) {
    return (int) known(values).count();
  }

  static double least(double[] values) {
    return known(values).min().orElse(Double.NaN);
  }

  static double greatest(double[] values) {
    return known(values).max().orElse(Double.NaN);
  }

  static double mean(double[] values) {
    return known(values).average().orElse(Double.NaN);
  }

  static double median(double[] values) {
    double[] sorted = known(values).sorted().toArray();
    int middle = sorted.length / 2;
    if (sorted.length == 0) {
      return Double.NaN;
    }
    return sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
  }

  /** Standard deviation of a sample: n - 1 in the denominator. */
  static double deviation(double[] values) {
    double mean = mean(values);
    double squares = known(values).map(value -> (value - mean) * (value - mean)).sum();
    return Math.sqrt(squares / (present(values) - 1));
  }

  /** 1 for the least value; equal values share the lowest of their ranks; NaN stays NaN. */
  static double[] ranksFromLeast(double[] values) {
    double[] sorted = known(values).sorted().toArray();
    return Arrays.stream(values)
        .map(value -> Double.isNaN(value) ? value : firstIndexOf(sorted, value) + 1)
        .toArray();
  }

  private static int firstIndexOf(double[] sorted, double value) {
    int low = 0;
    int high = sorted.length;
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (sorted[middle] < value) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low;
  }

  static DoubleStream known(double[] values) {
    return Arrays.stream(values).filter(value -> !Double.isNaN(value));
  }
}
