package io.umbral.benchmarks.load;

import java.util.ArrayList;
import java.util.List;

/** How the lag of the job goes on: readings that were due and are not received, over time. */
final class Trend {

  /** Growth of the lag that still counts as none, as a share of the load. */
  private static final double LARGEST_GROWTH = 0.01;

  private static final int FEWEST = 3;

  private record Sample(double seconds, double readings) {}

  private final List<Sample> samples = new ArrayList<>();

  synchronized void add(double seconds, double lagReadings) {
    samples.add(new Sample(seconds, lagReadings));
  }

  /**
   * Growth in readings per second: the slope of the line that fits best (least squares); not a
   * number where there are too few samples to say.
   */
  synchronized double slope() {
    if (samples.size() < FEWEST) {
      return Double.NaN;
    }
    double meanSeconds = samples.stream().mapToDouble(Sample::seconds).average().orElseThrow();
    double meanReadings = meanReadings();
    double square = 0;
    double product = 0;
    for (Sample sample : samples) {
      double seconds = sample.seconds() - meanSeconds;
      square += seconds * seconds;
      product += seconds * (sample.readings() - meanReadings);
    }
    return product / square;
  }

  /** Whether a load can go on for ever; what cannot be said is no yes. */
  boolean isSteady(long readingsPerSecond) {
    return slope() <= LARGEST_GROWTH * readingsPerSecond;
  }

  synchronized double meanReadings() {
    return samples.stream().mapToDouble(Sample::readings).average().orElse(0);
  }

  synchronized double largestReadings() {
    return samples.stream().mapToDouble(Sample::readings).max().orElse(0);
  }
}
