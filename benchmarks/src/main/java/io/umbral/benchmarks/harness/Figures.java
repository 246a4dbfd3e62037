package io.umbral.benchmarks.harness;

import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Whole numbers by name, as processes tell them to each other: {@code name=1 other=2}. */
public final class Figures {

  private final Map<String, Long> values = new TreeMap<>();

  /**
   * Reads a line.
   *
   * @param line as {@link #toString} writes it
   * @throws IllegalArgumentException where the line is anything else
   */
  public static Figures parse(String line) {
    Figures figures = new Figures();
    for (String field : line.strip().split(" +", -1)) {
      int equals = field.indexOf('=');
      if (equals < 1) {
        throw new IllegalArgumentException(
            "'" + field + "' in '" + line + "' should be a name, '=' and a whole number");
      }
      figures.put(field.substring(0, equals), Long.parseLong(field.substring(equals + 1)));
    }
    return figures;
  }

  /**
   * Adds or replaces a number.
   *
   * @return these
   */
  public Figures put(String name, long value) {
    values.put(name, value);
    return this;
  }

  /**
   * A number that must be there.
   *
   * @throws IllegalStateException where it is not
   */
  public long get(String name) {
    return Optional.ofNullable(values.get(name))
        .orElseThrow(() -> new IllegalStateException(name + " should be among " + values));
  }

  /** All of them. */
  public Map<String, Long> asMap() {
    return Collections.unmodifiableMap(values);
  }

  @Override
  public String toString() {
    StringBuilder line = new StringBuilder();
    values.forEach((name, value) -> line.append(name).append('=').append(value).append(' '));
    return line.toString().strip();
  }
}
