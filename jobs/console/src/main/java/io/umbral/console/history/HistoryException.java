package io.umbral.console.history;

/** The history cannot be read or written. */
public final class HistoryException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  /**
   * Makes one.
   *
   * @param message what was tried
   * @param cause why it failed
   */
  public HistoryException(String message, Throwable cause) {
    super(message, cause);
  }
}
