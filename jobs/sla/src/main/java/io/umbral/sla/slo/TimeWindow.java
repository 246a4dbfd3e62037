package io.umbral.sla.slo;

import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.zone.ZoneOffsetTransition;
import java.util.Objects;
import java.util.Optional;

/** Over which time a promise is judged. */
public sealed interface TimeWindow {

  /** How long. */
  WindowLength length();

  /**
   * The last so much time, at every minute anew. It slides evenly: a month of it is 30 days, a
   * quarter 90 days, a year 365 days.
   *
   * @param length how long
   */
  record Rolling(WindowLength length) implements TimeWindow {

    /** Validates. */
    public Rolling {
      Objects.requireNonNull(length, "length");
    }

    /** Length in minutes. */
    public long minutes() {
      return switch (length.unit()) {
        case MINUTE, HOUR, DAY, WEEK, QUARTER, YEAR -> length.shortestMinutes();
        case MONTH -> length.amount() * 30L * 24 * 60;
      };
    }
  }

  /**
   * One piece of the calendar after the other. Window k begins at the start plus k lengths, added
   * in local time and only then placed in the zone: an hour that is left out shifts forward, of an
   * hour that comes twice it is the first. OpenSLO does not say how; the clamped end of a month
   * does not shorten the windows after it.
   *
   * @param length how long
   * @param start local begin of the first window
   * @param zone in which the start is meant
   */
  record Calendar(WindowLength length, LocalDateTime start, ZoneId zone) implements TimeWindow {

    /**
     * One window.
     *
     * @param startMillis first instant, milliseconds since the epoch
     * @param endMillis first instant after it, milliseconds since the epoch
     */
    public record Interval(long startMillis, long endMillis) {}

    /** Validates. */
    public Calendar {
      Objects.requireNonNull(length, "length");
      Objects.requireNonNull(start, "start");
      Objects.requireNonNull(zone, "zone");
    }

    /**
     * The window that holds an instant; a boundary belongs to the window that begins with it.
     *
     * @param instantMillis milliseconds since the epoch
     * @return empty before the first window
     */
    public Optional<Interval> at(long instantMillis) {
      if (instantMillis < startOf(0)) {
        return Optional.empty();
      }
      long elapsedMinutes = (instantMillis - startOf(0)) / 60_000;
      // Local time is never off by more than two days, and no window is longer than this quotient
      // says.
      long number = Math.max(0, elapsedMinutes / length.longestMinutes() - 2);
      number = Math.max(0, number - 2 * 24 * 60 / length.shortestMinutes());
      while (startOf(number + 1) <= instantMillis) {
        number++;
      }
      return Optional.of(new Interval(startOf(number), startOf(number + 1)));
    }

    private long startOf(long number) {
      LocalDateTime local = length.addTo(start, number);
      ZoneOffsetTransition gapOrOverlap = zone.getRules().getTransition(local);
      ZoneOffset offset =
          gapOrOverlap == null ? zone.getRules().getOffset(local) : gapOrOverlap.getOffsetBefore();
      return local.toInstant(offset).toEpochMilli();
    }
  }
}
