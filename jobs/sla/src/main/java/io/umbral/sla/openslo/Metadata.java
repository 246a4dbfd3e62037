package io.umbral.sla.openslo;

import io.umbral.documents.Place;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * Name of an object and what is written beside it.
 *
 * @param place where it begins
 * @param name unique among the objects of its kind
 * @param displayName name for people
 * @param labels values by key
 * @param annotations by key, prefix included
 */
public record Metadata(
    Place place,
    String name,
    Optional<String> displayName,
    Map<String, List<String>> labels,
    Map<String, Annotation> annotations) {

  /**
   * Value of an annotation.
   *
   * @param place where it stands
   * @param text the value
   */
  public record Annotation(Place place, String text) {
    /** Validates. */
    public Annotation {
      Objects.requireNonNull(place, "place");
      Objects.requireNonNull(text, "text");
    }
  }

  /** Validates and copies. */
  public Metadata {
    Objects.requireNonNull(place, "place");
    Objects.requireNonNull(name, "name");
    Objects.requireNonNull(displayName, "displayName");
    labels = Map.copyOf(labels);
    annotations = Map.copyOf(annotations);
  }
}
