package io.umbral.sla.slo;

import io.umbral.model.Rational;
import java.util.Objects;

/** How a slice's measurements are divided into good and bad. */
public sealed interface Indicator {

  /**
   * Two counts of which one is part of the other.
   *
   * @param part counted as good or as bad
   * @param partIsGood whether the part is the good one
   * @param whole counted at all
   */
  record Ratio(Counter part, boolean partIsGood, Counter whole) implements Indicator {

    /** Validates. */
    public Ratio {
      Objects.requireNonNull(part, "part");
      Objects.requireNonNull(whole, "whole");
      if (!isPart(part, whole)) {
        throw new IllegalArgumentException(
            part.word() + " should be a part of what is counted at all, " + whole.word());
      }
    }

    /**
     * Whether one counter never exceeds another.
     *
     * @param part the one
     * @param whole the other
     * @return true where a ratio of both has a meaning
     */
    public static boolean isPart(Counter part, Counter whole) {
      return switch (whole) {
        case PROBES_SENT -> part == Counter.PROBES_LOST || part == Counter.PROBES_ANSWERED;
        case COVERAGE_TOTAL -> part == Counter.COVERAGE_GOOD;
        case OBSERVED_MILLIS ->
            part == Counter.AVAILABLE_MILLIS || part == Counter.UNAVAILABLE_MILLIS;
        case RRC_ATTEMPTS -> part == Counter.RRC_SUCCESSES;
        case SIGNALLING_ATTEMPTS -> part == Counter.SIGNALLING_SUCCESSES;
        case BEARER_ATTEMPTS -> part == Counter.BEARER_SUCCESSES;
        case PROBES_LOST,
            PROBES_ANSWERED,
            COVERAGE_GOOD,
            AVAILABLE_MILLIS,
            UNAVAILABLE_MILLIS,
            RRC_SUCCESSES,
            SIGNALLING_SUCCESSES,
            BEARER_SUCCESSES ->
            false;
      };
    }
  }

  /**
   * A value that is compared: good where the comparison holds. One event in each minute, or one for
   * each value with {@link Statistic.Each}.
   *
   * @param kpi what is measured
   * @param statistic what of a slice's values is compared; {@link Statistic.Mean} for a ratio
   * @param comparison how it must stand to the threshold
   * @param threshold in the unit of the KPI's name
   */
  record Threshold(Kpi kpi, Statistic statistic, Comparison comparison, Rational threshold)
      implements Indicator {

    /** Validates. */
    public Threshold {
      Objects.requireNonNull(kpi, "kpi");
      Objects.requireNonNull(statistic, "statistic");
      Objects.requireNonNull(comparison, "comparison");
      Objects.requireNonNull(threshold, "threshold");
      if (kpi.isRatio() && !(statistic instanceof Statistic.Mean)) {
        throw new IllegalArgumentException(
            kpi.word() + " is a ratio and has no single values: its aggregation should be mean");
      }
    }
  }
}
