package io.umbral.ingest.counters;

import java.util.List;

/**
 * All dialects that are known.
 *
 * @param dialects at least one
 */
public record CounterMapping(List<Dialect> dialects) {

  /** Validates. */
  public CounterMapping {
    dialects = List.copyOf(dialects);
    if (dialects.isEmpty()) {
      throw new IllegalArgumentException("a counter mapping should have at least one dialect");
    }
  }

  /**
   * The dialect of a vendor: of those that fit the one with the longest beginning of its name, and
   * the first where none fits.
   *
   * @param vendor name as the file has it, perhaps empty
   * @return a dialect
   */
  public Dialect dialectOf(String vendor) {
    Dialect best = dialects.get(0);
    int bestFit = -1;
    for (Dialect dialect : dialects) {
      int fit = dialect.fit(vendor);
      if (fit > bestFit) {
        best = dialect;
        bestFit = fit;
      }
    }
    return best;
  }
}
