package io.umbral.sla.openslo;

import io.umbral.documents.Place;
import java.util.Objects;

/**
 * What is promised about.
 *
 * @param place where it begins
 * @param metadata name and what is written beside it
 */
public record Service(Place place, Metadata metadata) implements OpenSloObject {

  /** Validates. */
  public Service {
    Objects.requireNonNull(place, "place");
    Objects.requireNonNull(metadata, "metadata");
  }

  @Override
  public Kind kind() {
    return Kind.SERVICE;
  }
}
