package io.umbral.alerting.desk;

import io.umbral.alerting.Reason;
import io.umbral.alerting.rule.AlertRule;
import io.umbral.alerting.rule.Escalation;
import java.util.List;
import java.util.Optional;

/** Tells again, and tells others, of alarms that nobody looks after: by processing time. */
final class Reminders {

  private final AlarmTable table;
  private final Telling telling;

  Reminders(AlarmTable table, Telling telling) {
    this.table = table;
    this.telling = telling;
  }

  /**
   * Reminds of what is due.
   *
   * @param nowMillis processing time
   * @param eventTimeMillis how far event time has come, for the events
   * @param events takes what happened
   */
  void remind(long nowMillis, long eventTimeMillis, List<AlarmEvent> events) {
    for (String id : table.unattended()) {
      remind(table.get(id), nowMillis, eventTimeMillis, events);
    }
  }

  private void remind(Alarm alarm, long nowMillis, long eventTimeMillis, List<AlarmEvent> events) {
    Optional<AlertRule> rule = table.ruleOf(alarm);
    if (rule.isEmpty() || telling.isQuiet(alarm)) {
      return;
    }
    Escalation escalation = rule.get().handling().escalation();
    Attention attention = alarm.attention();
    long sinceMillis = nowMillis - attention.notifiedAtMillis().orElseThrow();
    List<Long> after = escalation.afterMillis();
    if (attention.escalationLevel() < after.size()
        && sinceMillis >= after.get(attention.escalationLevel())) {
      say(EventType.ESCALATED, alarm.with(attention.escalated()), eventTimeMillis, events);
      return;
    }
    if (escalation.renotifyMillis().isPresent()
        && nowMillis - attention.remindedAtMillis().orElseThrow()
            >= escalation.renotifyMillis().getAsLong()) {
      say(EventType.RENOTIFIED, alarm.with(attention.reminded(nowMillis)), eventTimeMillis, events);
    }
  }

  private void say(EventType type, Alarm alarm, long atMillis, List<AlarmEvent> events) {
    table.say(
        new AlarmEvent(
            type,
            alarm,
            atMillis,
            true,
            false,
            false,
            Reason.MEASURED,
            List.of(),
            Optional.empty(),
            ""),
        events);
  }
}
