package io.umbral.sla.openslo;

import java.time.Duration;
import java.util.Objects;
import java.util.Optional;

/**
 * A duration as OpenSLO writes it: {@code 5m} are five minutes, {@code 5M} are five months.
 *
 * @param value number of units, 0 or more
 * @param unit what is counted
 */
public record DurationShorthand(int value, Unit unit) {

  /** What is counted. */
  public enum Unit {
    /** {@code m}: minutes. */
    MINUTE("m", Optional.of(Duration.ofMinutes(1))),
    /** {@code h}: hours. */
    HOUR("h", Optional.of(Duration.ofHours(1))),
    /** {@code d}: days; 24 hours in a rolling window, from midnight to midnight in a calendar. */
    DAY("d", Optional.of(Duration.ofDays(1))),
    /** {@code w}: weeks of seven days. */
    WEEK("w", Optional.of(Duration.ofDays(7))),
    /** {@code M}: months; of no fixed length. */
    MONTH("M", Optional.empty()),
    /** {@code Q}: quarters of three months; of no fixed length. */
    QUARTER("Q", Optional.empty()),
    /** {@code Y}: years; of no fixed length. */
    YEAR("Y", Optional.empty());

    private final String letter;
    private final Optional<Duration> length;

    Unit(String letter, Optional<Duration> length) {
      this.letter = letter;
      this.length = length;
    }

    /**
     * How the unit is written.
     *
     * @return one letter; upper and lower case differ
     */
    public String letter() {
      return letter;
    }

    static Optional<Unit> of(String letter) {
      for (Unit unit : values()) {
        if (unit.letter.equals(letter)) {
          return Optional.of(unit);
        }
      }
      return Optional.empty();
    }
  }

  /** Validates. */
  public DurationShorthand {
    Objects.requireNonNull(unit, "unit");
    if (value < 0) {
      throw new IllegalArgumentException(value + unit.letter + " should be 0 or more");
    }
  }

  /**
   * The length, where it has a fixed one.
   *
   * @return days of 24 hours; empty for months, quarters and years
   */
  public Optional<Duration> length() {
    return unit.length.map(one -> one.multipliedBy(value));
  }

  @Override
  public String toString() {
    return value + unit.letter;
  }
}
