package io.umbral.pipeline.merge;

import java.util.Map;
import java.util.TreeMap;

/**
 * The stretches of event time in which windows exist: from slice to slice that had a reading,
 * silence between them included. A silence longer than the longest one divides two stretches, so
 * that a single report from a clock that restarted in 1970 does not call for windows of fifty
 * years.
 */
public final class AnnouncedTime {

  private final long longestSilenceMillis;
  private final TreeMap<Long, Long> lastByFirst = new TreeMap<>();

  /**
   * Makes an empty one.
   *
   * @param longestSilenceMillis distance of two slices with readings up to which windows exist
   *     between them
   */
  AnnouncedTime(long longestSilenceMillis) {
    this.longestSilenceMillis = longestSilenceMillis;
  }

  /** Adds a slice with a reading. */
  void add(long sliceStartMillis) {
    add(sliceStartMillis, sliceStartMillis);
  }

  /**
   * Adds a stretch.
   *
   * @param firstMillis first instant of its first slice, milliseconds since the epoch
   * @param lastMillis first instant of its last slice
   */
  public void add(long firstMillis, long lastMillis) {
    long first = firstMillis;
    long last = lastMillis;
    Map.Entry<Long, Long> near = lastByFirst.floorEntry(last + longestSilenceMillis);
    while (near != null && near.getValue() >= first - longestSilenceMillis) {
      first = Math.min(first, near.getKey());
      last = Math.max(last, near.getValue());
      lastByFirst.remove(near.getKey());
      near = lastByFirst.floorEntry(last + longestSilenceMillis);
    }
    lastByFirst.put(first, last);
  }

  /** Start of the last slice of each stretch by that of its first, ascending. */
  public Map<Long, Long> stretches() {
    return lastByFirst;
  }

  /** Forgets the stretches to which no slice at or after an instant can be joined. */
  void forgetBefore(long sliceStartMillis) {
    lastByFirst.values().removeIf(last -> last < sliceStartMillis - longestSilenceMillis);
  }
}
