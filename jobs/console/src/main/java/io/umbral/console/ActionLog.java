package io.umbral.console;

import io.umbral.alerting.desk.OperatorAction;

/** Where what people do is written down. */
@FunctionalInterface
public interface ActionLog {

  /** It could not be written down; whether it was nevertheless is not known. */
  final class Unavailable extends Exception {
    private static final long serialVersionUID = 1L;

    /** Says why. */
    public Unavailable(String message, Throwable cause) {
      super(message, cause);
    }
  }

  /**
   * Writes an action down; returns once it is kept.
   *
   * @param action what somebody did
   * @throws Unavailable where that is not known
   */
  void append(OperatorAction action) throws Unavailable;
}
