package io.umbral.readiness.index;

/** Which end of an indicator is good. */
public enum Direction {
  /** More is better. */
  UP(1),
  /** Less is better. */
  DOWN(-1);

  private final int sign;

  Direction(int sign) {
    this.sign = sign;
  }

  /**
   * Factor that turns values so that more is better.
   *
   * @return 1 or -1
   */
  int sign() {
    return sign;
  }
}
