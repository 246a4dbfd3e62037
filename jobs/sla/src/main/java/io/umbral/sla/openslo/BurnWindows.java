package io.umbral.sla.openslo;

import io.umbral.sla.slo.Slo;
import io.umbral.sla.slo.WindowLength;
import java.util.Optional;

/** Windows over which burn rates are taken. */
final class BurnWindows {

  private BurnWindows() {}

  /** Length in minutes; empty where it is no fixed one or longer than minutes are kept. */
  static Optional<Integer> minutesOf(WindowLength length) {
    boolean isFixed = length.shortestMinutes() == length.longestMinutes();
    return isFixed && length.longestMinutes() <= Slo.LONGEST_BURN_MINUTES
        ? Optional.of((int) length.longestMinutes())
        : Optional.empty();
  }
}
