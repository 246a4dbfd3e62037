package io.umbral.pipeline.readiness;

import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneOffset;

/** Hours, days and months of UTC. */
final class Calendar {

  static final long HOUR_MILLIS = 3_600_000L;
  static final long DAY_MILLIS = 24 * HOUR_MILLIS;

  private Calendar() {}

  static long floor(long instantMillis, long lengthMillis) {
    return Math.floorDiv(instantMillis, lengthMillis) * lengthMillis;
  }

  static boolean isStartOf(long instantMillis, long lengthMillis) {
    return Math.floorMod(instantMillis, lengthMillis) == 0;
  }

  static YearMonth monthOf(long instantMillis) {
    return YearMonth.from(Instant.ofEpochMilli(instantMillis).atZone(ZoneOffset.UTC));
  }

  static long startOf(YearMonth month) {
    return month.atDay(1).atStartOfDay(ZoneOffset.UTC).toInstant().toEpochMilli();
  }

  static boolean isStartOfMonth(long instantMillis) {
    return startOf(monthOf(instantMillis)) == instantMillis;
  }

  static LocalDate dayOf(long instantMillis) {
    return LocalDate.ofInstant(Instant.ofEpochMilli(instantMillis), ZoneOffset.UTC);
  }
}
