package io.umbral.alerting.desk;

import io.umbral.alerting.Reason;
import io.umbral.alerting.desk.Alarm.State;
import io.umbral.alerting.desk.Attention.Acknowledgement;
import io.umbral.alerting.desk.OperatorAction.OnAlarm;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/** What people do to single alarms. */
final class Deeds {

  private final AlarmTable table;
  private final Inhibition inhibition;

  Deeds(AlarmTable table, Inhibition inhibition) {
    this.table = table;
    this.inhibition = inhibition;
  }

  /**
   * Does it.
   *
   * @param deed what a person did
   * @param alarm to which alarm
   * @param eventTimeMillis how far event time has come
   * @param events takes what happened; nothing where the alarm is so already
   */
  void act(OnAlarm deed, Alarm alarm, long eventTimeMillis, List<AlarmEvent> events) {
    long atMillis = Math.max(alarm.raisedAtMillis(), eventTimeMillis);
    boolean isAcked = alarm.attention().acknowledgement().isPresent();
    switch (deed.deed()) {
      case ACKNOWLEDGE -> {
        if (!isAcked && alarm.isFiring()) {
          Acknowledgement by = new Acknowledgement(deed.by(), deed.doneAtMillis());
          attend(EventType.ACKED, deed, alarm, Optional.of(by), atMillis, events);
        }
      }
      case UNACKNOWLEDGE -> {
        if (isAcked && alarm.isFiring()) {
          attend(EventType.UNACKED, deed, alarm, Optional.empty(), atMillis, events);
        }
      }
      case COMMENT -> say(EventType.COMMENTED, deed, alarm, atMillis, List.of(), events);
      case CLEAR -> {
        if (alarm.isFiring()) {
          Alarm over = alarm.ended(State.CLEARED, OptionalLong.of(atMillis));
          table.close(over);
          say(EventType.CLEARED, deed, over, atMillis, List.of(), events);
          inhibition.unexplain(over.alertId(), atMillis);
        }
      }
    }
  }

  private void attend(
      EventType type,
      OnAlarm deed,
      Alarm alarm,
      Optional<Acknowledgement> by,
      long atMillis,
      List<AlarmEvent> events) {
    Alarm attended = alarm.with(alarm.attention().acknowledged(by));
    table.watch(attended);
    say(type, deed, attended, atMillis, List.of(Change.ACKNOWLEDGEMENT), events);
  }

  /** A clear by hand is told to whom the raise was told, everything else to nobody. */
  private void say(
      EventType type,
      OnAlarm deed,
      Alarm alarm,
      long atMillis,
      List<Change> changes,
      List<AlarmEvent> events) {
    table.say(
        new AlarmEvent(
            type,
            alarm,
            atMillis,
            type == EventType.CLEARED && alarm.attention().isNotified(),
            false,
            false,
            Reason.MANUAL,
            changes,
            Optional.of(deed.by()),
            deed.comment()),
        events);
  }
}
