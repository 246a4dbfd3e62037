package io.umbral.alerting.desk;

import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * Who knows of an alarm.
 *
 * @param isNotified whether its raise was notified; if so, its clear will be
 * @param notifiedAtMillis when, in processing time, milliseconds since the epoch; empty where the
 *     clock was not asked
 * @param remindedAtMillis when last, in processing time
 * @param escalationLevel how many more levels were told, 0 or more
 * @param acknowledgement who looks after it
 */
public record Attention(
    boolean isNotified,
    OptionalLong notifiedAtMillis,
    OptionalLong remindedAtMillis,
    int escalationLevel,
    Optional<Acknowledgement> acknowledgement) {

  /** No one knows. */
  public static final Attention NONE =
      new Attention(false, OptionalLong.empty(), OptionalLong.empty(), 0, Optional.empty());

  /**
   * That someone looks after an alarm.
   *
   * @param by who
   * @param atMillis when, in processing time, milliseconds since the epoch
   */
  public record Acknowledgement(String by, long atMillis) {}

  /** Validates. */
  public Attention {
    Objects.requireNonNull(notifiedAtMillis, "notifiedAtMillis");
    Objects.requireNonNull(remindedAtMillis, "remindedAtMillis");
    Objects.requireNonNull(acknowledgement, "acknowledgement");
  }

  Attention notified(OptionalLong nowMillis) {
    return isNotified
        ? this
        : new Attention(true, nowMillis, nowMillis, escalationLevel, acknowledgement);
  }

  Attention reminded(long nowMillis) {
    return new Attention(
        isNotified, notifiedAtMillis, OptionalLong.of(nowMillis), escalationLevel, acknowledgement);
  }

  Attention escalated() {
    return new Attention(
        isNotified, notifiedAtMillis, remindedAtMillis, escalationLevel + 1, acknowledgement);
  }

  Attention acknowledged(Optional<Acknowledgement> by) {
    return new Attention(isNotified, notifiedAtMillis, remindedAtMillis, escalationLevel, by);
  }
}
