package io.umbral.sla.slo;

import io.umbral.model.Rational;
import java.util.Optional;

/** What of a slice's values is compared with a threshold. */
public sealed interface Statistic {

  /**
   * The order statistic of rank ceil(q n), within 1 % for durations and rates.
   *
   * @param q ratio, above 0, at most 1
   */
  record Quantile(Rational q) implements Statistic {

    /** Validates. */
    public Quantile {
      if (q.numerator() <= 0 || q.compareTo(Rational.ONE) > 0) {
        throw new IllegalArgumentException("quantile " + q + " should be above 0 and at most 1");
      }
    }
  }

  /** The mean; for throughput volume over active time, where it is known. The ratio of a ratio. */
  record Mean() implements Statistic {}

  /** Every value on its own: each is one event, good or bad. */
  record Each() implements Statistic {}

  /** Name in SLO files. */
  default String word() {
    if (this instanceof Quantile quantile) {
      Rational q = quantile.q();
      return "p" + new Rational(Math.multiplyExact(100, q.numerator()), q.denominator());
    }
    return this instanceof Mean ? "mean" : "each";
  }

  /**
   * Finds one by its name in SLO files.
   *
   * @param word {@code mean}, {@code each}, or {@code p} with a percentage: {@code p95}, {@code
   *     p99.9}
   * @return empty where it is no such name
   */
  static Optional<Statistic> of(String word) {
    if (word.equals("mean")) {
      return Optional.of(new Mean());
    }
    if (word.equals("each")) {
      return Optional.of(new Each());
    }
    if (!word.matches("p\\d{1,3}(\\.\\d{1,6})?")) {
      return Optional.empty();
    }
    Rational percent = Rational.parse(word.substring(1));
    if (percent.numerator() == 0 || percent.compareRatio(100, 1) < 0) {
      return Optional.empty();
    }
    return Optional.of(
        new Quantile(new Rational(percent.numerator(), percent.denominator() * 100)));
  }
}
