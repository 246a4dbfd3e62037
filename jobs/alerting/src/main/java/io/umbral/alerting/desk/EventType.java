package io.umbral.alerting.desk;

/** What happened to an alarm. The order is that of the contract and never changes. */
public enum EventType {
  /** It is an alarm; again for one that had been cleared and should not have been. */
  RAISED,
  /** Something about it is otherwise, see {@link Change}. */
  CHANGED,
  /** It is over. */
  CLEARED,
  /** What was said before was wrong: it ended at another time, or never was. */
  CORRECTED,
  /** Someone looks after it. */
  ACKED,
  /** No one does any more. */
  UNACKED,
  /** Someone remarked something. */
  COMMENTED,
  /** No one has acknowledged it for long: one more level is told. */
  ESCALATED,
  /** No one has acknowledged it for long: the same people are told again. */
  RENOTIFIED
}
