package io.umbral.alerting.track;

import io.umbral.alerting.Reason;
import io.umbral.alerting.Sample;
import io.umbral.alerting.Severity;
import io.umbral.alerting.Signal;
import java.util.Objects;
import java.util.OptionalLong;

/**
 * Something that is said of one episode of an alarm.
 *
 * @param signal what the alarm says
 * @param kind what is said
 * @param episode which episode, 1 or more
 * @param atMillis when it was decided, in event time, milliseconds since the epoch
 * @param startsAtMillis first breaching instant of the episode
 * @param raisedAtMillis instant at which it became an alarm
 * @param endsAtMillis first good instant after it; empty while it lasts
 * @param severity how bad, or how bad it was
 * @param reason why it is said
 * @param isLate whether it is said of a time before the newest sample
 * @param isOver whether the episode had ended when it was first told of
 * @param ruleVersion which version of the rule judged
 * @param sample what decided
 */
public record Transition(
    Signal signal,
    Kind kind,
    int episode,
    long atMillis,
    long startsAtMillis,
    long raisedAtMillis,
    OptionalLong endsAtMillis,
    Severity severity,
    Reason reason,
    boolean isLate,
    boolean isOver,
    int ruleVersion,
    Sample sample) {

  /** What is said of an episode. */
  public enum Kind {
    /** It is an alarm; said again of an episode that had been said to be over, if it was not. */
    RAISED,
    /** It is worse or better, or began at another time. */
    CHANGED,
    /** It is over. */
    CLEARED,
    /** It ended at another time than had been said. */
    MOVED,
    /** It never was. */
    WITHDRAWN
  }

  /** Validates. */
  public Transition {
    Objects.requireNonNull(signal, "signal");
    Objects.requireNonNull(kind, "kind");
    Objects.requireNonNull(endsAtMillis, "endsAtMillis");
    Objects.requireNonNull(severity, "severity");
    Objects.requireNonNull(reason, "reason");
    Objects.requireNonNull(sample, "sample");
  }
}
