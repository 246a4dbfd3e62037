package io.umbral.embedded.reference;

import io.umbral.model.Technology;
import java.util.List;
import java.util.Objects;

/**
 * An operator whose radio is measured.
 *
 * @param ranHost identifier, as reports name it
 * @param name name for people
 * @param plmns its networks, MCC and MNC as text
 * @param technologies what it runs
 * @param linesRatio its share of all lines, 0..1
 * @param basis whether the share is known or assumed
 * @param source where the share is from
 */
public record Operator(
    String ranHost,
    String name,
    List<String> plmns,
    List<Technology> technologies,
    double linesRatio,
    Basis basis,
    String source) {

  /** Validates. */
  public Operator {
    Objects.requireNonNull(ranHost, "ranHost");
    Objects.requireNonNull(name, "name");
    plmns = List.copyOf(plmns);
    technologies = List.copyOf(technologies);
    Objects.requireNonNull(basis, "basis");
    Objects.requireNonNull(source, "source");
    if (!(linesRatio >= 0 && linesRatio <= 1)) {
      throw new IllegalArgumentException(
          "share of lines of " + ranHost + " is " + linesRatio + " and should be in 0..1");
    }
  }
}
