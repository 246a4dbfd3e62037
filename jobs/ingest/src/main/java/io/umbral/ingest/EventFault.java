package io.umbral.ingest;

import io.umbral.model.RejectionCause;

/** What is wrong with an event; thrown inside of the readers, and never out of them. */
final class EventFault extends Exception {

  private static final long serialVersionUID = 1L;

  private final RejectionCause cause;

  EventFault(RejectionCause cause, String detail) {
    super(detail, null, false, false);
    this.cause = cause;
  }

  RejectionCause cause() {
    return cause;
  }
}
