package io.umbral.alerting.ves;

import io.umbral.alerting.Severity;
import io.umbral.alerting.desk.Alarm;
import io.umbral.alerting.desk.AlarmEvent;
import io.umbral.alerting.desk.EventType;
import io.umbral.alerting.desk.Evidence;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalDouble;

/** Writes alarm events as VES events. */
public final class VesAlarmEvents {

  private static final DateTimeFormatter TCA_TIME =
      DateTimeFormatter.ofPattern("EEE, dd MMM yyyy HH:mm:ss Z", Locale.ROOT)
          .withZone(ZoneOffset.UTC);

  private VesAlarmEvents() {}

  /**
   * An event of domain {@code fault}.
   *
   * @param event what happened
   * @param reportingEntity name of the system that reports
   * @return the tree of the event; a clear has severity {@code NORMAL}
   */
  public static Map<String, Object> fault(AlarmEvent event, String reportingEntity) {
    Alarm alarm = event.alarm();
    Map<String, Object> fields = new LinkedHashMap<>();
    fields.put("faultFieldsVersion", "4.0");
    fields.put("alarmCondition", alarm.name().ruleId());
    fields.put("eventSeverity", severityOf(alarm.perceivedSeverity()));
    fields.put("eventSourceType", "other");
    fields.put("specificProblem", problemOf(alarm));
    fields.put("vfStatus", "Active");
    fields.put("alarmAdditionalInformation", informationOf(event));
    return envelope(event, "fault", reportingEntity, "faultFields", fields);
  }

  /**
   * An event of domain {@code thresholdCrossingAlert}.
   *
   * @param event what happened
   * @param reportingEntity name of the system that reports
   * @return the tree of the event: SET when raised, CLEAR when it is over, CONT while it lasts
   */
  public static Map<String, Object> thresholdCrossingAlert(
      AlarmEvent event, String reportingEntity) {
    Alarm alarm = event.alarm();
    Evidence evidence = alarm.evidence();
    Map<String, Object> parameter = new LinkedHashMap<>();
    parameter.put("criticality", criticalityOf(alarm.severity()));
    parameter.put("thresholdCrossed", textOf(evidence.level()));
    parameter.put("hashMap", Map.of(evidence.watched(), textOf(evidence.value())));
    Map<String, Object> fields = new LinkedHashMap<>();
    fields.put("thresholdCrossingFieldsVersion", "4.0");
    fields.put("additionalParameters", List.of(parameter));
    fields.put("alertAction", actionOf(event));
    fields.put("alertDescription", problemOf(alarm));
    fields.put("alertType", "SERVICE-ANOMALY");
    fields.put("alertValue", textOf(evidence.value()));
    fields.put("collectionTimestamp", TCA_TIME.format(Instant.ofEpochMilli(event.atMillis())));
    fields.put(
        "eventStartTimestamp", TCA_TIME.format(Instant.ofEpochMilli(alarm.startsAtMillis())));
    fields.put("eventSeverity", severityOf(alarm.perceivedSeverity()));
    return envelope(
        event, "thresholdCrossingAlert", reportingEntity, "thresholdCrossingAlertFields", fields);
  }

  private static Map<String, Object> envelope(
      AlarmEvent event,
      String domain,
      String reportingEntity,
      String fieldsName,
      Map<String, Object> fields) {
    Alarm alarm = event.alarm();
    Map<String, Object> header = new LinkedHashMap<>();
    header.put("domain", domain);
    header.put("eventId", alarm.alertId() + "-" + alarm.seq());
    header.put("eventName", eventNameOf(domain, alarm));
    header.put("lastEpochMicrosec", event.atMillis() * 1_000);
    header.put("priority", alarm.severity() == Severity.CRITICAL ? "High" : "Medium");
    header.put("reportingEntityName", reportingEntity);
    header.put("sequence", alarm.seq());
    header.put("sourceName", alarm.subject().toString());
    header.put("startEpochMicrosec", alarm.startsAtMillis() * 1_000);
    header.put("version", "4.1");
    header.put("vesEventListenerVersion", "7.2.1");
    Map<String, Object> body = new LinkedHashMap<>();
    body.put("commonEventHeader", header);
    body.put(fieldsName, fields);
    return Map.of("event", body);
  }

  private static String eventNameOf(String domain, Alarm alarm) {
    return (domain.equals("fault") ? "Fault_" : "Tca_") + "Umbral_" + alarm.name().ruleId();
  }

  /**
   * VES knows no CLEARED: what is over is NORMAL. What cannot be told is no more than a warning.
   */
  private static String severityOf(Severity severity) {
    return switch (severity) {
      case CLEARED -> "NORMAL";
      case INDETERMINATE, WARNING -> "WARNING";
      case MINOR -> "MINOR";
      case MAJOR -> "MAJOR";
      case CRITICAL -> "CRITICAL";
    };
  }

  /** VES knows these two. */
  private static String criticalityOf(Severity severity) {
    return severity == Severity.CRITICAL ? "CRIT" : "MAJ";
  }

  private static String actionOf(AlarmEvent event) {
    if (!event.alarm().isFiring()) {
      return "CLEAR";
    }
    return event.type() == EventType.RAISED ? "SET" : "CONT";
  }

  private static String problemOf(Alarm alarm) {
    Evidence evidence = alarm.evidence();
    return switch (alarm.name().signal()) {
      case BREACH ->
          evidence.watched()
              + " is "
              + textOf(evidence.value())
              + ", level "
              + textOf(evidence.level());
      case KPI_SILENT -> "no data of " + alarm.subject();
      case PIPELINE_SILENT -> "no data at all";
    };
  }

  private static String textOf(OptionalDouble value) {
    return value.isPresent() ? Double.toString(value.getAsDouble()) : "unknown";
  }

  private static Map<String, Object> informationOf(AlarmEvent event) {
    Alarm alarm = event.alarm();
    Map<String, Object> information = new LinkedHashMap<>();
    information.put("alertId", alarm.alertId());
    information.put("eventType", event.type().name());
    information.put("region", alarm.subject().region());
    information.put("operator", alarm.subject().operator());
    information.put("technology", alarm.subject().technology());
    information.put("retracted", Boolean.toString(event.isRetraction()));
    alarm.suppression().inhibitedBy().ifPresent(by -> information.put("inhibitedBy", by));
    return information;
  }
}
