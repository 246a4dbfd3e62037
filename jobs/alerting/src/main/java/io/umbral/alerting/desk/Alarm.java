package io.umbral.alerting.desk;

import io.umbral.alerting.AlarmIdentity;
import io.umbral.alerting.Severity;
import io.umbral.alerting.Signal;
import io.umbral.alerting.Subject;
import java.util.List;
import java.util.Objects;
import java.util.OptionalLong;

/**
 * What is known of one episode of an alarm after its last event.
 *
 * @param name what it is called
 * @param seq number of its events; (alertId, seq) is the key under which an event counts once
 * @param subject what it is about
 * @param ruleVersion version of the rule that judged last
 * @param isShadow whether the rule is on trial, so that no one is told
 * @param state where it stands
 * @param severity how bad it is, or was before it was over
 * @param startsAtMillis first breaching instant, milliseconds since the epoch
 * @param raisedAtMillis instant at which it became an alarm
 * @param endsAtMillis first good instant; empty while it lasts
 * @param attention who knows of it
 * @param suppression why no one is told
 * @param evidence the measurement that decided last
 * @param children alarms that it explains, at most {@value #MOST_CHILDREN} of them
 * @param childCount how many alarms it explains
 */
public record Alarm(
    Name name,
    long seq,
    Subject subject,
    int ruleVersion,
    boolean isShadow,
    State state,
    Severity severity,
    long startsAtMillis,
    long raisedAtMillis,
    OptionalLong endsAtMillis,
    Attention attention,
    Suppression suppression,
    Evidence evidence,
    List<String> children,
    int childCount) {

  /** Most children that are listed, so that one alarm fits into one record of a topic. */
  public static final int MOST_CHILDREN = 5_000;

  /** Where an alarm stands. */
  public enum State {
    /** It lasts. */
    FIRING,
    /** It is over. */
    CLEARED,
    /** It never was. */
    WITHDRAWN
  }

  /**
   * What an alarm is called.
   *
   * @param fingerprint of rule, signal and identity dimensions
   * @param episode 1 or more
   * @param ruleId identifier of the rule
   * @param signal what it says
   */
  public record Name(String fingerprint, int episode, String ruleId, Signal signal) {

    /** Validates. */
    public Name {
      Objects.requireNonNull(fingerprint, "fingerprint");
      Objects.requireNonNull(ruleId, "ruleId");
      Objects.requireNonNull(signal, "signal");
      if (episode < 1) {
        throw new IllegalArgumentException("episode " + episode + " should be 1 or more");
      }
    }

    /** Fingerprint and episode. */
    public String alertId() {
      return AlarmIdentity.alertId(fingerprint, episode);
    }
  }

  /** Validates and copies. */
  public Alarm {
    Objects.requireNonNull(name, "name");
    Objects.requireNonNull(subject, "subject");
    Objects.requireNonNull(state, "state");
    Objects.requireNonNull(severity, "severity");
    Objects.requireNonNull(endsAtMillis, "endsAtMillis");
    Objects.requireNonNull(attention, "attention");
    Objects.requireNonNull(suppression, "suppression");
    Objects.requireNonNull(evidence, "evidence");
    children = List.copyOf(children);
    if (seq < 0) {
      throw new IllegalArgumentException("seq " + seq + " of " + name + " should be 0 or more");
    }
  }

  /** Fingerprint and episode. */
  public String alertId() {
    return name.alertId();
  }

  /** Whether it lasts. */
  public boolean isFiring() {
    return state == State.FIRING;
  }

  /** How bad it is now: {@link Severity#CLEARED} once it is over. */
  public Severity perceivedSeverity() {
    return isFiring() ? severity : Severity.CLEARED;
  }

  Alarm next() {
    return copy(seq + 1, state, endsAtMillis, attention, suppression, children, childCount);
  }

  Alarm with(Attention other) {
    return copy(seq, state, endsAtMillis, other, suppression, children, childCount);
  }

  Alarm with(Suppression other) {
    return copy(seq, state, endsAtMillis, attention, other, children, childCount);
  }

  Alarm withChildren(List<String> listed, int count) {
    return copy(seq, state, endsAtMillis, attention, suppression, listed, count);
  }

  Alarm ended(State how, OptionalLong endMillis) {
    return copy(seq, how, endMillis, attention, suppression, children, childCount);
  }

  private Alarm copy(
      long otherSeq,
      State otherState,
      OptionalLong otherEnd,
      Attention otherAttention,
      Suppression otherSuppression,
      List<String> otherChildren,
      int otherCount) {
    return new Alarm(
        name,
        otherSeq,
        subject,
        ruleVersion,
        isShadow,
        otherState,
        severity,
        startsAtMillis,
        raisedAtMillis,
        otherEnd,
        otherAttention,
        otherSuppression,
        evidence,
        otherChildren,
        otherCount);
  }
}
