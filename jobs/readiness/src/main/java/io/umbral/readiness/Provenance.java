package io.umbral.readiness;

import java.util.OptionalDouble;

/**
 * Which windows a score was made of.
 *
 * @param windows number of windows
 * @param digest SHA-256 over the names and revisions of the windows in order, so that who has the
 *     topic {@code sla-windows} can tell whether these are they
 * @param readings readings of these windows
 * @param late readings that arrived after their slice had first been published
 * @param suspect readings that their source marked as unreliable
 * @param arrived readings that came of those that the inventory expects
 * @param expected readings that the inventory expects; 0 where it knows no cell
 */
public record Provenance(
    long windows,
    String digest,
    long readings,
    long late,
    long suspect,
    long arrived,
    long expected) {

  /**
   * How much of what was to come has come.
   *
   * @return ratio 0..1; empty where nothing is expected
   */
  public OptionalDouble completeness() {
    return expected == 0 ? OptionalDouble.empty() : OptionalDouble.of((double) arrived / expected);
  }

  /**
   * Share of readings that were late.
   *
   * @return ratio 0..1; 0 without readings
   */
  public double lateRatio() {
    return readings == 0 ? 0 : (double) late / readings;
  }
}
