package io.umbral.delivery;

/**
 * How long to wait before a failed delivery is tried again: twice as long after each failure, up to
 * a limit.
 *
 * @param firstMillis after the first failure, 1 or more
 * @param longestMillis at most, {@code firstMillis} or more
 */
public record Backoff(long firstMillis, long longestMillis) {

  /** One second, then two, up to a minute. */
  public static final Backoff USUAL = new Backoff(1_000, 60_000);

  private static final int MOST_DOUBLINGS = 30;

  /** Validates. */
  public Backoff {
    if (firstMillis < 1 || longestMillis < firstMillis) {
      throw new IllegalArgumentException(
          "backoff from "
              + firstMillis
              + " to "
              + longestMillis
              + " ms should be 1 or more, and the longest no shorter than the first");
    }
  }

  /**
   * The wait after a number of failures.
   *
   * @param failures in a row, 1 or more
   * @return milliseconds
   */
  public long afterMillis(int failures) {
    int doublings = Math.min(Math.max(failures, 1) - 1, MOST_DOUBLINGS);
    long grown = firstMillis << doublings;
    return grown >> doublings == firstMillis ? Math.min(grown, longestMillis) : longestMillis;
  }
}
