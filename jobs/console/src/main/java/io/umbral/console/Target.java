package io.umbral.console;

import java.util.Objects;

/**
 * A line that the values of a metric are held against.
 *
 * @param metric which one
 * @param line in the unit of the metric
 * @param source where it comes from
 * @param legal whether a law or licence demands it
 */
public record Target(Metric metric, double line, String source, boolean legal) {

  /** From which severity on a value is near its line. */
  public static final double NEAR = 0.8;

  /** Validates. */
  public Target {
    Objects.requireNonNull(metric, "metric");
    Objects.requireNonNull(source, "source");
    if (!Double.isFinite(line) || line <= 0 || (metric.isShareToKeepHigh() && line >= 1)) {
      throw new IllegalArgumentException(
          "line of " + metric + " is " + line + " and should be above 0, of a ratio below 1");
    }
  }

  /**
   * How bad a value is: above 1 beyond the line.
   *
   * @param value in the unit of the metric
   * @return the value in lines; the line in values where more is better; of shares that should be
   *     high, what is missing in what may be missing
   */
  public double severityOf(double value) {
    if (metric.isWorseAbove()) {
      return value / line;
    }
    if (metric.isShareToKeepHigh()) {
      return (1 - value) / (1 - line);
    }
    return value <= 0 ? Double.MAX_VALUE : line / value;
  }

  /** Where a value stands. */
  public Standing standingOf(double value) {
    return Standing.of(severityOf(value));
  }

  /** Where a value stands to its line. */
  public enum Standing {
    /** On the good side. */
    WITHIN,
    /** Still on the good side, and near the line. */
    NEAR,
    /** On the bad side. */
    BEYOND;

    /**
     * Of a severity.
     *
     * @param severity above 1 beyond the line
     */
    public static Standing of(double severity) {
      if (severity > 1) {
        return BEYOND;
      }
      return severity > Target.NEAR ? NEAR : WITHIN;
    }
  }
}
