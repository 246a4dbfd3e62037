package io.umbral.embedded;

/**
 * What a command was given (an argument, a file, a port) cannot be used. The message is all that
 * the user needs: it names the thing, the place, what is wrong and what would be right. The command
 * line prints it without a stack trace and ends with {@link Umbral#BAD_USAGE}.
 */
public final class UsageException extends RuntimeException {

  /**
   * @param message what is wrong and what would be right
   */
  public UsageException(String message) {
    super(message);
  }

  /**
   * @param message what is wrong and what would be right
   * @param cause what was met below
   */
  public UsageException(String message, Throwable cause) {
    super(message, cause);
  }
}
