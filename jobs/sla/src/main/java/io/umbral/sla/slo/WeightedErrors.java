package io.umbral.sla.slo;

import io.umbral.model.Rational;
import io.umbral.model.SloStatus.Method;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.MathContext;
import java.util.OptionalDouble;

/**
 * The error of a promise as a whole: the sum of what its objectives miss, each times its weight,
 * exactly. With occurrences an objective's error first becomes that share of the whole's budget
 * which it is of its own.
 */
final class WeightedErrors {

  private final BigInteger budgetNumerator;
  private final BigInteger budgetDenominator;
  private final Slo slo;
  private final Method method;
  private int added;
  private boolean isAnyCounted;
  private BigInteger numerator = BigInteger.ZERO;
  private BigInteger denominator = BigInteger.ONE;

  /**
   * Makes one without errors.
   *
   * @param target of the whole
   * @param slo the promise, of which the objectives are added in order
   * @param method how its budget is counted
   */
  WeightedErrors(Rational target, Slo slo, Method method) {
    this.budgetNumerator = BigInteger.valueOf(target.complement().numerator());
    this.budgetDenominator = BigInteger.valueOf(target.complement().denominator());
    this.slo = slo;
    this.method = method;
  }

  /** Adds the next objective. */
  void add(long bad, long total) {
    Objective objective = slo.objectives().get(added++);
    if (total == 0) {
      return;
    }
    isAnyCounted = true;
    BigInteger part = product(bad, objective.weight().numerator());
    BigInteger whole = product(total, objective.weight().denominator());
    if (method == Method.OCCURRENCES) {
      Rational budget = objective.target().complement();
      part = part.multiply(BigInteger.valueOf(budget.denominator())).multiply(budgetNumerator);
      whole = whole.multiply(BigInteger.valueOf(budget.numerator())).multiply(budgetDenominator);
    }
    numerator = numerator.multiply(whole).add(part.multiply(denominator));
    denominator = denominator.multiply(whole);
  }

  private static BigInteger product(long a, long b) {
    return BigInteger.valueOf(a).multiply(BigInteger.valueOf(b));
  }

  /** Whether the error is at most what the target leaves. */
  boolean isWithinBudget() {
    return numerator.multiply(budgetDenominator).compareTo(denominator.multiply(budgetNumerator))
        <= 0;
  }

  /** Parts of {@link Counting#PARTS} that are bad, all at most. */
  long bad() {
    BigInteger all = BigInteger.valueOf(Counting.PARTS);
    return numerator.multiply(all).divide(denominator).min(all).longValueExact();
  }

  /** {@link Counting#PARTS}; none where nothing was counted. */
  long total() {
    return isAnyCounted ? Counting.PARTS : 0;
  }

  OptionalDouble budgetLeft() {
    if (!isAnyCounted) {
      return OptionalDouble.empty();
    }
    BigInteger whole = denominator.multiply(budgetNumerator);
    BigInteger used = numerator.multiply(budgetDenominator);
    return OptionalDouble.of(
        new BigDecimal(whole.subtract(used))
            .divide(new BigDecimal(whole), MathContext.DECIMAL64)
            .doubleValue());
  }
}
