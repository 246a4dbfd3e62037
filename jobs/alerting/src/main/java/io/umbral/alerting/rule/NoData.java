package io.umbral.alerting.rule;

import io.umbral.alerting.Severity;

/**
 * What to do when nothing is measured any more.
 *
 * @param afterMillis for how long, from the end of the last sample, in milliseconds, 1 or more
 * @param action what to do
 * @param severity of the alarm of silence, for {@link Action#RAISE}
 */
public record NoData(long afterMillis, Action action, Severity severity) {

  /** What to do. */
  public enum Action {
    /** Nothing: what was so stays so. */
    KEEP,
    /** Raise an alarm of silence beside; what was so stays so. */
    RAISE,
    /** Take it that the subject is gone, and end its alarm. */
    CLEAR
  }

  /** Validates. */
  public NoData {
    if (afterMillis < 1) {
      throw new IllegalArgumentException("after of " + afterMillis + " ms should be 1 or more");
    }
    if (severity == Severity.CLEARED) {
      throw new IllegalArgumentException("severity of silence should be above CLEARED");
    }
  }
}
