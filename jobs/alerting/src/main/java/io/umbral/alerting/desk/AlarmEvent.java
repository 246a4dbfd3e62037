package io.umbral.alerting.desk;

import io.umbral.alerting.Reason;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * Something that happened to an alarm.
 *
 * @param type what happened
 * @param alarm what is known of it after that; its {@code seq} numbers the event
 * @param atMillis when, in event time, milliseconds since the epoch
 * @param isNotify whether people are to be told
 * @param isLate whether late data says so of a time that had passed
 * @param isStorm whether it is one of so many at once that they are better told together
 * @param reason why
 * @param changes what is otherwise
 * @param by who did it; empty for what no one did
 * @param comment what that one remarked; empty text for nothing
 */
public record AlarmEvent(
    EventType type,
    Alarm alarm,
    long atMillis,
    boolean isNotify,
    boolean isLate,
    boolean isStorm,
    Reason reason,
    List<Change> changes,
    Optional<String> by,
    String comment) {

  /** Validates and copies. */
  public AlarmEvent {
    Objects.requireNonNull(type, "type");
    Objects.requireNonNull(alarm, "alarm");
    Objects.requireNonNull(reason, "reason");
    changes = changes.stream().distinct().sorted().toList();
    Objects.requireNonNull(by, "by");
    Objects.requireNonNull(comment, "comment");
  }

  /** Whether it takes back that there was an alarm at all. */
  public boolean isRetraction() {
    return alarm.state() == Alarm.State.WITHDRAWN;
  }

  AlarmEvent inStorm() {
    return new AlarmEvent(
        type, alarm, atMillis, isNotify, isLate, true, reason, changes, by, comment);
  }
}
