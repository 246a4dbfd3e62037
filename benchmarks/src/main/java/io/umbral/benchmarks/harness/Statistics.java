package io.umbral.benchmarks.harness;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Random;

/**
 * Median and how far it can be trusted.
 *
 * @param median of the values
 * @param low end of the 95 % bootstrap interval
 * @param high other end
 */
public record Statistics(double median, double low, double high) {

  private static final int RESAMPLES = 2_000;

  /**
   * Of some values.
   *
   * @param values one or more
   * @param seed of the resampling
   */
  public static Statistics of(double[] values, long seed) {
    if (values.length == 0) {
      throw new IllegalArgumentException("there is no median of no values");
    }
    Random random = new Random(seed);
    double[] medians = new double[RESAMPLES];
    double[] resample = new double[values.length];
    for (int i = 0; i < RESAMPLES; i++) {
      Arrays.setAll(resample, any -> values[random.nextInt(values.length)]);
      medians[i] = medianOf(resample);
    }
    Arrays.sort(medians);
    return new Statistics(
        medianOf(values), medians[RESAMPLES / 40], medians[RESAMPLES - 1 - RESAMPLES / 40]);
  }

  private static double medianOf(double[] values) {
    double[] sorted = values.clone();
    Arrays.sort(sorted);
    int middle = sorted.length / 2;
    return sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
  }

  /** For a result file. */
  public Map<String, Object> toJson() {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("median", median);
    json.put("low95", low);
    json.put("high95", high);
    return json;
  }
}
