package io.umbral.model;

/**
 * A share of a whole, kept as its two sums so that it can be merged: ratio of sums, never mean of
 * ratios.
 *
 * @param part 0..whole
 * @param whole 0 or more
 */
public record Ratio(long part, long whole) {

  /** Nothing of nothing. */
  public static final Ratio NONE = new Ratio(0, 0);

  /** Validates. */
  public Ratio {
    if (part < 0 || part > whole) {
      throw new IllegalArgumentException(
          "ratio " + part + "/" + whole + " should have 0 <= part <= whole");
    }
  }
}
