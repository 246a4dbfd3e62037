package io.umbral.sla.slo;

import io.umbral.model.Rational;
import java.util.List;
import java.util.Optional;

/** Promises to try things with. */
final class Slos {

  static final Indicator LOSS = Kpi.LOSS.ratio().orElseThrow();

  private Slos() {}

  static TimeWindow rolling(int amount, WindowLength.Unit unit) {
    return new TimeWindow.Rolling(new WindowLength(amount, unit));
  }

  static Objective objective(String name, Indicator indicator, String target) {
    return new Objective(name, indicator, Rational.parse(target), Optional.empty(), Rational.ONE);
  }

  static Objective sliced(String name, Indicator indicator, String target, String sliceTarget) {
    return new Objective(
        name,
        indicator,
        Rational.parse(target),
        Optional.of(Rational.parse(sliceTarget)),
        Rational.ONE);
  }

  static Slo slo(
      Budgeting budgeting, TimeWindow window, EmptySlices empty, Objective... objectives) {
    return new Slo(
        "promise",
        "1",
        0,
        true,
        "mobile",
        Selector.EVERYTHING,
        List.of(objectives),
        budgeting,
        window,
        empty,
        0,
        Rational.ZERO,
        List.of(),
        false,
        "test");
  }

  static Slo withBurns(Slo slo, Integer... minutes) {
    return new Slo(
        slo.name(),
        slo.version(),
        slo.effectiveFromMillis(),
        slo.isEnabled(),
        slo.service(),
        slo.selector(),
        slo.objectives(),
        slo.budgeting(),
        slo.window(),
        slo.emptySlices(),
        slo.minimumSamples(),
        slo.minimumCompleteness(),
        List.of(minutes),
        slo.legal(),
        slo.source());
  }

  static Slo withMinimums(Slo slo, long samples, String completeness) {
    return new Slo(
        slo.name(),
        slo.version(),
        slo.effectiveFromMillis(),
        slo.isEnabled(),
        slo.service(),
        slo.selector(),
        slo.objectives(),
        slo.budgeting(),
        slo.window(),
        slo.emptySlices(),
        samples,
        Rational.parse(completeness),
        slo.burnWindows(),
        slo.legal(),
        slo.source());
  }

  static Slo withdrawn(Slo slo, String version, long fromMinute) {
    return new Slo(
        slo.name(),
        version,
        fromMinute * 60_000,
        false,
        slo.service(),
        slo.selector(),
        slo.objectives(),
        slo.budgeting(),
        slo.window(),
        slo.emptySlices(),
        slo.minimumSamples(),
        slo.minimumCompleteness(),
        slo.burnWindows(),
        slo.legal(),
        slo.source());
  }

  static Slo version(Slo slo, String version, long fromMinute, Objective... objectives) {
    return new Slo(
        slo.name(),
        version,
        fromMinute * 60_000,
        slo.isEnabled(),
        slo.service(),
        slo.selector(),
        List.of(objectives),
        slo.budgeting(),
        slo.window(),
        slo.emptySlices(),
        slo.minimumSamples(),
        slo.minimumCompleteness(),
        slo.burnWindows(),
        slo.legal(),
        slo.source());
  }
}
