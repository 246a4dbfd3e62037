package io.umbral.embedded.settings;

import java.util.Objects;

/**
 * A value that was given.
 *
 * @param value as it was written
 * @param place where it was written, in words
 */
record Setting(String value, String place) {

  Setting {
    Objects.requireNonNull(value, "value");
    Objects.requireNonNull(place, "place");
  }

  /** The value may be a secret. */
  @Override
  public String toString() {
    return "a value from " + place;
  }
}
