package io.umbral.ingest;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.YearMonth;
import java.time.ZoneId;
import java.time.ZoneOffset;

/** Local dates and times as logs write them, and the instants that a log may speak of. */
final class WallTime {

  /** No time stands here. */
  static final long UNREADABLE = Long.MIN_VALUE;

  /** Length in milliseconds of the periods that reports speak of. */
  static final int MINUTE_MILLIS = 60_000;

  /** First instant that is believed, microseconds since the epoch. */
  static final long EARLIEST_MICROS = 0;

  /**
   * First instant that is not believed any more, microseconds since the epoch: radio logs with
   * later dates come from clocks that were never set.
   */
  static final long END_MICROS = Instant.parse("2200-01-01T00:00:00Z").getEpochSecond() * 1_000_000;

  /** The range in words, for messages. */
  static final String RANGE = "in 1970-01-01T00:00:00Z..2200-01-01T00:00:00Z, its end excluded";

  private WallTime() {}

  /**
   * Passes over a date and a time of day of 19 characters, such as {@code 2023-05-14 18:01:49}.
   *
   * @param betweenDate what separates year, month and day
   * @param between what separates date and time
   * @param betweenTime what separates hour, minute and second
   * @return seconds since 1970-01-01 00:00:00 on the same wall clock, or {@link #UNREADABLE}
   */
  static long readSeconds(Cursor cursor, String betweenDate, String between, String betweenTime) {
    long day = readDay(cursor, betweenDate);
    if (day == UNREADABLE || !cursor.skip(between)) {
      return UNREADABLE;
    }
    int hour = cursor.digits(2);
    int minute = cursor.skip(betweenTime) ? cursor.digits(2) : -1;
    int second = cursor.skip(betweenTime) ? cursor.digits(2) : -1;
    boolean isTime =
        hour >= 0 && hour < 24 && minute >= 0 && minute < 60 && second >= 0 && second < 60;
    return isTime ? day * 86_400 + hour * 3_600L + minute * 60L + second : UNREADABLE;
  }

  private static long readDay(Cursor cursor, String between) {
    int year = cursor.digits(4);
    int month = cursor.skip(between) ? cursor.digits(2) : -1;
    int day = cursor.skip(between) ? cursor.digits(2) : -1;
    boolean isDay =
        year >= 0
            && month >= 1
            && month <= 12
            && day >= 1
            && day <= YearMonth.of(year, month).lengthOfMonth();
    return isDay ? LocalDate.of(year, month, day).toEpochDay() : UNREADABLE;
  }

  /**
   * The instant of a wall clock in a zone. In the hour that is lived twice, the first of the two; a
   * time in the hour that is skipped is moved on by the length of the gap.
   *
   * @param wallSeconds as {@link #readSeconds} returns it
   * @return seconds since 1970-01-01T00:00:00Z
   */
  static long instantSeconds(long wallSeconds, ZoneId zone) {
    LocalDateTime wall = LocalDateTime.ofEpochSecond(wallSeconds, 0, ZoneOffset.UTC);
    return wallSeconds - zone.getRules().getOffset(wall).getTotalSeconds();
  }

  /** Whether a log may speak of this instant, microseconds since the epoch. */
  static boolean isBelievable(long micros) {
    return micros >= EARLIEST_MICROS && micros < END_MICROS;
  }

  /** Number of the minute that holds this instant, microseconds since the epoch. */
  static long minuteOf(long micros) {
    return Math.floorDiv(micros, MINUTE_MILLIS * 1_000L);
  }
}
