package io.umbral.sla.slo;

import java.time.LocalDateTime;
import java.util.Optional;

/**
 * A length of time as OpenSLO writes it: {@code 30d}, {@code 1M} (a month; {@code m} is a minute).
 *
 * @param amount how many, 1..{@value #MOST}
 * @param unit of which
 */
public record WindowLength(int amount, Unit unit) {

  /** No promise looks further; keeps sums of instants far from the ends of time. */
  public static final int MOST = 1_000_000;

  /** A unit of time. */
  public enum Unit {
    /** Minutes. */
    MINUTE("m"),
    /** Hours. */
    HOUR("h"),
    /** Days. */
    DAY("d"),
    /** Weeks. */
    WEEK("w"),
    /** Months of the calendar. */
    MONTH("M"),
    /** Quarters: three months of the calendar. */
    QUARTER("Q"),
    /** Years of the calendar. */
    YEAR("Y");

    private final String word;

    Unit(String word) {
      this.word = word;
    }

    /** The letter of OpenSLO. */
    public String word() {
      return word;
    }

    /**
     * Finds one by the letter of OpenSLO.
     *
     * @param word such as {@code d}
     * @return empty where there is none of that name
     */
    public static Optional<Unit> of(String word) {
      for (Unit one : values()) {
        if (one.word.equals(word)) {
          return Optional.of(one);
        }
      }
      return Optional.empty();
    }
  }

  /** Validates. */
  public WindowLength {
    if (amount < 1 || amount > MOST) {
      throw new IllegalArgumentException(
          "length of " + amount + " " + unit.word() + " should be in 1.." + MOST);
    }
  }

  /**
   * Adds this length some times to a local time; the end of a month clamps.
   *
   * @param local the time
   * @param times how often, may be negative
   * @return the time so much later
   */
  public LocalDateTime addTo(LocalDateTime local, long times) {
    long all = Math.multiplyExact(times, (long) amount);
    return switch (unit) {
      case MINUTE -> local.plusMinutes(all);
      case HOUR -> local.plusHours(all);
      case DAY -> local.plusDays(all);
      case WEEK -> local.plusWeeks(all);
      case MONTH -> local.plusMonths(all);
      case QUARTER -> local.plusMonths(3 * all);
      case YEAR -> local.plusYears(all);
    };
  }

  /** Shortest it can be, in minutes: February has 28 days. */
  public long shortestMinutes() {
    long ofOne =
        switch (unit) {
          case MINUTE -> 1;
          case HOUR -> 60;
          case DAY -> 24 * 60;
          case WEEK -> 7 * 24 * 60;
          case MONTH -> 28 * 24 * 60;
          case QUARTER -> 90 * 24 * 60;
          case YEAR -> 365 * 24 * 60;
        };
    return ofOne * amount;
  }

  /** Longest it can be, in minutes. */
  public long longestMinutes() {
    long ofOne =
        switch (unit) {
          case MINUTE, HOUR, DAY, WEEK -> shortestMinutes() / amount;
          case MONTH -> 31 * 24 * 60;
          case QUARTER -> 92 * 24 * 60;
          case YEAR -> 366 * 24 * 60;
        };
    return ofOne * amount;
  }

  @Override
  public String toString() {
    return amount + unit.word();
  }
}
