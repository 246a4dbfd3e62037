package io.umbral.console.history;

import io.umbral.model.SeriesKey;
import java.util.List;
import java.util.OptionalLong;

/**
 * How a series fared over a stretch of time, in pieces of equal length.
 *
 * @param key the series
 * @param pieces oldest first
 * @param beyondSinceMillis start of the first of the windows that are beyond a line without a break
 *     up to the newest; empty where the newest is not
 */
public record Strip(SeriesKey key, List<Piece> pieces, OptionalLong beyondSinceMillis) {

  /** What a piece of a strip says; the worst of its windows speaks for it. */
  public enum Piece {
    /** No window at all: nothing was running, or nothing was to be said. */
    NOTHING,
    /** Windows in which nothing usable was counted. */
    NO_DATA,
    /** All on the good side, or there is no line. */
    WITHIN,
    /** At least one near its line. */
    NEAR,
    /** At least one beyond its line. */
    BEYOND
  }

  /** Keeps its own list. */
  public Strip {
    pieces = List.copyOf(pieces);
  }
}
