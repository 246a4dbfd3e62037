package io.umbral.benchmarks.load;

import java.util.Map;
import java.util.TreeMap;

/**
 * How the lag of the job goes on: readings that were due and are not received, over time.
 *
 * <p>The lag is a saw: it rises while a slice closes and falls after. A line through a few of its
 * teeth sees growth where there is none, so the trend is that of the lowest lag in each tooth.
 */
final class Trend {

  /** Growth of the lag that still counts as none, as a share of the load. */
  private static final double LARGEST_GROWTH = 0.01;

  private static final int FEWEST_TEETH = 2;

  private final double toothSeconds;
  private final Map<Long, Double> lowestOfTooth = new TreeMap<>();
  private double sumReadings;
  private double largestReadings;
  private long samples;

  /**
   * Makes an empty one.
   *
   * @param toothSeconds length of a tooth: that of a slice
   */
  Trend(double toothSeconds) {
    this.toothSeconds = toothSeconds;
  }

  synchronized void add(double seconds, double lagReadings) {
    lowestOfTooth.merge((long) Math.floor(seconds / toothSeconds), lagReadings, Math::min);
    sumReadings += lagReadings;
    largestReadings = Math.max(largestReadings, lagReadings);
    samples++;
  }

  /**
   * Growth in readings per second: the slope of the line that fits best (least squares); not a
   * number where there are too few teeth to say.
   */
  synchronized double slope() {
    if (lowestOfTooth.size() < FEWEST_TEETH) {
      return Double.NaN;
    }
    double meanTooth =
        lowestOfTooth.keySet().stream().mapToDouble(Long::doubleValue).average().orElseThrow();
    double meanLowest =
        lowestOfTooth.values().stream().mapToDouble(each -> each).average().orElseThrow();
    double square = 0;
    double product = 0;
    for (Map.Entry<Long, Double> tooth : lowestOfTooth.entrySet()) {
      double seconds = (tooth.getKey() - meanTooth) * toothSeconds;
      square += seconds * seconds;
      product += seconds * (tooth.getValue() - meanLowest);
    }
    return product / square;
  }

  /** Whether a load can go on for ever; what cannot be said is no yes. */
  boolean isSteady(long readingsPerSecond) {
    return slope() <= LARGEST_GROWTH * readingsPerSecond;
  }

  synchronized double meanReadings() {
    return samples == 0 ? 0 : sumReadings / samples;
  }

  synchronized double largestReadings() {
    return largestReadings;
  }
}
