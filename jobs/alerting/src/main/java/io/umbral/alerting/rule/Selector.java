package io.umbral.alerting.rule;

import io.umbral.alerting.Grain;
import io.umbral.alerting.Subject;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/**
 * Which subjects are meant. An empty set means any.
 *
 * @param regions regions and corridors; their parts are meant too
 * @param operators ranHosts, or {@code ALL} for every operator together
 * @param technologies technologies, or {@code ALL} for every technology together
 * @param tags values by tag, each of which a subject must carry; {@link Subject#LEVEL} is one
 * @param grain regions, sites or cells; empty for all of them
 */
public record Selector(
    Set<String> regions,
    Set<String> operators,
    Set<String> technologies,
    Map<String, Set<String>> tags,
    Optional<Grain> grain) {

  /** Every subject. */
  public static final Selector EVERYTHING =
      new Selector(Set.of(), Set.of(), Set.of(), Map.of(), Optional.empty());

  /** Copies. */
  public Selector {
    regions = Set.copyOf(regions);
    operators = Set.copyOf(operators);
    technologies = Set.copyOf(technologies);
    tags = Map.copyOf(tags);
    Objects.requireNonNull(grain, "grain");
  }

  /**
   * Whether subjects so small are asked for by themselves.
   *
   * @param size how small
   * @return true if just those are
   */
  public boolean wants(Grain size) {
    return grain.equals(Optional.of(size));
  }

  /** The same, of subjects so small alone. */
  Selector of(Grain size) {
    return new Selector(regions, operators, technologies, tags, Optional.of(size));
  }

  /**
   * Whether a subject is meant.
   *
   * @param subject any subject
   * @return true if it is
   */
  public boolean matches(Subject subject) {
    return (grain.isEmpty() || grain.get() == subject.grain())
        && isAnyOf(operators, subject.operator())
        && isAnyOf(technologies, subject.technology())
        && (regions.isEmpty() || subject.lineage().stream().anyMatch(regions::contains))
        && tags.entrySet().stream()
            .allMatch(
                tag -> tag.getValue().contains(subject.tags().getOrDefault(tag.getKey(), "")));
  }

  private static boolean isAnyOf(Set<String> wanted, String found) {
    return wanted.isEmpty() || wanted.contains(found);
  }
}
