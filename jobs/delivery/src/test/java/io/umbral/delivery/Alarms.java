package io.umbral.delivery;

import io.umbral.alerting.Reason;
import io.umbral.alerting.Severity;
import io.umbral.alerting.Signal;
import io.umbral.alerting.Subject;
import io.umbral.alerting.desk.Alarm;
import io.umbral.alerting.desk.AlarmEvent;
import io.umbral.alerting.desk.Attention;
import io.umbral.alerting.desk.EventType;
import io.umbral.alerting.desk.Evidence;
import io.umbral.alerting.desk.Suppression;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;

/** Alarms for tests. */
final class Alarms {

  static final long RAISED = 1_780_000_000_000L;

  private Alarms() {}

  static Alarm firing(String fingerprint, long seq, Severity severity) {
    return alarm(fingerprint, seq, severity, Alarm.State.FIRING, true);
  }

  static Alarm cleared(String fingerprint, long seq) {
    return alarm(fingerprint, seq, Severity.MAJOR, Alarm.State.CLEARED, true);
  }

  static Alarm alarm(
      String fingerprint, long seq, Severity severity, Alarm.State state, boolean isNotified) {
    OptionalLong end =
        state == Alarm.State.FIRING ? OptionalLong.empty() : OptionalLong.of(RAISED + 60_000);
    return new Alarm(
        new Alarm.Name(fingerprint, 1, "rtt-high", Signal.BREACH),
        seq,
        new Subject(
            List.of("20079", "20", "MX"),
            "north",
            "LTE",
            Optional.empty(),
            Optional.empty(),
            Map.of()),
        3,
        false,
        state,
        severity,
        RAISED - 120_000,
        RAISED,
        end,
        new Attention(
            isNotified,
            isNotified ? OptionalLong.of(RAISED) : OptionalLong.empty(),
            OptionalLong.empty(),
            0,
            Optional.empty()),
        Suppression.NONE,
        new Evidence(
            "rttMillis p95",
            OptionalDouble.of(123.5 + seq),
            OptionalDouble.of(100),
            RAISED,
            60_000,
            400,
            OptionalDouble.of(0.97),
            OptionalDouble.empty(),
            List.of(),
            Optional.empty()),
        List.of(),
        0);
  }

  static AlarmEvent event(Alarm alarm, EventType type) {
    return new AlarmEvent(
        type, alarm, RAISED, true, false, false, Reason.MEASURED, List.of(), Optional.empty(), "");
  }
}
