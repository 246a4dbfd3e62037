package io.umbral.benchmarks.own;

import io.umbral.benchmarks.engine.LeafResult;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * How the loop counts.
 *
 * @param sliceMillis length of a slice in milliseconds, at most 64 periods
 * @param periodMillis length of every period in milliseconds; periods end on its multiples
 * @param snapshotMillis time from one snapshot to the next in milliseconds; 0 for none
 */
public record LoopVariant(int sliceMillis, int periodMillis, int snapshotMillis) {

  /** One word of bits for each cell and slice. */
  private static final int MOST_PERIODS = Long.SIZE;

  private static final int SECOND_MILLIS = 1_000;

  /** Minutes of periods of a second, without snapshots. */
  public static final LoopVariant MINUTES =
      new LoopVariant((int) LeafResult.WINDOW_MILLIS, SECOND_MILLIS, 0);

  /** Validates. */
  public LoopVariant {
    if (periodMillis < 1
        || sliceMillis % periodMillis != 0
        || sliceMillis / periodMillis > MOST_PERIODS) {
      throw new IllegalArgumentException(
          "slices of %d ms should hold at most %d whole periods of %d ms"
              .formatted(sliceMillis, MOST_PERIODS, periodMillis));
    }
  }

  /** The same with other slices and periods. */
  public LoopVariant slices(int ofMillis, int periodOfMillis) {
    return new LoopVariant(ofMillis, periodOfMillis, snapshotMillis);
  }

  /** The same with a snapshot so often. */
  public LoopVariant snapshots(int everyMillis) {
    return new LoopVariant(sliceMillis, periodMillis, everyMillis);
  }

  boolean isSnapshotDue(long sinceNanos) {
    return snapshotMillis > 0 && sinceNanos >= snapshotMillis * 1_000_000L;
  }

  static LoopVariant parse(String text) {
    Map<String, String> settings = Settings.parse(text);
    return new LoopVariant(
        Integer.parseInt(settings.get("slice")),
        Integer.parseInt(settings.get("period")),
        Integer.parseInt(settings.get("snapshots")));
  }

  /** As one argument of {@link OwnEngine}. */
  @Override
  public String toString() {
    Map<String, String> settings = new LinkedHashMap<>();
    settings.put("slice", Integer.toString(sliceMillis));
    settings.put("period", Integer.toString(periodMillis));
    settings.put("snapshots", Integer.toString(snapshotMillis));
    return Settings.format(settings);
  }
}
