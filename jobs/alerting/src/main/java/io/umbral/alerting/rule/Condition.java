package io.umbral.alerting.rule;

import io.umbral.alerting.Burden;
import io.umbral.alerting.Kpi;
import io.umbral.alerting.Measurement;
import io.umbral.alerting.Sample;
import io.umbral.alerting.Severity;
import io.umbral.model.SloStatus.Burn;
import io.umbral.sla.slo.BurnRateRule;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalDouble;

/** What is wrong with a sample, and how bad that is. */
public sealed interface Condition {

  /** Which measurements it is held against, see {@link Measurement#source()}. */
  String source();

  /**
   * What it sees of a measurement of its source.
   *
   * @param measurement of {@link #source()}
   * @return empty where what it watches was not measured
   */
  Optional<Sample> sampleOf(Measurement measurement);

  /**
   * Judges a sample.
   *
   * @param sample what was seen
   * @param before severity of the sample before it, {@link Severity#CLEARED} for none: what has
   *     once been reached is left only beyond the hysteresis
   * @return {@link Severity#CLEARED} where all is well; empty where too little is known to tell
   */
  Optional<Severity> grade(Sample sample, Severity before);

  /**
   * The level from which on a sample is so bad.
   *
   * @param severity any severity
   * @return in the unit of what is watched; empty where no single level decides
   */
  OptionalDouble levelOf(Severity severity);

  /** What is watched, for people and in evidence. */
  String watched();

  /** What single cells add to it; empty where that is not known. */
  default Optional<Burden> burden() {
    return Optional.empty();
  }

  /** Length of the windows that are watched in milliseconds; 0 for what is no window. */
  default int windowMillis() {
    return 0;
  }

  /**
   * A KPI against one threshold, with hysteresis to both sides of it as 3GPP has it (TS 28.622,
   * ThresholdInfo): reached at the threshold plus the hysteresis, left at the threshold minus it.
   *
   * @param kpi what is watched
   * @param windowMillis length of the windows that are watched, in milliseconds
   * @param level the one level
   * @param side where it is bad
   */
  record Threshold(Kpi kpi, int windowMillis, Level level, Side side) implements Condition {

    @Override
    public String source() {
      return Measurement.Window.sourceOf(windowMillis);
    }

    @Override
    public Optional<Sample> sampleOf(Measurement measurement) {
      return ofWindow(kpi, measurement);
    }

    @Override
    public Optional<Severity> grade(Sample sample, Severity before) {
      return side.grade(List.of(level), sample.value(), before);
    }

    @Override
    public OptionalDouble levelOf(Severity severity) {
      return Condition.levelOf(List.of(level), severity);
    }

    @Override
    public String watched() {
      return kpi.word();
    }

    @Override
    public Optional<Burden> burden() {
      return Burdens.of(kpi, List.of(level), side);
    }
  }

  /**
   * A KPI against levels of rising severity; one alarm, whose severity goes up at once, and down
   * only beyond the hysteresis.
   *
   * @param kpi what is watched
   * @param windowMillis length of the windows that are watched, in milliseconds
   * @param levels in any order; of each severity one
   * @param side where it is bad
   */
  record Ladder(Kpi kpi, int windowMillis, List<Level> levels, Side side) implements Condition {

    /** Validates and sorts, the least severe first. */
    public Ladder {
      levels = sorted(levels, side);
    }

    @Override
    public String source() {
      return Measurement.Window.sourceOf(windowMillis);
    }

    @Override
    public Optional<Sample> sampleOf(Measurement measurement) {
      return ofWindow(kpi, measurement);
    }

    @Override
    public Optional<Severity> grade(Sample sample, Severity before) {
      return side.grade(levels, sample.value(), before);
    }

    @Override
    public OptionalDouble levelOf(Severity severity) {
      return Condition.levelOf(levels, severity);
    }

    @Override
    public String watched() {
      return kpi.word();
    }

    @Override
    public Optional<Burden> burden() {
      return Burdens.of(kpi, levels, side);
    }
  }

  /**
   * How fast the error budget of an objective is spent, over pairs of windows.
   *
   * @param objective name of the objective
   * @param tiers pairs with what they are worth
   */
  record BurnRate(String objective, List<Tier> tiers) implements Condition {

    /**
     * Pairs of one severity.
     *
     * @param severity how bad it is if one of them burns
     * @param rule the pairs with their guards
     */
    public record Tier(Severity severity, BurnRateRule rule) {}

    /** Validates and copies. */
    public BurnRate {
      Objects.requireNonNull(objective, "objective");
      tiers = List.copyOf(tiers);
      if (tiers.isEmpty()) {
        throw new IllegalArgumentException("burn rates of " + objective + " should be one or more");
      }
    }

    @Override
    public String source() {
      return Measurement.Objective.sourceOf(objective);
    }

    @Override
    public Optional<Sample> sampleOf(Measurement measurement) {
      return measurement instanceof Measurement.Objective state
          ? Optional.of(Sample.of(state))
          : Optional.empty();
    }

    @Override
    public Optional<Severity> grade(Sample sample, Severity before) {
      Severity worst = Severity.CLEARED;
      boolean isAllKnown = true;
      for (Tier tier : tiers) {
        Severity found =
            switch (tier.rule()
                .at(sample.target().orElseThrow(), minutes -> burn(sample, minutes))) {
              case YES -> tier.severity();
              case NO -> Severity.CLEARED;
              case UNKNOWN -> {
                isAllKnown = false;
                // What burned when last seen has not stopped for being out of sight.
                yield before.compareTo(tier.severity()) >= 0 ? tier.severity() : Severity.CLEARED;
              }
            };
        worst = found.isAbove(worst) ? found : worst;
      }
      return worst == Severity.CLEARED && !isAllKnown ? Optional.empty() : Optional.of(worst);
    }

    private static Burn burn(Sample sample, int minutes) {
      return sample.burns().stream()
          .filter(burn -> burn.windowMinutes() == minutes)
          .findFirst()
          .orElse(new Burn(minutes, 0, 0, 0));
    }

    @Override
    public OptionalDouble levelOf(Severity severity) {
      return OptionalDouble.empty();
    }

    @Override
    public String watched() {
      return "burn rate of " + objective;
    }
  }

  /**
   * How much of the error budget of an objective is left.
   *
   * @param objective name of the objective
   * @param levels parts of the budget, at most 1; the less is left the worse
   */
  record SloBudget(String objective, List<Level> levels) implements Condition {

    /** Validates and sorts, the least severe first. */
    public SloBudget {
      Objects.requireNonNull(objective, "objective");
      levels = sorted(levels, Side.BELOW);
    }

    @Override
    public String source() {
      return Measurement.Objective.sourceOf(objective);
    }

    @Override
    public Optional<Sample> sampleOf(Measurement measurement) {
      return measurement instanceof Measurement.Objective state && state.budgetLeft().isPresent()
          ? Optional.of(Sample.of(state))
          : Optional.empty();
    }

    @Override
    public Optional<Severity> grade(Sample sample, Severity before) {
      return Side.BELOW.grade(levels, sample.value(), before);
    }

    @Override
    public OptionalDouble levelOf(Severity severity) {
      return Condition.levelOf(levels, severity);
    }

    @Override
    public String watched() {
      return "budget left of " + objective;
    }
  }

  /**
   * No data at all. That a subject is silent is told in event time; that everything is silent stops
   * event time and is told in processing time.
   *
   * @param windowMillis length of the windows that are watched, in milliseconds
   * @param scope whose silence
   */
  record Silence(int windowMillis, Scope scope) implements Condition {

    /** Whose silence. */
    public enum Scope {
      /** Of each subject by itself. */
      SUBJECT,
      /** Of everything. */
      PIPELINE
    }

    @Override
    public String source() {
      return Measurement.Window.sourceOf(windowMillis);
    }

    @Override
    public Optional<Sample> sampleOf(Measurement measurement) {
      return measurement instanceof Measurement.Window window && window.n() > 0
          ? Optional.of(Sample.of(window, OptionalDouble.empty()))
          : Optional.empty();
    }

    @Override
    public Optional<Severity> grade(Sample sample, Severity before) {
      return Optional.of(Severity.CLEARED);
    }

    @Override
    public OptionalDouble levelOf(Severity severity) {
      return OptionalDouble.empty();
    }

    @Override
    public String watched() {
      return "data";
    }
  }

  private static Optional<Sample> ofWindow(Kpi kpi, Measurement measurement) {
    return measurement instanceof Measurement.Window window && window.values().containsKey(kpi)
        ? Optional.of(Sample.of(window, OptionalDouble.of(window.values().get(kpi))))
        : Optional.empty();
  }

  private static OptionalDouble levelOf(List<Level> levels, Severity severity) {
    return levels.stream()
        .filter(level -> level.severity() == severity)
        .mapToDouble(level -> level.enter().doubleValue())
        .findFirst();
  }

  private static List<Level> sorted(List<Level> levels, Side side) {
    List<Level> sorted = levels.stream().sorted(Comparator.comparing(Level::severity)).toList();
    if (sorted.isEmpty()) {
      throw new IllegalArgumentException("levels should be one or more");
    }
    for (int i = 1; i < sorted.size(); i++) {
      Level lower = sorted.get(i - 1);
      Level upper = sorted.get(i);
      if (lower.severity() == upper.severity() || !side.isWorse(upper.enter(), lower.enter())) {
        throw new IllegalArgumentException(
            "level of " + upper.severity() + " should be beyond that of " + lower.severity());
      }
    }
    return sorted;
  }
}
