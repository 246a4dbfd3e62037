package io.umbral.delivery;

import io.umbral.alerting.desk.Alarm;
import io.umbral.alerting.desk.Evidence;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Alarms in the shape of TM Forum's alarm management API (TMF642, 4.0.0). Two deviations: the
 * {@code id} is a text, as an alarm's name here is no number; {@code href} is left to whoever knows
 * the address of the API.
 */
public final class Tmf642 {

  private Tmf642() {}

  /**
   * An alarm.
   *
   * @param alarm what is known of it
   * @param system name under which Umbral reports
   * @return the resource, as a tree for JSON
   */
  public static Map<String, Object> alarm(Alarm alarm, String system) {
    Map<String, Object> tree = new LinkedHashMap<>();
    tree.put("id", alarm.alertId());
    tree.put("@type", "Alarm");
    tree.put("externalAlarmId", alarm.name().fingerprint());
    tree.put("state", stateOf(alarm));
    tree.put("perceivedSeverity", alarm.perceivedSeverity().name().toLowerCase(Locale.ROOT));
    tree.put("alarmType", "qualityOfServiceAlarm");
    tree.put("probableCause", causeOf(alarm));
    tree.put("specificProblem", AlarmText.problem(alarm));
    tree.put("alarmDetails", AlarmText.summary(alarm));
    tree.put("alarmRaisedTime", AlarmText.time(alarm.startsAtMillis()));
    tree.put("alarmReportingTime", AlarmText.time(alarm.raisedAtMillis()));
    alarm.endsAtMillis().ifPresent(end -> tree.put("alarmClearedTime", AlarmText.time(end)));
    tree.put("reportingSystemId", system);
    tree.put("sourceSystemId", system);
    tree.put("serviceAffecting", isServiceAffecting(alarm));
    tree.put("isRootCause", alarm.childCount() > 0);
    tree.put("alarmEscalation", alarm.attention().escalationLevel() > 0);
    tree.put(
        "plannedOutageIndicator",
        alarm.suppression().isPlannedOutage() ? "inService,planned" : "inService");
    acknowledgement(alarm, tree);
    tree.put("alarmedObjectType", objectTypeOf(alarm));
    tree.put("alarmedObject", Map.of("id", alarm.subject().toString()));
    tree.put("crossedThresholdInformation", threshold(alarm));
    alarm
        .suppression()
        .inhibitedBy()
        .ifPresent(parent -> tree.put("parentAlarm", List.of(Map.of("id", parent))));
    if (!alarm.children().isEmpty()) {
      tree.put(
          "correlatedAlarm", alarm.children().stream().map(child -> Map.of("id", child)).toList());
    }
    return tree;
  }

  private static String stateOf(Alarm alarm) {
    return switch (alarm.state()) {
      case FIRING -> alarm.seq() > 1 ? "updated" : "raised";
      case CLEARED, WITHDRAWN -> "cleared";
    };
  }

  private static String causeOf(Alarm alarm) {
    return switch (alarm.name().signal()) {
      case BREACH -> "thresholdCrossed";
      case KPI_SILENT, PIPELINE_SILENT -> "lossOfSignal";
    };
  }

  private static boolean isServiceAffecting(Alarm alarm) {
    return switch (alarm.perceivedSeverity()) {
      case CRITICAL, MAJOR -> true;
      case MINOR, WARNING, INDETERMINATE, CLEARED -> false;
    };
  }

  private static String objectTypeOf(Alarm alarm) {
    if (alarm.subject().cell().isPresent()) {
      return "cell";
    }
    return alarm.subject().site().isPresent() ? "site" : "region";
  }

  private static void acknowledgement(Alarm alarm, Map<String, Object> tree) {
    alarm
        .attention()
        .acknowledgement()
        .ifPresentOrElse(
            by -> {
              tree.put("ackState", "acknowledged");
              tree.put("ackUserId", by.by());
            },
            () -> tree.put("ackState", "unacknowledged"));
  }

  private static Map<String, Object> threshold(Alarm alarm) {
    Evidence evidence = alarm.evidence();
    Map<String, Object> tree = new LinkedHashMap<>();
    tree.put("indicatorName", evidence.watched());
    evidence
        .value()
        .ifPresent(value -> tree.put("observedValue", AlarmText.number(evidence.value())));
    evidence
        .level()
        .ifPresent(
            level ->
                tree.put(
                    "thresholdCrossingDescription", "level " + AlarmText.number(evidence.level())));
    tree.put("granularity", evidence.windowMillis() / 1_000 + " s");
    return tree;
  }
}
