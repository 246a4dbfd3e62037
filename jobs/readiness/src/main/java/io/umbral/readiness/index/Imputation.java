package io.umbral.readiness.index;

import java.util.Objects;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * Fills what is missing with what is typical.
 *
 * @param statistic what is typical
 * @param group column that says which units are alike; empty for all
 */
public record Imputation(Statistic statistic, Optional<String> group) {

  /** What is typical of units that are alike. */
  public enum Statistic {
    /** Their arithmetic mean. */
    MEAN,
    /** Their median. */
    MEDIAN
  }

  /** Validates. */
  public Imputation {
    Objects.requireNonNull(statistic, "statistic");
    Objects.requireNonNull(group, "group");
  }

  /** A column without gaps, where units alike have values. */
  double[] apply(double[] values, UnitTable table) {
    double[] filled = values.clone();
    for (int unit = 0; unit < filled.length; unit++) {
      if (Double.isNaN(values[unit])) {
        double[] alike = valuesAlike(values, table, unit);
        filled[unit] = statistic == Statistic.MEAN ? Columns.mean(alike) : Columns.median(alike);
      }
    }
    return filled;
  }

  private double[] valuesAlike(double[] values, UnitTable table, int unit) {
    return IntStream.range(0, values.length)
        .filter(other -> group.isEmpty() || table.isAlike(group.get(), unit, other))
        .mapToDouble(other -> values[other])
        .toArray();
  }
}
