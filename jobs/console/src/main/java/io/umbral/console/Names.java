package io.umbral.console;

import io.umbral.console.Catalog.Place;
import java.util.HashMap;
import java.util.Map;

/** What people call regions and operators; what has no name is called by its identifier. */
public final class Names {

  private final Map<String, String> regions = new HashMap<>();
  private final Map<String, String> operators;

  /**
   * Takes the names of a catalog.
   *
   * @param catalog what is known before anything is measured
   */
  public Names(Catalog catalog) {
    for (Place place : catalog.places()) {
      regions.put(place.id(), place.name());
    }
    operators = catalog.operators();
  }

  /** Name of a region or corridor. */
  public String ofRegion(String id) {
    return regions.getOrDefault(id, id);
  }

  /** Name of an operator. */
  public String ofOperator(String id) {
    return operators.getOrDefault(id, id);
  }
}
