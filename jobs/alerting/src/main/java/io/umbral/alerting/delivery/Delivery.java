package io.umbral.alerting.delivery;

import io.umbral.alerting.desk.Alarm;
import java.util.Objects;
import java.util.Optional;

/**
 * What one sink owes of one alarm.
 *
 * @param alarm in its last form
 * @param isWanted whether its last form is still to be sent
 * @param isTaken whether the sink took a form of it that lasted
 * @param dueMillis when it is to be sent, in processing time, milliseconds since the epoch; {@link
 *     Long#MAX_VALUE} for not at all
 * @param failures failures in a row
 * @param lastError what went wrong last
 */
public record Delivery(
    Alarm alarm,
    boolean isWanted,
    boolean isTaken,
    long dueMillis,
    int failures,
    Optional<String> lastError) {

  /** Validates. */
  public Delivery {
    Objects.requireNonNull(alarm, "alarm");
    Objects.requireNonNull(lastError, "lastError");
  }
}
