package io.umbral.embedded.demo;

import io.umbral.model.SeriesKey;
import io.umbral.model.WindowResult;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** The last few windows of one length, each series in its highest revision. */
final class RecentWindows {

  private static final int KEPT = 3;

  private final int windowMillis;
  private final int expectedSeries;
  private final TreeMap<Long, Map<SeriesKey, WindowResult>> byStart = new TreeMap<>();

  /**
   * Makes an empty one.
   *
   * @param windowMillis length of the windows in milliseconds
   * @param expectedSeries number of series that a whole window has
   */
  RecentWindows(int windowMillis, int expectedSeries) {
    this.windowMillis = windowMillis;
    this.expectedSeries = expectedSeries;
  }

  /** Takes a result; one of another length is passed over. */
  void add(WindowResult result) {
    if (result.windowMillis() != windowMillis) {
      return;
    }
    byStart
        .computeIfAbsent(result.windowStartMillis(), start -> new HashMap<>())
        .merge(result.key(), result, (old, next) -> next.supersedes(old) ? next : old);
    while (byStart.size() > KEPT) {
      byStart.pollFirstEntry();
    }
  }

  /**
   * Start of the window to show: the newest, or the one before as long as series are missing in the
   * newest, which arrive over a moment.
   */
  Optional<Long> shownStartMillis() {
    if (byStart.isEmpty()) {
      return Optional.empty();
    }
    long newest = byStart.lastKey();
    return byStart.get(newest).size() >= expectedSeries
        ? Optional.of(newest)
        : Optional.ofNullable(byStart.lowerKey(newest));
  }

  /** The results of the window to show. */
  Collection<WindowResult> shown() {
    return shownStartMillis()
        .map(start -> List.copyOf(byStart.get(start).values()))
        .orElse(List.of());
  }
}
