package io.umbral.model;

/**
 * A family of half-open windows, aligned to the epoch.
 *
 * @param sizeMillis length in milliseconds, a multiple of the slide
 * @param slideMillis distance of the starts in milliseconds; equal to the size for tumbling windows
 */
public record WindowSpec(long sizeMillis, long slideMillis) {

  /** Validates. */
  public WindowSpec {
    if (slideMillis < 1
        || sizeMillis < slideMillis
        || sizeMillis % slideMillis != 0
        || sizeMillis > Integer.MAX_VALUE) {
      throw new IllegalArgumentException(
          "window of "
              + sizeMillis
              + " ms every "
              + slideMillis
              + " ms: the size should be a positive multiple of the slide");
    }
  }

  /**
   * Windows that neither overlap nor leave gaps.
   *
   * @param sizeMillis length in milliseconds
   * @return the family
   */
  public static WindowSpec tumbling(long sizeMillis) {
    return new WindowSpec(sizeMillis, sizeMillis);
  }

  /** Whether every instant is in exactly one window. */
  public boolean isTumbling() {
    return sizeMillis == slideMillis;
  }

  /**
   * Start of the first window that ends after an instant.
   *
   * @param instantMillis milliseconds since the epoch
   * @return start in milliseconds since the epoch
   */
  public long firstStartHolding(long instantMillis) {
    return Math.floorDiv(instantMillis - sizeMillis, slideMillis) * slideMillis + slideMillis;
  }
}
