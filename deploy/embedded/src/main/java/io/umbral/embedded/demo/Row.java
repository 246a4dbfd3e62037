package io.umbral.embedded.demo;

import io.umbral.model.Total;
import io.umbral.model.WindowResult;
import io.umbral.model.WindowResult.Expected;
import io.umbral.model.WindowResult.Verdict;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * One series as the table shows it.
 *
 * @param region name for people
 * @param operator ranHost, or ALL
 * @param values by line, in the unit of its heading; what was not measured is missing
 * @param readings number of readings counted
 * @param completenessPercent readings of those expected, 0..100; empty where none is expected
 */
record Row(
    String region,
    String operator,
    Map<ReferenceLine, Double> values,
    long readings,
    OptionalDouble completenessPercent) {

  /** Keeps its own map. */
  Row {
    values = Map.copyOf(values);
  }

  /** A result under a name for people. */
  static Row of(WindowResult result, String region) {
    Map<ReferenceLine, Double> values = new EnumMap<>(ReferenceLine.class);
    if (!result.verdict().equals(Optional.of(Verdict.INSUFFICIENT))) {
      for (ReferenceLine line : ReferenceLine.values()) {
        line.valueOf(result).ifPresent(value -> values.put(line, value));
      }
    }
    long readings = result.totals().get(Total.READINGS);
    long owed = result.expected().map(Expected::periods).orElse(0L);
    return new Row(
        region,
        result.key().operator(),
        values,
        readings,
        owed == 0 ? OptionalDouble.empty() : OptionalDouble.of(100.0 * readings / owed));
  }

  /** Whether there is anything to judge. Without, a series is neither good nor bad. */
  boolean hasData() {
    return !values.isEmpty();
  }

  /** The worst of its values in lines, above 1 beyond a line; 0 without data. */
  double severity() {
    double worst = 0;
    for (Map.Entry<ReferenceLine, Double> value : values.entrySet()) {
      worst = Math.max(worst, value.getKey().severityOf(value.getValue()));
    }
    return worst;
  }
}
