package io.umbral.documents;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * A mapping from names to values.
 *
 * @param place where it begins
 * @param values its values by name, in the order of the document
 * @param keys where each name stands
 */
public record Fields(Place place, Map<String, Node> values, Map<String, Place> keys)
    implements Node {

  /** Copies, in order. */
  public Fields {
    Objects.requireNonNull(place, "place");
    values = Collections.unmodifiableMap(new LinkedHashMap<>(values));
    keys = Map.copyOf(keys);
  }

  /**
   * A value.
   *
   * @param name its name
   * @return the value; empty where there is no such name or its value is null
   */
  public Optional<Node> get(String name) {
    return Optional.ofNullable(values.get(name))
        .filter(node -> !(node instanceof Scalar scalar && scalar.isNull()));
  }

  /**
   * The names.
   *
   * @return in the order of the document
   */
  public List<String> names() {
    return new ArrayList<>(values.keySet());
  }

  /**
   * Where a field stands.
   *
   * @param name its name
   * @return the place of its name; of the mapping, with the path of the field, where it is missing
   */
  public Place placeOf(String name) {
    Place key = keys.get(name);
    return key == null ? place.field(name) : key;
  }

  @Override
  public String described() {
    return "a mapping";
  }
}
