package io.umbral.console.history;

import io.umbral.model.RegionLevel;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Which series are asked for; what is empty narrows nothing.
 *
 * @param levels of regions
 * @param region identifier
 * @param operator ranHost, or ALL
 * @param technology name, or ALL
 */
public record WindowFilter(
    Set<RegionLevel> levels,
    Optional<String> region,
    Optional<String> operator,
    Optional<String> technology) {

  /** Keeps its own set. */
  public WindowFilter {
    levels = Set.copyOf(levels);
  }

  /** A condition with one question mark for each of {@link #arguments()}. */
  String condition() {
    List<String> parts = new ArrayList<>();
    if (!levels.isEmpty()) {
      parts.add(
          levels.stream()
              .map(level -> "'" + level.name() + "'")
              .sorted()
              .collect(Collectors.joining(", ", "level IN (", ")")));
    }
    region.ifPresent(value -> parts.add("region = ?"));
    operator.ifPresent(value -> parts.add("operator = ?"));
    technology.ifPresent(value -> parts.add("technology = ?"));
    return parts.isEmpty() ? "true" : String.join(" AND ", parts);
  }

  /** In the order of the question marks. */
  List<Object> arguments() {
    List<Object> arguments = new ArrayList<>();
    region.ifPresent(arguments::add);
    operator.ifPresent(arguments::add);
    technology.ifPresent(arguments::add);
    return arguments;
  }
}
