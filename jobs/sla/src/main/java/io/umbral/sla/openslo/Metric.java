package io.umbral.sla.openslo;

import java.util.Objects;

/** What an indicator reads. */
public sealed interface Metric {

  /**
   * A value, to be compared with the bound of an objective.
   *
   * @param source of the value
   */
  record Threshold(MetricSource source) implements Metric {
    /** Validates. */
    public Threshold {
      Objects.requireNonNull(source, "source");
    }
  }

  /**
   * Events of all events.
   *
   * @param isGood whether the numerator counts good events, or bad ones
   * @param numerator of them
   * @param total all of them
   */
  record Fraction(boolean isGood, MetricSource numerator, MetricSource total) implements Metric {
    /** Validates. */
    public Fraction {
      Objects.requireNonNull(numerator, "numerator");
      Objects.requireNonNull(total, "total");
    }
  }

  /**
   * A ratio that is known as such.
   *
   * @param isSuccess whether it is a ratio of good events, or of bad ones
   * @param source of the ratio
   */
  record Raw(boolean isSuccess, MetricSource source) implements Metric {
    /** Validates. */
    public Raw {
      Objects.requireNonNull(source, "source");
    }
  }
}
