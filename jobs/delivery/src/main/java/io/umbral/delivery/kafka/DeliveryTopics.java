package io.umbral.delivery.kafka;

import java.util.Objects;

/**
 * Names of the topics that delivery reads and writes.
 *
 * @param alerts what happens to alarms, a log
 * @param alertState what is known of each alarm, compacted
 * @param deadLetters what could not be delivered
 */
public record DeliveryTopics(String alerts, String alertState, String deadLetters) {

  /** The usual names. */
  public static final DeliveryTopics DEFAULT =
      new DeliveryTopics("alerts", "alert-state", "alert-dead-letters");

  /** Validates. */
  public DeliveryTopics {
    Objects.requireNonNull(alerts, "alerts");
    Objects.requireNonNull(alertState, "alertState");
    Objects.requireNonNull(deadLetters, "deadLetters");
  }
}
