package io.umbral.console;

import io.umbral.alerting.Burden;
import io.umbral.alerting.Contributor;
import io.umbral.alerting.Contributors;
import io.umbral.alerting.Reason;
import io.umbral.alerting.Severity;
import io.umbral.alerting.Signal;
import io.umbral.alerting.Subject;
import io.umbral.alerting.desk.Alarm;
import io.umbral.alerting.desk.AlarmEvent;
import io.umbral.alerting.desk.Attention;
import io.umbral.alerting.desk.Attention.Acknowledgement;
import io.umbral.alerting.desk.EventType;
import io.umbral.alerting.desk.Evidence;
import io.umbral.alerting.desk.OperatorAction.Plan;
import io.umbral.alerting.desk.Suppression;
import io.umbral.alerting.rule.AlertRuleReader;
import io.umbral.alerting.rule.Selector;
import io.umbral.console.history.AlarmNews;
import io.umbral.console.history.AlarmNews.Deed;
import io.umbral.console.history.AlarmNews.Told;
import io.umbral.console.history.AlarmNews.Undelivered;
import io.umbral.wire.AlertRuleCodec.Written;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.Set;

/** Alarms for tests. */
public final class Alarms {

  private static final Contributors DRIVEN =
      new Contributors(
          Burden.of(Burden.Kind.LOST_PROBES),
          210,
          List.of(
              new Contributor("MX-1907", Optional.of("334020-4711"), 120),
              new Contributor("MX-1908", Optional.empty(), 30)));

  /** Lasts, and nobody looks after it. */
  public static final String CRITICAL = "c000000000000001-1";

  /** Lasts, and somebody looks after it. */
  public static final String OWNED = "0000000000000002-1";

  /** Lasts, and {@link #CRITICAL} explains it. */
  public static final String CHILD = "0000000000000003-1";

  /** Is over; all of its text is hostile. */
  public static final String OVER = "0000000000000004-1";

  /** What no page or table may take for anything but text. */
  public static final String EVIL = "=cmd|' /C calc'!A0<img src=x onerror=alert(1)>";

  /** In force. */
  public static final Plan SILENCE =
      new Plan(
          "plan-1",
          "ana",
          Windows.NOON,
          EVIL,
          Plan.Kind.SILENCE,
          new Selector(Set.of("19"), Set.of("TELCEL"), Set.of(), Map.of(), Optional.empty()),
          Set.of("loss"),
          Windows.NOON,
          Windows.NOON + 3_600_000);

  private static final String RULE =
      """
      apiVersion: umbral/v1
      kind: AlertRule
      metadata: {name: loss, title: Probes are lost}
      spec:
        version: 1
        identity: [region, operator, technology]
        threshold: {kpi: lossRatio, window: 1m, above: 0.1, hysteresis: 0.02, severity: CRITICAL}
        runbook: Look at the transport.
        source: a test
      """;

  private Alarms() {}

  /** All of them, a rule, and an event that was not delivered. */
  public static AlarmNews news() {
    Alarm critical = alarm(CRITICAL, 1, Severity.CRITICAL, "19", "TELCEL", Suppression.NONE);
    Alarm over = ended(alarm(OVER, 2, Severity.MINOR, "evil", EVIL, Suppression.NONE));
    return new AlarmNews(
        List.of(
            told(EventType.RAISED, critical, Optional.empty(), ""),
            told(EventType.CLEARED, over, Optional.of(EVIL), EVIL)),
        List.of(
            owned(alarm(OWNED, 2, Severity.MAJOR, "19", "ATT", Suppression.NONE)),
            alarm(
                CHILD,
                1,
                Severity.MAJOR,
                "19039",
                "TELCEL",
                new Suppression(Optional.of(CRITICAL), OptionalLong.empty(), false, false))),
        List.of(new Deed(SILENCE, 0, 0)),
        List.of(new Written(AlertRuleReader.require("loss", RULE), RULE)),
        List.of(new Undelivered(OVER + "-2", "pager", EVIL, 5, Windows.NOON)));
  }

  /** One that lasts. */
  public static Alarm alarm(
      String alertId,
      long seq,
      Severity severity,
      String region,
      String operator,
      Suppression suppression) {
    return alarm(alertId, seq, severity, region, operator, suppression, Windows.NOON);
  }

  /** One that lasts since some time. */
  public static Alarm alarm(
      String alertId,
      long seq,
      Severity severity,
      String region,
      String operator,
      Suppression suppression,
      long startsAtMillis) {
    return new Alarm(
        new Alarm.Name(alertId.substring(0, 16), 1, "loss", Signal.BREACH),
        seq,
        new Subject(
            region.equals("19") ? List.of("19", "MX") : List.of(region, "19", "MX"),
            operator,
            "ALL",
            Optional.empty(),
            Optional.empty(),
            Map.of()),
        1,
        false,
        Alarm.State.FIRING,
        severity,
        startsAtMillis,
        startsAtMillis + Windows.MINUTE,
        OptionalLong.empty(),
        Attention.NONE,
        suppression,
        new Evidence(
            "lossRatio",
            OptionalDouble.of(0.42),
            OptionalDouble.of(0.1),
            startsAtMillis + Windows.MINUTE,
            Windows.MINUTE,
            500,
            OptionalDouble.of(0.98),
            OptionalDouble.empty(),
            List.of(),
            Optional.of(DRIVEN)),
        List.of(),
        0);
  }

  /** The same, looked after by ana. */
  public static Alarm owned(Alarm alarm) {
    return with(
        alarm,
        alarm.seq(),
        alarm.state(),
        alarm.endsAtMillis(),
        new Attention(
            true,
            OptionalLong.of(Windows.NOON),
            OptionalLong.of(Windows.NOON),
            0,
            Optional.of(new Acknowledgement("ana", Windows.NOON))));
  }

  /** The same, over. */
  public static Alarm ended(Alarm alarm) {
    return with(
        alarm,
        alarm.seq(),
        Alarm.State.CLEARED,
        OptionalLong.of(alarm.raisedAtMillis() + Windows.MINUTE),
        alarm.attention());
  }

  private static Alarm with(
      Alarm alarm, long seq, Alarm.State state, OptionalLong endsAtMillis, Attention attention) {
    return new Alarm(
        alarm.name(),
        seq,
        alarm.subject(),
        alarm.ruleVersion(),
        alarm.isShadow(),
        state,
        alarm.severity(),
        alarm.startsAtMillis(),
        alarm.raisedAtMillis(),
        endsAtMillis,
        attention,
        alarm.suppression(),
        alarm.evidence(),
        alarm.children(),
        alarm.childCount());
  }

  /** An event of an alarm. */
  public static Told told(EventType type, Alarm alarm, Optional<String> by, String comment) {
    return new Told(
        new AlarmEvent(
            type,
            alarm,
            alarm.raisedAtMillis(),
            true,
            false,
            false,
            by.isPresent() ? Reason.MANUAL : Reason.MEASURED,
            List.of(),
            by,
            comment),
        alarm.raisedAtMillis() + 1_000);
  }
}
