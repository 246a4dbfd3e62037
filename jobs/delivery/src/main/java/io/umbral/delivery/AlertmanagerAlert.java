package io.umbral.delivery;

import io.umbral.alerting.Severity;
import io.umbral.alerting.desk.Alarm;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/** What Alertmanager calls an alarm, and what it says of it; the same whoever is asked. */
public final class AlertmanagerAlert {

  private AlertmanagerAlert() {}

  /**
   * What makes it the alert that it is.
   *
   * @param alarm what is known of it
   * @param severity as it is told; another one is another alert
   * @return texts by name; measured values are never among them
   */
  public static Map<String, String> labels(Alarm alarm, Severity severity) {
    Map<String, String> labels = new LinkedHashMap<>();
    labels.put("alertname", alarm.name().ruleId());
    labels.put("severity", severity.name().toLowerCase(Locale.ROOT));
    labels.putAll(AlarmText.dimensions(alarm));
    labels.put("fingerprint", alarm.name().fingerprint());
    return labels;
  }

  /**
   * What is said of it.
   *
   * @param alarm what is known of it
   * @return texts by name
   */
  public static Map<String, String> annotations(Alarm alarm) {
    Map<String, String> annotations = new LinkedHashMap<>();
    annotations.put("summary", AlarmText.summary(alarm));
    annotations.put("alert_id", alarm.alertId());
    annotations.put("state", alarm.state().name().toLowerCase(Locale.ROOT));
    annotations.put("event_started_at", AlarmText.time(alarm.startsAtMillis()));
    alarm.endsAtMillis().ifPresent(end -> annotations.put("event_ended_at", AlarmText.time(end)));
    alarm
        .evidence()
        .value()
        .ifPresent(value -> annotations.put("value", AlarmText.number(alarm.evidence().value())));
    alarm
        .evidence()
        .level()
        .ifPresent(level -> annotations.put("level", AlarmText.number(alarm.evidence().level())));
    alarm
        .evidence()
        .contributors()
        .ifPresent(found -> annotations.put("contributors", AlarmText.contributorsInWords(found)));
    annotations.put("measurements", Long.toString(alarm.evidence().n()));
    annotations.put("rule_version", Integer.toString(alarm.ruleVersion()));
    if (alarm.childCount() > 0) {
      annotations.put("explains", Integer.toString(alarm.childCount()));
    }
    alarm
        .attention()
        .acknowledgement()
        .ifPresent(acknowledgement -> annotations.put("acknowledged_by", acknowledgement.by()));
    return annotations;
  }
}
