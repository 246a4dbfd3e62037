package io.umbral.sla.slo;

import io.umbral.model.Rational;
import java.util.Objects;
import java.util.Optional;

/**
 * One objective of a promise.
 *
 * @param name name for people, unique in its promise
 * @param indicator what is measured
 * @param target share of good that is promised, 0 or more and below 1
 * @param sliceTarget share of good from which on a time slice is good, above 0, at most 1; present
 *     with time slices only
 * @param weight by which it counts in the promise as a whole, above 0
 */
public record Objective(
    String name,
    Indicator indicator,
    Rational target,
    Optional<Rational> sliceTarget,
    Rational weight) {

  /** Validates. */
  public Objective {
    Objects.requireNonNull(name, "name");
    Objects.requireNonNull(indicator, "indicator");
    if (target.numerator() < 0 || target.compareTo(Rational.ONE) >= 0) {
      throw new IllegalArgumentException(
          "target " + target + " of " + name + " should be 0 or more and below 1");
    }
    if (sliceTarget.isPresent()
        && (sliceTarget.get().numerator() <= 0 || sliceTarget.get().compareTo(Rational.ONE) > 0)) {
      throw new IllegalArgumentException(
          "time slice target "
              + sliceTarget.get()
              + " of "
              + name
              + " should be above 0 and at most 1");
    }
    if (weight.numerator() <= 0) {
      throw new IllegalArgumentException("weight " + weight + " of " + name + " should be above 0");
    }
  }
}
