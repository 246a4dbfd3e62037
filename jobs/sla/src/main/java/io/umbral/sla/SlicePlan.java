package io.umbral.sla;

import io.umbral.model.WindowSpec;
import java.util.List;

/**
 * How event time is cut: slices, the windows made of them, and how long late data may revise both.
 *
 * @param sliceMillis length of a slice in milliseconds; every window is a whole number of slices
 * @param windows families of windows, smallest first
 * @param allowedLatenessMillis time in milliseconds after a slice's end for which the watermark may
 *     be ahead and data still counts
 */
public record SlicePlan(long sliceMillis, List<WindowSpec> windows, long allowedLatenessMillis) {

  /**
   * Beyond all event times, 2^62 ms: stands for the ends of time in sums that must not overflow.
   */
  private static final long FAR_MILLIS = 1L << 62;

  /** Validates. */
  public SlicePlan {
    windows =
        windows.stream().sorted((a, b) -> Long.compare(a.sizeMillis(), b.sizeMillis())).toList();
    if (sliceMillis < 1) {
      throw new IllegalArgumentException(
          "slice of " + sliceMillis + " ms should be at least 1 ms long");
    }
    if (windows.isEmpty()) {
      throw new IllegalArgumentException(
          "at least one window size should be given, for example 60 s");
    }
    if (allowedLatenessMillis < 0) {
      throw new IllegalArgumentException(
          "allowed lateness of " + allowedLatenessMillis + " ms should be 0 or more");
    }
    for (WindowSpec window : windows) {
      if (window.slideMillis() % sliceMillis != 0) {
        throw new IllegalArgumentException(
            "window of "
                + window.sizeMillis()
                + " ms every "
                + window.slideMillis()
                + " ms should be made of whole slices of "
                + sliceMillis
                + " ms");
      }
    }
  }

  /**
   * Start of the slice that holds an instant.
   *
   * @param instantMillis milliseconds since the epoch
   * @return milliseconds since the epoch
   */
  public long sliceOf(long instantMillis) {
    return Math.floorDiv(instantMillis, sliceMillis) * sliceMillis;
  }

  /**
   * Whether all on-time data of a slice has arrived, so that its partials must leave before the
   * watermark does.
   *
   * @param sliceStartMillis start of the slice
   * @param watermarkMillis no event time at or before it is still expected
   * @return true where the watermark has reached the slice's last millisecond
   */
  public boolean isClosed(long sliceStartMillis, long watermarkMillis) {
    return sliceStartMillis + sliceMillis - 1 <= watermarkMillis;
  }

  /**
   * Whether a slice no longer takes late data.
   *
   * @param sliceStartMillis start of the slice
   * @param watermarkMillis no event time at or before it is still expected
   * @return true where the watermark is ahead of the slice's end by the allowed lateness
   */
  public boolean isExpired(long sliceStartMillis, long watermarkMillis) {
    return watermarkMillis != Long.MIN_VALUE
        && sliceStartMillis + sliceMillis - 1 <= finalUntil(watermarkMillis);
  }

  /**
   * Start of the oldest slice that a window which is still open to late data needs.
   *
   * @param watermarkMillis no event time at or before it is still expected
   * @return milliseconds since the epoch; slices before it are of no further use, which is none
   *     before the first watermark ({@link Long#MIN_VALUE})
   */
  public long oldestNeededSlice(long watermarkMillis) {
    long oldest = Long.MAX_VALUE;
    // Far from both ends of time, so that no step below leaves 64 bits.
    long horizon = Math.max(-FAR_MILLIS, Math.min(FAR_MILLIS, finalUntil(watermarkMillis))) + 1;
    for (WindowSpec window : windows) {
      // The first window whose end is after the horizon is not final yet.
      oldest = Math.min(oldest, window.firstStartHolding(horizon));
    }
    return oldest;
  }

  /** Last instant that no late data may revise any more. */
  private long finalUntil(long watermarkMillis) {
    return watermarkMillis < Long.MIN_VALUE + allowedLatenessMillis
        ? Long.MIN_VALUE
        : watermarkMillis - allowedLatenessMillis;
  }
}
