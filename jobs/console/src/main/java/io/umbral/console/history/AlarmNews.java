package io.umbral.console.history;

import io.umbral.alerting.desk.Alarm;
import io.umbral.alerting.desk.AlarmEvent;
import io.umbral.alerting.desk.OperatorAction;
import io.umbral.wire.AlertRuleCodec.Written;
import java.util.List;
import java.util.Objects;

/**
 * What was read of alarms at once.
 *
 * @param events what happened to alarms, in any order
 * @param states what is known of alarms, in any order
 * @param actions what people did, those of one partition in their order
 * @param rules versions of rules, in any order
 * @param undelivered events that a receiver did not take
 */
public record AlarmNews(
    List<Told> events,
    List<Alarm> states,
    List<Deed> actions,
    List<Written> rules,
    List<Undelivered> undelivered) {

  /** Nothing. */
  public static final AlarmNews NONE =
      new AlarmNews(List.of(), List.of(), List.of(), List.of(), List.of());

  /**
   * An event, and when it was told.
   *
   * @param event what happened
   * @param recordedMillis when it was written, in processing time, milliseconds since the epoch
   */
  public record Told(AlarmEvent event, long recordedMillis) {

    /** Validates. */
    public Told {
      Objects.requireNonNull(event, "event");
    }
  }

  /**
   * An action, and where it stands in its topic.
   *
   * @param action what somebody did
   * @param partition of the topic
   * @param offset in its partition; of what is said again under one name the later one holds
   */
  public record Deed(OperatorAction action, int partition, long offset) {

    /** Validates. */
    public Deed {
      Objects.requireNonNull(action, "action");
    }
  }

  /**
   * An event that a receiver did not take, after all attempts.
   *
   * @param eventId alarm and number of the event
   * @param sink name of the receiver
   * @param reason for people
   * @param attempts how often it was tried
   * @param recordedMillis when it was given up, milliseconds since the epoch
   */
  public record Undelivered(
      String eventId, String sink, String reason, int attempts, long recordedMillis) {

    /** Validates. */
    public Undelivered {
      Objects.requireNonNull(eventId, "eventId");
      Objects.requireNonNull(sink, "sink");
      Objects.requireNonNull(reason, "reason");
    }
  }

  /** Keeps its own lists. */
  public AlarmNews {
    events = List.copyOf(events);
    states = List.copyOf(states);
    actions = List.copyOf(actions);
    rules = List.copyOf(rules);
    undelivered = List.copyOf(undelivered);
  }

  /** Whether there is nothing. */
  public boolean isEmpty() {
    return equals(NONE);
  }
}
