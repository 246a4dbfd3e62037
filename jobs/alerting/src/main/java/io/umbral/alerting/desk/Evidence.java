package io.umbral.alerting.desk;

import io.umbral.alerting.Contributors;
import io.umbral.alerting.Sample;
import io.umbral.alerting.Severity;
import io.umbral.alerting.rule.AlertRule;
import io.umbral.alerting.rule.Condition;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * Why an alarm is what it is: the measurement that decided last.
 *
 * @param watched what the rule watches
 * @param value what was measured, in the unit of what is watched; empty for silence and burn rates
 * @param level from where on it is so bad, in the same unit; empty where no single level decides
 * @param windowEndMillis first instant after the window, milliseconds since the epoch
 * @param windowMillis length of the window in milliseconds; 0 for silence
 * @param n usable readings, or events of an objective, counted
 * @param completeness readings counted of readings expected; empty where unknown
 * @param budgetLeft part of the error budget that is left; empty for what is no objective
 * @param burns how fast the budget was spent, by window
 * @param contributors the cells that drove it, the worst first; empty where that is not known
 */
public record Evidence(
    String watched,
    OptionalDouble value,
    OptionalDouble level,
    long windowEndMillis,
    long windowMillis,
    long n,
    OptionalDouble completeness,
    OptionalDouble budgetLeft,
    List<BurnFigure> burns,
    Optional<Contributors> contributors) {

  /**
   * How fast the budget was spent in one window.
   *
   * @param windowMinutes length of the window in minutes
   * @param rate multiple of the rate that spends the budget in its whole period; 0 without events
   * @param bad events that broke the promise
   * @param total all events
   */
  public record BurnFigure(int windowMinutes, double rate, long bad, long total) {}

  /** Validates and copies. */
  public Evidence {
    Objects.requireNonNull(watched, "watched");
    Objects.requireNonNull(value, "value");
    Objects.requireNonNull(level, "level");
    Objects.requireNonNull(completeness, "completeness");
    Objects.requireNonNull(budgetLeft, "budgetLeft");
    burns = List.copyOf(burns);
    Objects.requireNonNull(contributors, "contributors");
  }

  /**
   * The evidence of a sample.
   *
   * @param rule that judged it
   * @param severity how bad it was found
   * @param sample what decided
   * @param contributors which cells drove it
   * @return what is shown of it
   */
  public static Evidence of(
      AlertRule rule, Severity severity, Sample sample, Optional<Contributors> contributors) {
    boolean isObjective = sample.target().isPresent();
    boolean isBudget = rule.condition() instanceof Condition.SloBudget;
    return new Evidence(
        rule.condition().watched(),
        isObjective && !isBudget ? OptionalDouble.empty() : sample.value(),
        rule.condition().levelOf(severity),
        sample.endMillis(),
        sample.windowMillis(),
        sample.n(),
        sample.completeness(),
        isObjective ? sample.value() : OptionalDouble.empty(),
        sample.burns().stream()
            .map(
                burn ->
                    new BurnFigure(
                        burn.windowMinutes(),
                        burn.rate(sample.target().orElseThrow()).orElse(0),
                        burn.bad(),
                        burn.total()))
            .toList(),
        contributors.map(Contributors::shown));
  }
}
