package io.umbral.sla.openslo;

import io.umbral.documents.Place;
import java.util.Objects;

/**
 * Another object: named, or written in place.
 *
 * @param <T> what it is
 */
public sealed interface Link<T> {

  /**
   * The name of an object that stands elsewhere.
   *
   * @param place where the name stands
   * @param name of the object
   * @param <T> what it is
   */
  record Reference<T>(Place place, String name) implements Link<T> {
    /** Validates. */
    public Reference {
      Objects.requireNonNull(place, "place");
      Objects.requireNonNull(name, "name");
    }
  }

  /**
   * The object itself.
   *
   * @param object as if it stood alone
   * @param <T> what it is
   */
  record Inline<T>(T object) implements Link<T> {
    /** Validates. */
    public Inline {
      Objects.requireNonNull(object, "object");
    }
  }
}
