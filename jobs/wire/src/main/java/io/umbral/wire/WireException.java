package io.umbral.wire;

import io.umbral.model.RejectionCause;

/**
 * Bytes that cannot be read, with the cause. Carries no stack: damaged bytes are data, not a bug,
 * and may come in floods.
 */
public final class WireException extends Exception {

  private static final long serialVersionUID = 1L;

  private final RejectionCause cause;

  /**
   * Makes one.
   *
   * @param cause why
   * @param detail what is wrong and what would be right
   */
  public WireException(RejectionCause cause, String detail) {
    super(detail, null, false, false);
    this.cause = cause;
  }

  /** Why the bytes were refused. */
  public RejectionCause rejectionCause() {
    return cause;
  }
}
