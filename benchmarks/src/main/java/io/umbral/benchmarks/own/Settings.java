package io.umbral.benchmarks.own;

import java.util.LinkedHashMap;
import java.util.Map;

/** Settings of an engine as one argument: {@code key=value} with blanks between. */
final class Settings {

  private Settings() {}

  static Map<String, String> parse(String text) {
    Map<String, String> settings = new LinkedHashMap<>();
    for (String field : text.strip().split(" +", -1)) {
      int equals = field.indexOf('=');
      if (equals < 1) {
        throw new IllegalArgumentException(
            "'" + field + "' in '" + text + "' should be a key, '=' and a value");
      }
      settings.put(field.substring(0, equals), field.substring(equals + 1));
    }
    return settings;
  }

  static String format(Map<String, String> settings) {
    StringBuilder text = new StringBuilder();
    settings.forEach((key, value) -> text.append(key).append('=').append(value).append(' '));
    return text.toString().strip();
  }
}
