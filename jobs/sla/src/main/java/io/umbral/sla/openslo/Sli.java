package io.umbral.sla.openslo;

import io.umbral.documents.Place;
import java.util.Objects;

/**
 * An indicator: how a metric is read.
 *
 * @param place where it begins
 * @param metadata name and what is written beside it
 * @param metric what is read
 */
public record Sli(Place place, Metadata metadata, Metric metric) implements OpenSloObject {

  /** Validates. */
  public Sli {
    Objects.requireNonNull(place, "place");
    Objects.requireNonNull(metadata, "metadata");
    Objects.requireNonNull(metric, "metric");
  }

  @Override
  public Kind kind() {
    return Kind.SLI;
  }
}
