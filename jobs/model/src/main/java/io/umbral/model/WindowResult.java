package io.umbral.model;

import java.util.Objects;
import java.util.Optional;

/**
 * What is known of one series in one window. Its name is (key, windowStart, windowMillis); of two
 * with one name the bigger revision wins, then {@link Status#FINAL}.
 *
 * @param key what it is about
 * @param level level of the region
 * @param windowStartMillis first instant of the half-open window, milliseconds since the epoch
 * @param windowMillis length of the window in milliseconds
 * @param status whether late data may still revise it
 * @param totals what was measured; not changed once handed out
 * @param expected what the inventory expects; empty where it knows no cell of the series
 */
public record WindowResult(
    SeriesKey key,
    RegionLevel level,
    long windowStartMillis,
    int windowMillis,
    Status status,
    KpiTotals totals,
    Optional<Expected> expected) {

  /** Whether late data may still revise a result. */
  public enum Status {
    /** Late data is still accepted. */
    PROVISIONAL,
    /** No more data is accepted. */
    FINAL
  }

  /** Whether a promise was kept. */
  public enum Verdict {
    /** Kept. */
    MET,
    /** Not kept. */
    BREACHED,
    /** Too little is known; never good news. */
    INSUFFICIENT
  }

  /**
   * What the inventory expects of a series in a window.
   *
   * @param cells cells in service at the start of the window
   * @param periods readings that they owe for the window
   */
  public record Expected(long cells, long periods) {}

  /** Validates. */
  public WindowResult {
    Objects.requireNonNull(key, "key");
    Objects.requireNonNull(level, "level");
    Objects.requireNonNull(status, "status");
    Objects.requireNonNull(totals, "totals");
    Objects.requireNonNull(expected, "expected");
    if (windowMillis < 1) {
      throw new IllegalArgumentException(
          "window of " + windowMillis + " ms of " + key + " should be at least 1 ms long");
    }
  }

  /** Number of readings counted; grows with late data. */
  public long revision() {
    return totals.get(Total.READINGS);
  }

  /**
   * {@link Verdict#INSUFFICIENT} where no usable reading was counted; otherwise nothing to say
   * without a promise.
   */
  public Optional<Verdict> verdict() {
    return totals.get(Total.READINGS) == totals.get(Total.SUSPECT)
        ? Optional.of(Verdict.INSUFFICIENT)
        : Optional.empty();
  }

  /**
   * Whether this one replaces another of the same name.
   *
   * @param other same key and window
   * @return true for a bigger revision, or an equal one that is final where the other is not
   */
  public boolean supersedes(WindowResult other) {
    return revision() > other.revision()
        || (revision() == other.revision() && status.compareTo(other.status) > 0);
  }
}
