package io.umbral.readiness.index;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.OptionalDouble;

/**
 * Units with named columns of numbers, in which gaps are allowed, and of labels.
 *
 * <p>Not changed once made: {@link #with} gives another table.
 */
public final class UnitTable {

  private final List<String> units;
  private final Map<String, double[]> columns;
  private final Map<String, List<String>> labels;

  /**
   * A table.
   *
   * @param units identifiers of the units
   * @param columns by name, one number for each unit, NaN where missing
   * @param labels by name, one text for each unit
   */
  public UnitTable(
      List<String> units, Map<String, double[]> columns, Map<String, List<String>> labels) {
    this.units = List.copyOf(units);
    this.columns = new LinkedHashMap<>(columns);
    this.labels = Map.copyOf(labels);
    columns.forEach((name, column) -> checkLength(name, column.length));
    labels.forEach((name, column) -> checkLength(name, column.size()));
  }

  private void checkLength(String name, int length) {
    if (length != units.size()) {
      throw new IllegalArgumentException(
          "column " + name + " has " + length + " values and should have " + units.size());
    }
  }

  /**
   * Identifiers of the units.
   *
   * @return in the order of the table
   */
  public List<String> units() {
    return units;
  }

  /**
   * Names of the columns of numbers.
   *
   * @return in the order of the table
   */
  public List<String> columns() {
    return List.copyOf(columns.keySet());
  }

  /**
   * A column of numbers.
   *
   * @param name of the column
   * @return a copy, NaN where missing
   */
  public double[] column(String name) {
    return Objects.requireNonNull(columns.get(name), () -> "no column " + name).clone();
  }

  /**
   * A number.
   *
   * @param unit index of the unit
   * @param name of the column
   * @return empty where missing
   */
  public OptionalDouble value(int unit, String name) {
    double value = Objects.requireNonNull(columns.get(name), () -> "no column " + name)[unit];
    return Double.isNaN(value) ? OptionalDouble.empty() : OptionalDouble.of(value);
  }

  /** Whether two units have the same label. */
  boolean isAlike(String label, int one, int other) {
    List<String> texts = Objects.requireNonNull(labels.get(label), () -> "no labels " + label);
    return texts.get(one).equals(texts.get(other));
  }

  /** This table with one column set. */
  UnitTable with(String name, double[] column) {
    Map<String, double[]> changed = new LinkedHashMap<>(columns);
    changed.put(name, column);
    return new UnitTable(units, changed, labels);
  }

  /** This table with other columns of numbers. */
  UnitTable withColumns(Map<String, double[]> others) {
    return new UnitTable(units, others, labels);
  }

  /** The units at these indexes alone. */
  UnitTable only(int[] kept) {
    Map<String, double[]> fewer = new LinkedHashMap<>();
    columns.forEach(
        (name, column) ->
            fewer.put(name, Arrays.stream(kept).mapToDouble(i -> column[i]).toArray()));
    Map<String, List<String>> texts = new LinkedHashMap<>();
    labels.forEach(
        (name, column) -> texts.put(name, Arrays.stream(kept).mapToObj(column::get).toList()));
    return new UnitTable(Arrays.stream(kept).mapToObj(units::get).toList(), fewer, texts);
  }
}
