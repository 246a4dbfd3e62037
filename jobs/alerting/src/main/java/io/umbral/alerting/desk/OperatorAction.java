package io.umbral.alerting.desk;

import io.umbral.alerting.Subject;
import io.umbral.alerting.rule.Selector;
import java.util.Objects;
import java.util.Set;

/** What a person does; a record of its own, said who did it and when. */
public sealed interface OperatorAction {

  /**
   * Identifier of the action; a plan that is said again under its identifier replaces the first.
   */
  String id();

  /** Who. */
  String by();

  /** When it was done, in processing time, milliseconds since the epoch. */
  long doneAtMillis();

  /** What that one remarked; empty text for nothing. */
  String comment();

  /**
   * Something done to one alarm.
   *
   * @param id identifier of the action
   * @param by who
   * @param doneAtMillis when, in processing time, milliseconds since the epoch
   * @param comment remark
   * @param alertId which alarm
   * @param deed what is done
   */
  record OnAlarm(String id, String by, long doneAtMillis, String comment, String alertId, Deed deed)
      implements OperatorAction {

    /** What can be done to an alarm. The order is that of the contract and never changes. */
    public enum Deed {
      /** Looks after it. */
      ACKNOWLEDGE,
      /** No longer looks after it. */
      UNACKNOWLEDGE,
      /** Remarks something. */
      COMMENT,
      /** Says that it is over. */
      CLEAR
    }

    /** Validates. */
    public OnAlarm {
      requireWho(id, by);
      Objects.requireNonNull(comment, "comment");
      Objects.requireNonNull(alertId, "alertId");
      Objects.requireNonNull(deed, "deed");
    }
  }

  /**
   * A time in which no one is told of some alarms; of times that have passed, too. It is ended
   * early by being said again with an earlier end.
   *
   * @param id identifier of the plan
   * @param by who
   * @param doneAtMillis when, in processing time, milliseconds since the epoch
   * @param comment remark
   * @param kind why no one is told
   * @param selector of which subjects
   * @param rules of which rules; empty for all
   * @param fromMillis first instant, milliseconds since the epoch
   * @param untilMillis first instant after it
   */
  record Plan(
      String id,
      String by,
      long doneAtMillis,
      String comment,
      Kind kind,
      Selector selector,
      Set<String> rules,
      long fromMillis,
      long untilMillis)
      implements OperatorAction {

    /** Why no one is told. The order is that of the contract and never changes. */
    public enum Kind {
      /** Planned work. */
      MAINTENANCE,
      /** Someone wants no word of it. */
      SILENCE
    }

    /** Validates and copies. */
    public Plan {
      requireWho(id, by);
      Objects.requireNonNull(comment, "comment");
      Objects.requireNonNull(kind, "kind");
      Objects.requireNonNull(selector, "selector");
      rules = Set.copyOf(rules);
      if (untilMillis < fromMillis) {
        throw new IllegalArgumentException(
            "plan " + id + " until " + untilMillis + " should not end before " + fromMillis);
      }
    }

    /** Whether an alarm is meant. */
    boolean means(String ruleId, Subject subject) {
      return (rules.isEmpty() || rules.contains(ruleId)) && selector.matches(subject);
    }

    /** Whether it is in force at an instant. */
    boolean holdsAt(long millis) {
      return fromMillis <= millis && millis < untilMillis;
    }
  }

  private static void requireWho(String id, String by) {
    if (id.isEmpty() || by.isEmpty()) {
      throw new IllegalArgumentException("action '" + id + "' by '" + by + "' should say both");
    }
  }
}
