package io.umbral.console.history;

/**
 * Alarms that last, of rules that are not on trial.
 *
 * @param critical of severity CRITICAL that people are told of
 * @param major of severity MAJOR that people are told of
 * @param lesser of any other severity that people are told of
 * @param unacknowledged of these, those that nobody looks after
 * @param suppressed those of which nobody is told
 * @param rules that are in force
 */
public record AlarmCounts(
    long critical, long major, long lesser, long unacknowledged, long suppressed, long rules) {

  /** No alarm, and no rule. */
  public static final AlarmCounts NONE = new AlarmCounts(0, 0, 0, 0, 0, 0);
}
