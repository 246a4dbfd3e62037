package io.umbral.ingest.counters;

import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * One way to fill a field. It applies to an object that has all of its counters.
 *
 * @param field what is filled
 * @param terms counters that are added up or taken away, at least one
 * @param unit unit of all of them
 * @param sub which of their sub-counters are summed; empty for the counters themselves
 * @param classes classes of objects that it is read from, the first preferred; empty for those of
 *     the dialect
 * @param bins what stands for each bin of a distribution, in the unit of the field; empty for an
 *     amount
 */
public record CounterRule(
    CounterField field,
    List<Term> terms,
    CounterUnit unit,
    Optional<SubCounters> sub,
    List<String> classes,
    Optional<Bins> bins) {

  /**
   * One counter of a rule.
   *
   * @param counter its name, compared without regard to case
   * @param clause where TS 28.552 defines it, for elements that say the clause instead; or empty
   * @param isTakenAway whether it is subtracted
   */
  public record Term(String counter, Optional<String> clause, boolean isTakenAway) {}

  /**
   * The bins of a distribution: a list in one value ({@code 3,0,7}), or one sub-counter for each
   * ({@code .Bin1}).
   *
   * @param first number of the first sub-counter
   * @param values what stands for each bin
   */
  public record Bins(int first, List<Integer> values) {

    /** Copies. */
    public Bins {
      values = List.copyOf(values);
    }
  }

  /** Validates. */
  public CounterRule {
    Objects.requireNonNull(unit, "unit");
    Objects.requireNonNull(sub, "sub");
    terms = List.copyOf(terms);
    classes = List.copyOf(classes);
    faultOf(field, terms, unit, sub, bins)
        .ifPresent(
            fault -> {
              throw new IllegalArgumentException(field.label() + " " + fault);
            });
  }

  /** What is wrong with the parts of a rule, and what would be right; empty if they fit. */
  static Optional<String> faultOf(
      CounterField field,
      List<Term> terms,
      CounterUnit unit,
      Optional<SubCounters> sub,
      Optional<Bins> bins) {
    if (terms.isEmpty() || terms.get(0).isTakenAway()) {
      return Optional.of("has no counter and should have at least one");
    }
    if (unit.dimension() != field.dimension()) {
      return Optional.of(
          "is in "
              + unit.symbol()
              + " and should be in one of "
              + CounterUnit.symbolsOf(field.dimension()));
    }
    if (field.quantity().isPresent() != bins.isPresent()) {
      return Optional.of(
          bins.isPresent() ? "is an amount and should have no bins" : "should say its bins");
    }
    if (bins.isPresent() && (terms.size() > 1 || sub.isPresent())) {
      return Optional.of("has bins and should be one counter without sub-counters");
    }
    boolean isMean = unit.dimension() == CounterDimension.DELAY;
    if (isMean
        && (terms.size() > 1 || sub.map(parts -> parts.values().size() != 1).orElse(false))) {
      return Optional.of("is a mean, which does not add up, and should be one counter or one part");
    }
    return bins.flatMap(known -> faultOf(field, known));
  }

  private static Optional<String> faultOf(CounterField field, Bins bins) {
    if (bins.values().isEmpty()) {
      return Optional.of("should have at least one bin");
    }
    for (int i = 0; i < bins.values().size(); i++) {
      int value = bins.values().get(i);
      if (!field.takes(value)) {
        return Optional.of("has a bin at " + value + ", outside of what can be measured");
      }
      if (i > 0 && value <= bins.values().get(i - 1)) {
        return Optional.of("has bins that do not ascend at " + value);
      }
    }
    return Optional.empty();
  }
}
