package io.umbral.alerting.rule;

import static io.umbral.alerting.rule.AlertRuleReader.INVALID;

import io.umbral.alerting.Kpi;
import io.umbral.alerting.Severity;
import io.umbral.documents.Faults;
import io.umbral.documents.FieldReader;
import io.umbral.documents.Node;
import io.umbral.model.Rational;
import io.umbral.sla.slo.BurnRatePair;
import io.umbral.sla.slo.BurnRateRule;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;

/** Reads what is wrong, by a rule: one of threshold, ladder, burnRate, sloBudget and silence. */
final class ConditionReader {

  private static final List<String> KINDS =
      List.of("threshold", "ladder", "burnRate", "sloBudget", "silence");

  private static final BigDecimal MOST_RATE = BigDecimal.valueOf(100_000);

  private final Faults faults;

  ConditionReader(Faults faults) {
    this.faults = faults;
  }

  Optional<Condition> condition(FieldReader spec) {
    List<String> found = KINDS.stream().filter(spec::has).toList();
    if (found.size() != 1) {
      faults.error(
          spec.place(),
          found.isEmpty() ? FieldReader.REQUIRED : INVALID,
          found.isEmpty() ? "the rule does not say what is wrong" : String.join(" and ", found),
          "write one of " + String.join(", ", KINDS));
      KINDS.forEach(spec::node);
      return Optional.empty();
    }
    KINDS.forEach(spec::node);
    Optional<FieldReader> from = spec.fields(found.get(0));
    Optional<Condition> condition =
        from.flatMap(
            reader ->
                switch (found.get(0)) {
                  case "threshold" -> threshold(reader);
                  case "ladder" -> ladder(reader);
                  case "burnRate" -> burnRate(reader);
                  case "sloBudget" -> budget(reader);
                  default -> silence(reader);
                });
    from.ifPresent(FieldReader::refuseOthers);
    return condition;
  }

  private Optional<Condition> threshold(FieldReader from) {
    Optional<Kpi> kpi = kpi(from);
    int windowMillis = window(from);
    Optional<BigDecimal> above = number(from, "above");
    Optional<BigDecimal> below = number(from, "below");
    BigDecimal hysteresis = hysteresis(from);
    Optional<Severity> severity = requiredSeverity(from);
    if (above.isPresent() == below.isPresent()) {
      faults.error(
          from.place(),
          above.isPresent() ? INVALID : FieldReader.REQUIRED,
          above.isPresent() ? "above and below" : "no threshold",
          "write one of above and below");
      return Optional.empty();
    }
    Side side = above.isPresent() ? Side.ABOVE : Side.BELOW;
    BigDecimal value = above.or(() -> below).orElseThrow();
    return kpi.flatMap(
        what ->
            severity.map(
                bad ->
                    new Condition.Threshold(
                        what,
                        windowMillis,
                        Level.ofThreshold(bad, value, hysteresis, side),
                        side)));
  }

  private Optional<Condition> ladder(FieldReader from) {
    Optional<Kpi> kpi = kpi(from);
    int windowMillis = window(from);
    Optional<Side> side =
        from.required("side")
            ? from.choice("side", Map.of("above", Side.ABOVE, "below", Side.BELOW))
            : Optional.empty();
    List<Level> levels = levels(from, "value", side.orElse(Side.ABOVE));
    return kpi.filter(any -> side.isPresent())
        .flatMap(
            what ->
                sound(
                    from,
                    () -> new Condition.Ladder(what, windowMillis, levels, side.orElseThrow())));
  }

  private Optional<Condition> budget(FieldReader from) {
    Optional<String> objective = from.requiredText("slo");
    List<Level> levels = levels(from, "left", Side.BELOW);
    return objective.flatMap(name -> sound(from, () -> new Condition.SloBudget(name, levels)));
  }

  private List<Level> levels(FieldReader from, String valueField, Side side) {
    BigDecimal hysteresis = hysteresis(from);
    return list(
        from,
        "levels",
        level -> {
          Optional<Severity> severity = requiredSeverity(level);
          Optional<BigDecimal> value =
              level.required(valueField) ? number(level, valueField) : Optional.empty();
          return severity.flatMap(
              bad -> value.map(at -> Level.ofLadder(bad, at, hysteresis, side)));
        });
  }

  private Optional<Condition> burnRate(FieldReader from) {
    Optional<String> objective = from.requiredText("slo");
    List<Condition.BurnRate.Tier> tiers = list(from, "tiers", this::tier);
    return objective
        .filter(name -> !tiers.isEmpty())
        .map(name -> new Condition.BurnRate(name, tiers));
  }

  private Optional<Condition.BurnRate.Tier> tier(FieldReader from) {
    Optional<Severity> severity = requiredSeverity(from);
    List<BurnRatePair> pairs = list(from, "pairs", this::pair);
    long minTotal = from.whole("minTotal", 0, Long.MAX_VALUE).orElse(0L);
    long minBad = from.whole("minBad", 0, Long.MAX_VALUE).orElse(0L);
    Rational minCoverage =
        from.decimal("minCoverage", BigDecimal.ZERO, BigDecimal.ONE)
            .map(Rational::of)
            .orElse(Rational.ZERO);
    if (severity.isEmpty() || pairs.isEmpty()) {
      return Optional.empty();
    }
    BurnRateRule.Guards guards = new BurnRateRule.Guards(minTotal, minBad, minCoverage);
    return Optional.of(
        new Condition.BurnRate.Tier(severity.get(), new BurnRateRule(pairs, guards)));
  }

  private Optional<BurnRatePair> pair(FieldReader from) {
    Optional<Integer> longMinutes = minutes(from, "long");
    Optional<Integer> shortMinutes = minutes(from, "short");
    Optional<BigDecimal> rate =
        from.required("rate")
            ? from.decimal("rate", new BigDecimal("0.001"), MOST_RATE)
            : Optional.empty();
    if (longMinutes.isEmpty() || shortMinutes.isEmpty() || rate.isEmpty()) {
      return Optional.empty();
    }
    return sound(
        from,
        () -> new BurnRatePair(longMinutes.get(), shortMinutes.get(), Rational.of(rate.get())));
  }

  private Optional<Integer> minutes(FieldReader from, String field) {
    Optional<Long> millis =
        from.required(field) ? Durations.read(from, field, 60_000, faults) : Optional.empty();
    if (millis.isPresent() && millis.get() % 60_000 != 0) {
      faults.error(
          from.placeOf(field),
          FieldReader.RANGE,
          field + " is no whole number of minutes",
          "write minutes");
      return Optional.empty();
    }
    return millis.map(value -> Math.toIntExact(value / 60_000));
  }

  private Optional<Condition> silence(FieldReader from) {
    int windowMillis = window(from);
    Optional<Condition.Silence.Scope> scope =
        from.required("scope")
            ? from.choice(
                "scope", AlertRuleReader.words(Condition.Silence.Scope.values(), Enum::name))
            : Optional.empty();
    return scope.map(whose -> new Condition.Silence(windowMillis, whose));
  }

  private static Optional<Kpi> kpi(FieldReader from) {
    return from.required("kpi") ? from.choice("kpi", AlertRuleReader.kpis()) : Optional.empty();
  }

  private int window(FieldReader from) {
    Optional<Long> millis =
        from.required("window") ? Durations.read(from, "window", 1, faults) : Optional.empty();
    if (millis.isPresent() && millis.get() > Integer.MAX_VALUE) {
      faults.error(
          from.placeOf("window"), FieldReader.RANGE, "the window is too long", "at most 24d");
      return 1;
    }
    return millis.map(Math::toIntExact).orElse(1);
  }

  private static Optional<BigDecimal> number(FieldReader from, String field) {
    return from.decimal(field, AlertRuleReader.LEAST, AlertRuleReader.MOST);
  }

  private static BigDecimal hysteresis(FieldReader from) {
    return from.decimal("hysteresis", BigDecimal.ZERO, AlertRuleReader.MOST)
        .orElse(BigDecimal.ZERO);
  }

  private static Optional<Severity> requiredSeverity(FieldReader from) {
    return from.required("severity")
        ? AlertRuleReader.severity(from, "severity")
        : Optional.empty();
  }

  private <T> List<T> list(FieldReader from, String field, Function<FieldReader, Optional<T>> one) {
    List<T> all = new ArrayList<>();
    if (!from.required(field)) {
      return all;
    }
    List<Node> items = from.items(field);
    for (Node item : items) {
      Optional<FieldReader> reader = FieldReader.of(item, faults);
      reader.flatMap(one).ifPresent(all::add);
      reader.ifPresent(FieldReader::refuseOthers);
    }
    if (items.isEmpty()) {
      faults.error(
          from.placeOf(field), FieldReader.REQUIRED, field + " is empty", "add one or more");
    }
    return all;
  }

  /** What cannot be made says itself why. */
  private <T> Optional<T> sound(FieldReader from, Supplier<? extends T> made) {
    try {
      return Optional.of(made.get());
    } catch (IllegalArgumentException e) {
      faults.error(from.place(), INVALID, e.getMessage(), "mend that");
      return Optional.empty();
    }
  }
}
