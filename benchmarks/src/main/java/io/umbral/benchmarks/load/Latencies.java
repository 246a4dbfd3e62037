package io.umbral.benchmarks.load;

import java.util.LinkedHashMap;
import java.util.Map;
import org.HdrHistogram.Histogram;

/**
 * How long results took to arrive, for windows that end in a stretch of time. Safe for use by
 * several threads.
 */
final class Latencies {

  private final long fromMillis;
  private final long untilMillis;
  private final Histogram afterEnd = new Histogram(3);
  private final Histogram afterRecord = new Histogram(3);

  /**
   * Makes an empty one.
   *
   * @param fromMillis windows that end before are not counted, milliseconds since the epoch
   * @param untilMillis windows that end then or later are not counted either
   */
  Latencies(long fromMillis, long untilMillis) {
    this.fromMillis = fromMillis;
    this.untilMillis = untilMillis;
  }

  /**
   * Counts a result.
   *
   * @param endMillis end of its window
   * @param dueMillis when it may be published at the earliest: the end and the out-of-orderness
   * @param closesAtMillis when the record was due whose watermark closes it
   * @param arrivalMillis when it arrived
   */
  synchronized void add(long endMillis, long dueMillis, long closesAtMillis, long arrivalMillis) {
    if (endMillis >= fromMillis && endMillis < untilMillis) {
      afterEnd.recordValue(Math.max(0, arrivalMillis - dueMillis));
      afterRecord.recordValue(Math.max(0, arrivalMillis - closesAtMillis));
    }
  }

  /** Number of results. */
  synchronized long count() {
    return afterEnd.getTotalCount();
  }

  /** A percentile of the time from the end of the window and the out-of-orderness, milliseconds. */
  synchronized long afterEndMillis(double percentile) {
    return afterEnd.getValueAtPercentile(percentile);
  }

  /** For a result file. */
  synchronized Map<String, Object> toJson() {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("results", afterEnd.getTotalCount());
    json.put("afterWindowEndMillis", percentiles(afterEnd));
    json.put("afterClosingRecordMillis", percentiles(afterRecord));
    return json;
  }

  static Map<String, Object> percentiles(Histogram histogram) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("p50", histogram.getValueAtPercentile(50));
    json.put("p90", histogram.getValueAtPercentile(90));
    json.put("p99", histogram.getValueAtPercentile(99));
    json.put("p999", histogram.getValueAtPercentile(99.9));
    json.put("max", histogram.getMaxValue());
    return json;
  }
}
