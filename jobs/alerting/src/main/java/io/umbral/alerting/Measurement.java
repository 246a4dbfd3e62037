package io.umbral.alerting;

import io.umbral.model.Rational;
import io.umbral.model.SloStatus;
import io.umbral.model.SloStatus.Burn;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.OptionalDouble;

/** What was measured of one subject up to an instant; what rules are held against. */
public sealed interface Measurement {

  /** First instant after it, milliseconds since the epoch; the instant at which it is judged. */
  long endMillis();

  /** Of two measurements of the same source and end the one with the bigger revision counts. */
  long revision();

  /** What was measured of it, so that a rule can tell the ones that it watches. */
  String source();

  /**
   * A window of the KPIs.
   *
   * @param windowMillis length of the window in milliseconds, 1 or more
   * @param endMillis first instant after the window, milliseconds since the epoch
   * @param revision number of readings counted
   * @param values by figure; what was not measured is not there
   * @param n usable readings counted
   * @param completeness readings counted of readings expected, 0 or more; empty where unknown
   */
  record Window(
      int windowMillis,
      long endMillis,
      long revision,
      Map<Kpi, Double> values,
      long n,
      OptionalDouble completeness)
      implements Measurement {

    /** Validates and copies. */
    public Window {
      values = values.isEmpty() ? Map.of() : Map.copyOf(new EnumMap<>(values));
      Objects.requireNonNull(completeness, "completeness");
      values.forEach(
          (kpi, value) -> {
            if (value.isNaN()) {
              throw new IllegalArgumentException(kpi + " should be a number where it is there");
            }
          });
    }

    /**
     * The source of windows of a length.
     *
     * @param windowMillis length of the window in milliseconds
     * @return the same text for all of them
     */
    public static String sourceOf(int windowMillis) {
      return "window/" + windowMillis;
    }

    @Override
    public String source() {
      return sourceOf(windowMillis);
    }
  }

  /**
   * The state of an objective.
   *
   * @param objective name of the objective
   * @param endMillis first instant after all of its windows, milliseconds since the epoch
   * @param revision number of readings counted
   * @param target share of good that was promised
   * @param burns how fast the budget is spent, over several windows that all end here
   * @param budgetLeft part of the error budget that is left, at most 1, below 0 when overspent;
   *     empty where unknown
   */
  record Objective(
      String objective,
      long endMillis,
      long revision,
      Rational target,
      List<Burn> burns,
      OptionalDouble budgetLeft)
      implements Measurement {

    /** Copies. */
    public Objective {
      Objects.requireNonNull(objective, "objective");
      Objects.requireNonNull(target, "target");
      burns = List.copyOf(burns);
      Objects.requireNonNull(budgetLeft, "budgetLeft");
    }

    /**
     * The state of an objective as it stands on its topic.
     *
     * @param status one minute of one series
     * @return what rules are held against
     */
    public static Objective of(SloStatus status) {
      return new Objective(
          status.objective().map(part -> status.slo() + "/" + part).orElse(status.slo()),
          status.atMillis(),
          status.revision(),
          status.target(),
          status.burns(),
          status.budgetLeft());
    }

    /**
     * The source of the states of an objective.
     *
     * @param objective its name, of several objectives of a promise with the objective after a
     *     slash
     * @return the same text for all of them
     */
    public static String sourceOf(String objective) {
      return "objective/" + objective;
    }

    @Override
    public String source() {
      return sourceOf(objective);
    }
  }
}
