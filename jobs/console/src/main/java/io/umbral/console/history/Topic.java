package io.umbral.console.history;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;

/** The topics that a history is made of. */
public enum Topic {
  /** Results of windows. */
  WINDOWS("sla-windows"),
  /** What was refused. */
  REJECTED("rejected"),
  /** What happened to alarms. */
  ALERTS("alerts"),
  /** What is known of each alarm, compacted. */
  ALERT_STATE("alert-state"),
  /** Versions of rules, compacted. */
  ALERT_RULES("alert-rules"),
  /** What people did. */
  OPERATOR_ACTIONS("operator-actions"),
  /** What could not be delivered. */
  ALERT_DEAD_LETTERS("alert-dead-letters");

  private final String topicName;

  Topic(String topicName) {
    this.topicName = topicName;
  }

  /** Its name in Kafka. */
  public String topicName() {
    return topicName;
  }

  /** The topic of a name. */
  public static Optional<Topic> named(String name) {
    return Arrays.stream(values()).filter(topic -> topic.topicName.equals(name)).findFirst();
  }

  /** Topics that fill the same tables: what one of them said cannot be forgotten alone. */
  public Set<Topic> together() {
    return switch (this) {
      case ALERTS, ALERT_STATE -> EnumSet.of(ALERTS, ALERT_STATE);
      case WINDOWS, REJECTED, ALERT_RULES, OPERATOR_ACTIONS, ALERT_DEAD_LETTERS -> EnumSet.of(this);
    };
  }
}
