package io.umbral.readiness.index;

import java.util.Objects;
import java.util.Optional;

/**
 * Something measured.
 *
 * @param id identifier, unique in its index
 * @param name name for people
 * @param weight weight among its siblings, above 0
 * @param unit unit of its values, as people write it
 * @param direction which end is good
 * @param normalisation how values become scores
 * @param column column of its values; the identifier unless several indicators share one
 * @param denominator column that its values are divided by
 * @param source where the normalisation comes from; empty for an engineering choice
 */
public record Indicator(
    String id,
    String name,
    double weight,
    String unit,
    Direction direction,
    Normalisation normalisation,
    String column,
    Optional<String> denominator,
    Optional<String> source)
    implements Part {

  /** Validates. */
  public Indicator {
    Objects.requireNonNull(id, "id");
    Objects.requireNonNull(name, "name");
    Objects.requireNonNull(unit, "unit");
    Objects.requireNonNull(direction, "direction");
    Objects.requireNonNull(normalisation, "normalisation");
    Objects.requireNonNull(column, "column");
    Objects.requireNonNull(denominator, "denominator");
    Objects.requireNonNull(source, "source");
    Group.checkWeight(id, weight);
  }
}
