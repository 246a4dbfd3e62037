package io.umbral.alerting;

import io.umbral.alerting.rule.AlertRule;
import io.umbral.alerting.rule.AlertRule.Handling;
import io.umbral.alerting.rule.AlertRule.Head;
import io.umbral.alerting.rule.AlertRule.Timing;
import io.umbral.alerting.rule.Condition;
import io.umbral.alerting.rule.Escalation;
import io.umbral.alerting.rule.Guards;
import io.umbral.alerting.rule.Hold;
import io.umbral.alerting.rule.Level;
import io.umbral.alerting.rule.NoData;
import io.umbral.alerting.rule.Selector;
import io.umbral.alerting.rule.Side;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.Set;

/** Rules and samples for tests, in minutes. */
public final class Rules {

  /** Of everything here. */
  public static final int WINDOW_MILLIS = 60_000;

  private static final List<Dimension> IDENTITY =
      List.of(Dimension.REGION, Dimension.OPERATOR, Dimension.TECHNOLOGY, Dimension.SITE);

  private Rules() {}

  /** A minute of the timelines, in milliseconds. */
  public static long minutes(long t) {
    return t * 60_000;
  }

  /** A ratio of lost probes of 0.5 or more is bad. */
  public static Condition loss() {
    return lossAbove("0.5");
  }

  /** A ratio of lost probes of so much or more is bad. */
  public static Condition lossAbove(String ratio) {
    Level level =
        Level.ofThreshold(Severity.MAJOR, new BigDecimal(ratio), BigDecimal.ZERO, Side.ABOVE);
    return new Condition.Threshold(Kpi.LOSS_RATIO, WINDOW_MILLIS, level, Side.ABOVE);
  }

  /** A rule that tells at once. */
  public static AlertRule rule(String id, Condition condition) {
    return rule(id, 1, 0, condition, Timing.NONE, Handling.USUAL);
  }

  /** A rule. */
  public static AlertRule rule(
      String id,
      int version,
      long fromMillis,
      Condition condition,
      Timing timing,
      Handling handling) {
    return new AlertRule(
        new Head(id, version, fromMillis, true, false, id, "look", "a test"),
        Selector.EVERYTHING,
        IDENTITY,
        condition,
        timing,
        Guards.NONE,
        handling);
  }

  /** The same rule on trial. */
  public static AlertRule shadow(AlertRule rule) {
    Head head = rule.head();
    return withHead(rule, new Head(head.id(), head.version(), 0, true, true, "", "", ""));
  }

  /** The same rule under another head. */
  public static AlertRule withHead(AlertRule rule, Head head) {
    return new AlertRule(
        head,
        rule.selector(),
        rule.identity(),
        rule.condition(),
        rule.timing(),
        rule.guards(),
        rule.handling());
  }

  /** So long until it is an alarm, and so long until it no longer is; silence is told of. */
  public static Timing timing(long forMinutes, long keepMinutes, long noDataMinutes) {
    NoData noData = new NoData(minutes(noDataMinutes), NoData.Action.RAISE, Severity.INDETERMINATE);
    return new Timing(new Hold.For(minutes(forMinutes)), minutes(keepMinutes), Optional.of(noData));
  }

  /** So long until it is an alarm, and so long until it no longer is. */
  public static Timing timing(long forMinutes, long keepMinutes) {
    return new Timing(new Hold.For(minutes(forMinutes)), minutes(keepMinutes), Optional.empty());
  }

  /** Explains alarms of other rules. */
  public static Handling inhibiting(String... rules) {
    return new Handling(true, Set.of(rules), Escalation.NONE);
  }

  /** Tells others while nobody acknowledges. */
  public static Handling escalating(OptionalLong renotifyMinutes, long... afterMinutes) {
    List<Long> after = java.util.Arrays.stream(afterMinutes).mapToObj(Rules::minutes).toList();
    OptionalLong renotify =
        renotifyMinutes.isPresent()
            ? OptionalLong.of(minutes(renotifyMinutes.getAsLong()))
            : OptionalLong.empty();
    return new Handling(true, Set.of(), new Escalation(after, renotify));
  }

  /** A window that ends at a minute. */
  public static Measurement.Window window(long t, long revision, double lossRatio) {
    return new Measurement.Window(
        WINDOW_MILLIS,
        minutes(t),
        revision,
        java.util.Map.of(Kpi.LOSS_RATIO, lossRatio),
        10,
        OptionalDouble.empty());
  }

  /** A sample that ends at a minute. */
  public static Sample sample(long t, long revision, double lossRatio) {
    return Sample.of(window(t, revision, lossRatio), OptionalDouble.of(lossRatio));
  }
}
