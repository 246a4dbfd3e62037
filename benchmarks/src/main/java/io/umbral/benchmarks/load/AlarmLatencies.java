package io.umbral.benchmarks.load;

import java.util.LinkedHashMap;
import java.util.Map;
import org.HdrHistogram.Histogram;

/**
 * How long alarms took to arrive, for windows that end in a stretch of time. Safe for use by
 * several threads.
 */
final class AlarmLatencies {

  private final long fromMillis;
  private final long untilMillis;
  private final Histogram afterEnd = new Histogram(3);
  private final Histogram afterWindow = new Histogram(3);

  /**
   * Makes an empty one.
   *
   * @param fromMillis windows that end before are not counted, milliseconds since the epoch
   * @param untilMillis windows that end then or later are not counted either
   */
  AlarmLatencies(long fromMillis, long untilMillis) {
    this.fromMillis = fromMillis;
    this.untilMillis = untilMillis;
  }

  /**
   * Counts an alarm.
   *
   * @param endMillis end of the window that decided
   * @param dueMillis when that window may be published at the earliest
   * @param windowMillis when its result arrived, or the alarm if that was earlier
   * @param arrivalMillis when the alarm arrived
   */
  synchronized void add(long endMillis, long dueMillis, long windowMillis, long arrivalMillis) {
    if (endMillis >= fromMillis && endMillis < untilMillis) {
      afterEnd.recordValue(Math.max(0, arrivalMillis - dueMillis));
      afterWindow.recordValue(Math.max(0, arrivalMillis - windowMillis));
    }
  }

  /** Number of alarms. */
  synchronized long count() {
    return afterEnd.getTotalCount();
  }

  /** A percentile of the time from the end of the window and the out-of-orderness, milliseconds. */
  synchronized long afterEndMillis(double percentile) {
    return afterEnd.getValueAtPercentile(percentile);
  }

  /** A percentile of the time from the arrival of the window's result, milliseconds. */
  synchronized long afterWindowMillis(double percentile) {
    return afterWindow.getValueAtPercentile(percentile);
  }

  /** For a result file. */
  synchronized Map<String, Object> toJson() {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("alarmEvents", afterEnd.getTotalCount());
    json.put("afterWindowEndMillis", Latencies.percentiles(afterEnd));
    json.put("afterWindowRecordMillis", Latencies.percentiles(afterWindow));
    return json;
  }
}
