package io.umbral.readiness.index;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * An index computed for units: every stage from the raw values to the scores.
 *
 * @param denominated values divided by their denominators
 * @param imputed gaps filled
 * @param screened units that have enough of their values
 * @param treated outliers treated
 * @param treatments by indicator, what was done to it; empty without treatment
 * @param normalised scores of the indicators
 * @param scores scores of the indicators and of every group
 */
public record IndexEvaluation(
    UnitTable denominated,
    UnitTable imputed,
    UnitTable screened,
    UnitTable treated,
    Map<String, Treatment.Treated> treatments,
    UnitTable normalised,
    UnitTable scores) {

  /** Validates. */
  public IndexEvaluation {
    Objects.requireNonNull(scores, "scores");
    treatments = Map.copyOf(treatments);
  }

  /**
   * Computes an index.
   *
   * @param index its definition
   * @param raw the units, with a column for every indicator and denominator
   * @return every stage
   */
  public static IndexEvaluation of(IndexDefinition index, UnitTable raw) {
    UnitTable denominated = denominate(index, raw);
    UnitTable imputed = impute(index, denominated);
    UnitTable screened = screen(index, imputed);
    Map<String, Treatment.Treated> treatments = new LinkedHashMap<>();
    UnitTable treated = treat(index.treatment(), screened, treatments);
    UnitTable normalised = treated;
    for (Indicator indicator : index.indicators()) {
      double[] column = treated.column(indicator.id());
      normalised =
          normalised.with(
              indicator.id(), indicator.normalisation().apply(column, indicator.direction()));
    }
    return new IndexEvaluation(
        denominated,
        imputed,
        screened,
        treated,
        treatments,
        normalised,
        aggregate(index.root(), normalised));
  }

  /**
   * Places of the units by their scores.
   *
   * @param element identifier of the index or of a part of it
   * @return by unit, 1 for the highest score; equal scores share the place; NaN without a score
   */
  public double[] places(String element) {
    double[] scoresOfElement = scores.column(element);
    return Columns.ranksFromLeast(Arrays.stream(scoresOfElement).map(score -> -score).toArray());
  }

  private static UnitTable denominate(IndexDefinition index, UnitTable raw) {
    Map<String, double[]> columns = new LinkedHashMap<>();
    for (Indicator indicator : index.indicators()) {
      double[] column = raw.column(indicator.column());
      if (indicator.denominator().isPresent()) {
        double[] divisors = raw.column(indicator.denominator().get());
        Arrays.setAll(column, i -> divisors[i] == 0 ? Double.NaN : column[i] / divisors[i]);
      }
      columns.put(indicator.id(), column);
    }
    return raw.withColumns(columns);
  }

  private static UnitTable impute(IndexDefinition index, UnitTable table) {
    if (index.imputation().isEmpty()) {
      return table;
    }
    Map<String, double[]> columns = new LinkedHashMap<>();
    for (String name : table.columns()) {
      columns.put(name, index.imputation().get().apply(table.column(name), table));
    }
    return table.withColumns(columns);
  }

  private static UnitTable screen(IndexDefinition index, UnitTable table) {
    if (index.screening().isEmpty()) {
      return table;
    }
    double least = index.screening().getAsDouble();
    return table.only(
        IntStream.range(0, table.units().size())
            .filter(unit -> share(table, unit) >= least)
            .toArray());
  }

  private static double share(UnitTable table, int unit) {
    long present = table.columns().stream().filter(c -> table.value(unit, c).isPresent()).count();
    return (double) present / table.columns().size();
  }

  private static UnitTable treat(
      Optional<Treatment> treatment, UnitTable table, Map<String, Treatment.Treated> done) {
    if (treatment.isEmpty()) {
      return table;
    }
    Map<String, double[]> columns = new LinkedHashMap<>();
    for (String name : table.columns()) {
      Treatment.Treated treated = treatment.get().apply(table.column(name));
      done.put(name, treated);
      columns.put(name, treated.values());
    }
    return table.withColumns(columns);
  }

  private static UnitTable aggregate(Group group, UnitTable normalised) {
    UnitTable scores = normalised;
    double[][] parts = new double[group.parts().size()][];
    for (int i = 0; i < parts.length; i++) {
      Part part = group.parts().get(i);
      if (part instanceof Group below) {
        scores = aggregate(below, scores);
      }
      parts[i] = scores.column(part.id());
    }
    double[] whole = group.aggregation().apply(parts, group.weights());
    for (int unit = 0; unit < whole.length; unit++) {
      int row = unit;
      double[] known = IntStream.range(0, parts.length).mapToDouble(i -> parts[i][row]).toArray();
      if (!group.threshold().isMet(group, known)) {
        whole[unit] = Double.NaN;
      }
    }
    return scores.with(group.id(), whole);
  }
}
