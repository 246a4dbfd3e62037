package io.umbral.alerting.rule;

/**
 * What must be known of a window before it is judged at all.
 *
 * @param minimumN usable readings, 0 or more
 * @param minimumCompleteness readings counted of readings expected, ratio 0..1; what the inventory
 *     does not know is not held to it
 */
public record Guards(long minimumN, double minimumCompleteness) {

  /** Everything is judged. */
  public static final Guards NONE = new Guards(0, 0);

  /** Validates. */
  public Guards {
    if (minimumN < 0 || !(minimumCompleteness >= 0 && minimumCompleteness <= 1)) {
      throw new IllegalArgumentException(
          "guards of "
              + minimumN
              + " readings and completeness "
              + minimumCompleteness
              + " should be 0 or more, and 0..1");
    }
  }
}
