package io.umbral.sla.slo;

import java.util.Optional;

/**
 * Where the window of a promise begins, in minutes. A minute belongs to the calendar window that
 * holds its first instant. A rolling window longer than single minutes are kept begins with a full
 * hour: what was bad is given back with its whole hour, up to 59 minutes late and never early.
 */
final class Span {

  /** Stands for the time before the first calendar window. */
  static final long NONE = Long.MIN_VALUE;

  private static final long MINUTE_MILLIS = 60_000;

  private final TimeWindow window;
  private TimeWindow.Calendar.Interval last = new TimeWindow.Calendar.Interval(0, 0);

  Span(TimeWindow window) {
    this.window = window;
  }

  /** Length in minutes of a rolling window; empty for one of the calendar. */
  private Optional<Long> rollingMinutes() {
    return window instanceof TimeWindow.Rolling rolling
        ? Optional.of(rolling.minutes())
        : Optional.empty();
  }

  boolean isRolling() {
    return window instanceof TimeWindow.Rolling;
  }

  /** Whether its begin moves by whole hours. */
  boolean isByHours() {
    return rollingMinutes().filter(minutes -> minutes > Slo.LONGEST_BURN_MINUTES).isPresent();
  }

  /**
   * First minute of the window that ends with a minute.
   *
   * @param endMinute first minute that is not counted
   * @return minutes since the epoch; {@link #NONE} before the first calendar window
   */
  long startOf(long endMinute) {
    if (window instanceof TimeWindow.Rolling rolling) {
      long start = endMinute - rolling.minutes();
      return isByHours() ? Math.floorDiv(start, 60) * 60 : start;
    }
    return hold(endMinute - 1) ? firstMinuteFrom(last.startMillis()) : NONE;
  }

  /**
   * First minute after the window that ends with a minute, or will end later.
   *
   * @param endMinute first minute that is not counted, of a window that has begun
   * @return minutes since the epoch
   */
  long endOf(long endMinute) {
    return !isRolling() && hold(endMinute - 1) ? firstMinuteFrom(last.endMillis()) : endMinute;
  }

  /** The first minute that begins at an instant or after it. */
  private static long firstMinuteFrom(long instantMillis) {
    return -Math.floorDiv(-instantMillis, MINUTE_MILLIS);
  }

  /** Makes the last interval the one that holds a minute; false where there is none. */
  private boolean hold(long minute) {
    long millis = minute * MINUTE_MILLIS;
    if (millis < last.startMillis() || millis >= last.endMillis()) {
      Optional<TimeWindow.Calendar.Interval> found = ((TimeWindow.Calendar) window).at(millis);
      found.ifPresent(interval -> last = interval);
      return found.isPresent();
    }
    return true;
  }
}
