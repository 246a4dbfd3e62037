package io.umbral.benchmarks.quality;

/**
 * A stretch of time, of an alarm or of what is truly wrong.
 *
 * @param place where, to be compared with others; empty where there is only one place
 * @param fromMillis first instant, milliseconds since the epoch
 * @param toMillis first instant after it
 */
record Span(String place, long fromMillis, long toMillis) {

  /** Validates. */
  Span {
    if (toMillis < fromMillis) {
      throw new IllegalArgumentException(
          "a span should not end at " + toMillis + " before it begins at " + fromMillis);
    }
  }

  /** Whether both have an instant in common, ends included: an alarm may last but an instant. */
  boolean touches(Span other) {
    return fromMillis <= other.toMillis && other.fromMillis <= toMillis;
  }
}
