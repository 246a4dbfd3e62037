package io.umbral.embedded.actions;

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
import io.umbral.model.SeriesKey;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;

/** An alarm for tests. */
final class TestAlarms {

  private TestAlarms() {}

  /** That half of the probes of MX are lost. */
  static AlarmEvent raised(String alertId, String ruleId, long atMillis) {
    int dash = alertId.lastIndexOf('-');
    Alarm.Name name =
        new Alarm.Name(
            alertId.substring(0, dash),
            Integer.parseInt(alertId.substring(dash + 1)),
            ruleId,
            Signal.BREACH);
    Evidence evidence =
        new Evidence(
            "lossRatio",
            OptionalDouble.of(0.5),
            OptionalDouble.of(0.2),
            atMillis,
            60_000,
            1,
            OptionalDouble.empty(),
            OptionalDouble.empty(),
            List.of(),
            Optional.empty());
    Alarm alarm =
        new Alarm(
            name,
            1,
            Subject.of(new SeriesKey("MX", SeriesKey.ALL, SeriesKey.ALL), List.of("MX"), Map.of()),
            1,
            false,
            Alarm.State.FIRING,
            Severity.MAJOR,
            atMillis,
            atMillis,
            OptionalLong.empty(),
            new Attention(true, OptionalLong.empty(), OptionalLong.empty(), 0, Optional.empty()),
            Suppression.NONE,
            evidence,
            List.of(),
            0);
    return new AlarmEvent(
        EventType.RAISED,
        alarm,
        atMillis,
        true,
        false,
        false,
        Reason.MEASURED,
        List.of(),
        Optional.empty(),
        "");
  }
}
