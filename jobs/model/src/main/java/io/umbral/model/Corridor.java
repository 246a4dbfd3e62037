package io.umbral.model;

import java.util.List;
import java.util.Objects;

/**
 * An industrial corridor: a set of municipalities, from an instant on.
 *
 * @param id identifier, distinct from every region's
 * @param name name for people
 * @param municipalities identifiers of its municipalities
 * @param validFromMillis first instant of event time, milliseconds since the epoch
 */
public record Corridor(String id, String name, List<String> municipalities, long validFromMillis) {

  /** Validates. */
  public Corridor {
    Objects.requireNonNull(id, "id");
    Objects.requireNonNull(name, "name");
    municipalities = List.copyOf(municipalities);
  }
}
