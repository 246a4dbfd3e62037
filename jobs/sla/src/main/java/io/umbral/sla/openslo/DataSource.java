package io.umbral.sla.openslo;

import io.umbral.documents.Place;
import java.util.Objects;

/**
 * Where metrics come from.
 *
 * @param place where it begins
 * @param metadata name and what is written beside it
 * @param type kind of source, for example {@value MetricSource#KPI_STREAM}
 */
public record DataSource(Place place, Metadata metadata, String type) implements OpenSloObject {

  /** Validates. */
  public DataSource {
    Objects.requireNonNull(place, "place");
    Objects.requireNonNull(metadata, "metadata");
    Objects.requireNonNull(type, "type");
  }

  @Override
  public Kind kind() {
    return Kind.DATA_SOURCE;
  }
}
