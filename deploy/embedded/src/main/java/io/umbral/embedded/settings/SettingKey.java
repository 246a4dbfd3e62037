package io.umbral.embedded.settings;

import java.util.Locale;
import java.util.Objects;

/**
 * Something that can be set.
 *
 * @param name words with hyphens, joined by dots, for example {@code kafka.client-file}
 * @param standard the value where none is given; empty for none
 * @param meaning what it is, in a few words
 */
record SettingKey(String name, String standard, String meaning) {

  private static final String VARIABLES = "UMBRAL_";

  SettingKey {
    Objects.requireNonNull(name, "name");
    Objects.requireNonNull(standard, "standard");
    Objects.requireNonNull(meaning, "meaning");
  }

  /** The environment variable that sets it, for example {@code UMBRAL_KAFKA_CLIENT_FILE}. */
  String variable() {
    return VARIABLES + upper(name);
  }

  /** The beginning of the variables of this key's family, for example {@code UMBRAL_KAFKA_}. */
  String variablesOfFamily() {
    return VARIABLES + upper(family()) + "_";
  }

  /** The part before the first dot. */
  String family() {
    return name.substring(0, name.indexOf('.'));
  }

  private static String upper(String name) {
    return name.replace('.', '_').replace('-', '_').toUpperCase(Locale.ROOT);
  }
}
