package io.umbral.sla.openslo;

import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Collectors;

/** The kinds of objects of OpenSLO v1. */
public enum Kind {
  /** What is promised about. */
  SERVICE("Service"),
  /** How a metric is read. */
  SLI("SLI"),
  /** A promise on an indicator. */
  SLO("SLO"),
  /** When somebody is told, and who. */
  ALERT_POLICY("AlertPolicy"),
  /** A burn rate over a window. */
  ALERT_CONDITION("AlertCondition"),
  /** Who is told. */
  ALERT_NOTIFICATION_TARGET("AlertNotificationTarget"),
  /** Where metrics come from. */
  DATA_SOURCE("DataSource");

  private final String text;

  Kind(String text) {
    this.text = text;
  }

  /**
   * The kind as it is written.
   *
   * @return value of {@code kind}
   */
  public String text() {
    return text;
  }

  static Optional<Kind> of(String text) {
    return Arrays.stream(values()).filter(kind -> kind.text.equals(text)).findFirst();
  }

  static String all() {
    return Arrays.stream(values()).map(Kind::text).collect(Collectors.joining(", "));
  }
}
