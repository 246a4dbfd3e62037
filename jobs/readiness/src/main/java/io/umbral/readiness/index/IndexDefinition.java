package io.umbral.readiness.index;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.DoubleStream;

/**
 * An index: what it is made of and how.
 *
 * @param id identifier
 * @param version version of the method; a change of method is a new version
 * @param name name for people
 * @param imputation how gaps are filled; empty for not at all
 * @param screening least share of its indicators that a unit must have, 0..1; empty for none
 * @param treatment how outliers are treated; empty for not at all
 * @param root the whole
 */
public record IndexDefinition(
    String id,
    String version,
    String name,
    Optional<Imputation> imputation,
    OptionalDouble screening,
    Optional<Treatment> treatment,
    Group root) {

  /** Validates. */
  public IndexDefinition {
    Objects.requireNonNull(id, "id");
    Objects.requireNonNull(version, "version");
    Objects.requireNonNull(name, "name");
    Objects.requireNonNull(imputation, "imputation");
    Objects.requireNonNull(screening, "screening");
    Objects.requireNonNull(treatment, "treatment");
    Objects.requireNonNull(root, "root");
  }

  /**
   * Everything that is measured.
   *
   * @return in the order of the definition
   */
  public List<Indicator> indicators() {
    List<Indicator> found = new ArrayList<>();
    collect(root, found);
    return found;
  }

  /**
   * How much every part weighs in the whole.
   *
   * @return by identifier, 1 for the root; siblings sum to their parent
   */
  public Map<String, Double> effectiveWeights() {
    Map<String, Double> weights = new LinkedHashMap<>();
    weigh(root, 1, weights);
    return weights;
  }

  private static void weigh(Part node, double weight, Map<String, Double> weights) {
    weights.put(node.id(), weight);
    if (node instanceof Group group) {
      double siblings = DoubleStream.of(group.weights()).sum();
      group.parts().forEach(part -> weigh(part, weight * part.weight() / siblings, weights));
    }
  }

  /**
   * This index without one of its parts.
   *
   * @param id identifier of a group or indicator below the root; its siblings are left
   * @return the index without it
   */
  public IndexDefinition without(String id) {
    return new IndexDefinition(
        this.id, version, name, imputation, screening, treatment, without(root, id));
  }

  private static Group without(Group group, String id) {
    List<Part> left =
        group.parts().stream()
            .filter(part -> !part.id().equals(id))
            .map(part -> part instanceof Group below ? without(below, id) : part)
            .toList();
    return new Group(
        group.id(), group.name(), group.weight(), group.aggregation(), group.threshold(), left);
  }

  private static void collect(Group group, List<Indicator> found) {
    for (Part part : group.parts()) {
      if (part instanceof Indicator indicator) {
        found.add(indicator);
      } else if (part instanceof Group below) {
        collect(below, found);
      }
    }
  }
}
