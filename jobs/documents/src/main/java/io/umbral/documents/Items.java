package io.umbral.documents;

import java.util.List;
import java.util.Objects;

/**
 * A sequence of values.
 *
 * @param place where it begins
 * @param nodes its values
 */
public record Items(Place place, List<Node> nodes) implements Node {

  /** Copies. */
  public Items {
    Objects.requireNonNull(place, "place");
    nodes = List.copyOf(nodes);
  }

  @Override
  public String described() {
    return "a sequence of " + nodes.size() + (nodes.size() == 1 ? " item" : " items");
  }
}
