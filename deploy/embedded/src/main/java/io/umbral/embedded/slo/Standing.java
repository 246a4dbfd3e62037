package io.umbral.embedded.slo;

import io.umbral.model.SeriesKey;
import io.umbral.model.SloStatus;
import io.umbral.model.WindowResult.Verdict;
import java.time.Instant;
import java.util.Comparator;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * How a promise stands for one series, as far as a person needs it.
 *
 * @param slo name of the promise
 * @param objective which of several; empty for the promise as a whole
 * @param key the series
 * @param at end of the minute that it speaks of
 * @param revision of two of one minute the bigger one holds
 * @param target ratio, below 1
 * @param attainment ratio 0..1; empty where nothing was counted
 * @param budgetLeft ratio, at most 1, negative where it is overdrawn; empty where nothing was
 *     counted
 * @param burn the fastest one; empty where nothing was counted
 * @param exhaustion when the budget will be used up; empty where it will not be within the window
 * @param verdict whether the promise is kept so far
 */
public record Standing(
    String slo,
    Optional<String> objective,
    SeriesKey key,
    Instant at,
    long revision,
    double target,
    OptionalDouble attainment,
    OptionalDouble budgetLeft,
    Optional<Burn> burn,
    Optional<Instant> exhaustion,
    Verdict verdict) {

  /**
   * How fast the budget was used.
   *
   * @param rate 1 uses up the budget just with the window of the promise
   * @param windowMinutes over which window, in minutes
   */
  public record Burn(double rate, int windowMinutes) {}

  /**
   * What is the same for all minutes.
   *
   * @param slo name of the promise
   * @param objective which of several; empty text for the promise as a whole
   * @param key the series
   */
  public record Name(String slo, String objective, SeriesKey key) {}

  /** The worst first; what is not known is not good. */
  public static final Comparator<Standing> WORST_FIRST =
      Comparator.comparingInt(Standing::rank)
          .thenComparingDouble(one -> one.budgetLeft().orElse(Double.NEGATIVE_INFINITY))
          .thenComparing(Standing::slo)
          .thenComparing(Standing::key)
          .thenComparing(one -> one.objective().orElse(""));

  /** Validates. */
  public Standing {
    Objects.requireNonNull(slo, "slo");
    Objects.requireNonNull(objective, "objective");
    Objects.requireNonNull(key, "key");
    Objects.requireNonNull(at, "at");
    Objects.requireNonNull(attainment, "attainment");
    Objects.requireNonNull(budgetLeft, "budgetLeft");
    Objects.requireNonNull(burn, "burn");
    Objects.requireNonNull(exhaustion, "exhaustion");
    Objects.requireNonNull(verdict, "verdict");
  }

  /**
   * Leaves out what a person does not need.
   *
   * @param status as the job says it
   * @return the same, shorter
   */
  public static Standing of(SloStatus status) {
    Optional<Burn> burn =
        status.burns().stream()
            .filter(one -> one.rate(status.target()).isPresent())
            .map(one -> new Burn(one.rate(status.target()).getAsDouble(), one.windowMinutes()))
            .max(Comparator.comparingDouble(Burn::rate));
    Optional<Instant> exhaustion =
        status.exhaustionMillis().isPresent()
            ? Optional.of(Instant.ofEpochMilli(status.exhaustionMillis().getAsLong()))
            : Optional.empty();
    return new Standing(
        status.slo(),
        status.objective(),
        status.key(),
        Instant.ofEpochMilli(status.atMillis()),
        status.revision(),
        status.target().value(),
        status.attainment(),
        status.budgetLeft(),
        burn,
        exhaustion,
        status.verdict());
  }

  /** What it is about, whenever. */
  public Name name() {
    return new Name(slo, objective.orElse(""), key);
  }

  /** Whether this one says more than another of the same name. */
  boolean isNewerThan(Standing other) {
    int order = at.compareTo(other.at);
    return order > 0 || (order == 0 && revision >= other.revision);
  }

  private int rank() {
    return switch (verdict) {
      case BREACHED -> 0;
      case INSUFFICIENT -> 1;
      case MET -> 2;
    };
  }
}
