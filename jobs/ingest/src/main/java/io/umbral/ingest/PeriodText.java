package io.umbral.ingest;

import io.umbral.model.CellReport;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.ZoneId;

/** Instants and lengths of time as XML Schema writes them (dateTime, duration). */
final class PeriodText {

  /** No instant or no length stands here. */
  static final long UNREADABLE = Long.MIN_VALUE;

  /** Longest text of either. */
  private static final int LONGEST = 64;

  private static final int MINUTE_MILLIS = WallTime.MINUTE_MILLIS;

  private PeriodText() {}

  /**
   * Reads a date and time, such as {@code 2023-05-15T07:15:00+0100}; the zone with or without a
   * colon, {@code Z}, or none.
   *
   * @param zone where none stands
   * @return milliseconds since the epoch, or {@link #UNREADABLE}
   */
  static long instantMillis(String text, ZoneId zone) {
    if (text.length() > LONGEST) {
      return UNREADABLE;
    }
    byte[] bytes = text.strip().getBytes(StandardCharsets.UTF_8);
    Cursor cursor = new Cursor(bytes, 0, bytes.length);
    long wallSeconds = WallTime.readSeconds(cursor, "-", "T", ":");
    if (wallSeconds == WallTime.UNREADABLE) {
      return UNREADABLE;
    }
    int millis = cursor.skip(".") ? millisOfFraction(cursor) : 0;
    if (millis < 0) {
      return UNREADABLE;
    }
    if (cursor.atEnd()) {
      return WallTime.instantSeconds(wallSeconds, zone) * 1_000 + millis;
    }
    long offsetMillis = offsetMillis(cursor);
    return offsetMillis == UNREADABLE || !cursor.atEnd()
        ? UNREADABLE
        : wallSeconds * 1_000 + millis - offsetMillis;
  }

  private static int millisOfFraction(Cursor cursor) {
    int millis = 0;
    int read = 0;
    for (int digit = cursor.digits(1); digit >= 0; digit = cursor.digits(1)) {
      millis = read < 3 ? millis * 10 + digit : millis;
      read++;
    }
    for (int missing = read; missing < 3; missing++) {
      millis *= 10;
    }
    return read == 0 ? -1 : millis;
  }

  private static long offsetMillis(Cursor cursor) {
    if (cursor.skip("Z") || cursor.skip("z")) {
      return 0;
    }
    boolean isWest = cursor.skip("-");
    if (!isWest && !cursor.skip("+")) {
      return UNREADABLE;
    }
    int hours = cursor.digits(2);
    boolean hasColon = cursor.skip(":");
    int minutes = cursor.atEnd() && !hasColon ? 0 : cursor.digits(2);
    if (hours < 0 || hours > 18 || minutes < 0 || minutes > 59) {
      return UNREADABLE;
    }
    long offset = (hours * 60L + minutes) * MINUTE_MILLIS;
    return isWest ? -offset : offset;
  }

  /**
   * Reads a length, such as {@code PT900S}, {@code PT15M} or {@code P1D}.
   *
   * @return milliseconds, 1..one day, or {@link #UNREADABLE}
   */
  static long lengthMillis(String text) {
    if (text.length() > LONGEST) {
      return UNREADABLE;
    }
    try {
      Duration length = Duration.parse(text.strip());
      boolean fits =
          !length.isNegative()
              && !length.isZero()
              && length.compareTo(Duration.ofMillis(CellReport.LONGEST_PERIOD_MILLIS)) <= 0
              && length.toMillis() >= 1;
      return fits ? length.toMillis() : UNREADABLE;
    } catch (DateTimeException | ArithmeticException e) {
      return UNREADABLE;
    }
  }

  /** Whether a report may speak of a period that ends here. */
  static boolean isBelievable(long endMillis, long lengthMillis) {
    return endMillis - lengthMillis >= 0 && WallTime.isBelievable(endMillis * 1_000);
  }
}
