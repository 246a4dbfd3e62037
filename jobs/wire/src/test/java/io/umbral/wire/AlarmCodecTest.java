package io.umbral.wire;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

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
import io.umbral.alerting.desk.Change;
import io.umbral.alerting.desk.EventType;
import io.umbral.alerting.desk.Evidence;
import io.umbral.alerting.desk.OperatorAction;
import io.umbral.alerting.desk.OperatorAction.OnAlarm;
import io.umbral.alerting.desk.OperatorAction.Plan;
import io.umbral.alerting.desk.Suppression;
import io.umbral.alerting.rule.AlertRuleReader;
import io.umbral.alerting.rule.Selector;
import io.umbral.documents.Faults;
import io.umbral.model.RejectionCause;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Alarms, rules and actions there and back. */
final class AlarmCodecTest {

  private static final String DOCUMENT =
      """
      apiVersion: umbral/v1
      kind: AlertRule
      metadata: {name: loss}
      spec:
        version: 3
        effectiveFrom: 2026-01-01T00:00:00Z
        threshold: {kpi: lossRatio, window: 1m, above: 0.05, severity: MAJOR}
        runbook: look
        source: a test
      """;

  private final AlarmCodec codec = new AlarmCodec();

  private static <T> T any(T[] values, Random random) {
    return values[random.nextInt(values.length)];
  }

  private static OptionalLong someLong(Random random) {
    return random.nextBoolean() ? OptionalLong.of(random.nextInt()) : OptionalLong.empty();
  }

  private static OptionalDouble someDouble(Random random) {
    return random.nextBoolean() ? OptionalDouble.of(random.nextDouble()) : OptionalDouble.empty();
  }

  private static Optional<String> someText(Random random) {
    return random.nextBoolean() ? Optional.of("é" + random.nextInt(99)) : Optional.empty();
  }

  private static Alarm random(Random random) {
    Optional<String> site = someText(random);
    return new Alarm(
        new Alarm.Name(
            "f" + random.nextInt(), 1 + random.nextInt(9), "rule", any(Signal.values(), random)),
        random.nextInt(99),
        new Subject(
            List.of("19039", "19", "MX"),
            "ATT",
            "LTE",
            site,
            site.flatMap(any -> someText(random)),
            Map.of("level", "STATE")),
        1 + random.nextInt(9),
        random.nextBoolean(),
        any(Alarm.State.values(), random),
        any(Severity.values(), random),
        random.nextInt(),
        random.nextInt(),
        someLong(random),
        new Attention(
            random.nextBoolean(),
            someLong(random),
            someLong(random),
            random.nextInt(4),
            random.nextBoolean()
                ? Optional.of(new Acknowledgement("ana", random.nextInt()))
                : Optional.empty()),
        new Suppression(
            someText(random), someLong(random), random.nextBoolean(), random.nextBoolean()),
        new Evidence(
            "lossRatio",
            someDouble(random),
            someDouble(random),
            random.nextInt(),
            60_000,
            random.nextInt(99),
            someDouble(random),
            someDouble(random),
            List.of(new Evidence.BurnFigure(60, random.nextDouble(), 3, 9)),
            someContributors(random)),
        List.of("a-1", "b-2"),
        random.nextInt(9_999));
  }

  private static Optional<Contributors> someContributors(Random random) {
    Burden burden =
        random.nextBoolean()
            ? Burden.of(Burden.Kind.LOST_PROBES)
            : new Burden(Burden.Kind.LONG_ROUND_TRIPS, random.nextInt(250_000));
    List<Contributor> top =
        List.of(
            new Contributor("site-1", Optional.of("334020-4711"), 1 + random.nextInt(99)),
            new Contributor("run-7", Optional.empty(), 1));
    return random.nextBoolean()
        ? Optional.of(new Contributors(burden, 200, top))
        : Optional.empty();
  }

  @Test
  void readsTheAlarmsThatItWrites() {
    Law.holds(
        100,
        random -> {
          Alarm alarm = random(random);
          assertEquals(alarm, codec.decodeState(codec.encode(alarm)));
        });
  }

  @Test
  void readsTheEventsThatItWrites() {
    Law.holds(
        100,
        random -> {
          AlarmEvent event =
              new AlarmEvent(
                  any(EventType.values(), random),
                  random(random),
                  random.nextInt(),
                  random.nextBoolean(),
                  random.nextBoolean(),
                  random.nextBoolean(),
                  any(Reason.values(), random),
                  List.of(any(Change.values(), random)),
                  someText(random),
                  "remark");
          assertEquals(event, codec.decodeEvent(codec.encode(event)));
        });
  }

  @Test
  void anEventIsReadByTheGeneratedClass() throws Exception {
    Alarm alarm = random(new Random(1));
    AlarmEvent event =
        new AlarmEvent(
            EventType.RAISED,
            alarm,
            1_000,
            true,
            false,
            false,
            Reason.MEASURED,
            List.of(),
            Optional.empty(),
            "");
    io.umbral.schemas.AlarmEvent read =
        io.umbral.schemas.AlarmEvent.getDecoder().decode(codec.encode(event));
    assertEquals(alarm.alertId(), read.getAlarm().getAlertId());
    assertEquals(1_000, read.getAt().toEpochMilli());
    assertEquals(alarm.seq(), read.getAlarm().getSeq());
  }

  @Test
  void aDamagedValueIsRefused() {
    byte[] bytes = codec.encode(random(new Random(2)));
    bytes[5] ^= 1;
    assertEquals(
        RejectionCause.UNKNOWN_SCHEMA,
        assertThrows(WireException.class, () -> codec.decodeState(bytes)).rejectionCause());
  }

  @Test
  void aRuleTravelsAsItWasWritten() throws WireException {
    AlertRuleCodec rules = new AlertRuleCodec();
    Faults faults = new Faults();
    AlertRuleCodec.Written written =
        new AlertRuleCodec.Written(AlertRuleReader.read("f", DOCUMENT, faults).get(0), DOCUMENT);
    assertEquals(written, rules.decode(rules.encode(written)));
    assertEquals(
        "loss|3",
        new String(
            AlertRuleCodec.encodeKey(written.rule()), java.nio.charset.StandardCharsets.UTF_8));
  }

  @Test
  void aRuleWhoseDocumentIsWrongIsRefusedWithTheFault() {
    AlertRuleCodec rules = new AlertRuleCodec();
    AlertRuleCodec.Written right =
        new AlertRuleCodec.Written(
            AlertRuleReader.read("f", DOCUMENT, new Faults()).get(0), "kind: Other");
    WireException refused =
        assertThrows(WireException.class, () -> rules.decode(rules.encode(right)));
    assertEquals(RejectionCause.INVALID_VALUE, refused.rejectionCause());
  }

  @Test
  void actionsAreReadAsTheyWereWritten() throws WireException {
    OperatorActionCodec actions = new OperatorActionCodec();
    for (OnAlarm.Deed deed : OnAlarm.Deed.values()) {
      OperatorAction action = new OnAlarm("1", "ana", 5, "remark", "f-1", deed);
      assertEquals(action, actions.decode(actions.encode(action)));
    }
    Selector selector =
        new Selector(
            Set.of("19"),
            Set.of("ATT"),
            Set.of(),
            Map.of("level", Set.of("STATE", "X")),
            Optional.empty());
    for (Plan.Kind kind : Plan.Kind.values()) {
      OperatorAction action = new Plan("2", "ana", 5, "", kind, selector, Set.of("loss"), 10, 20);
      assertEquals(action, actions.decode(actions.encode(action)));
    }
  }
}
