package io.umbral.embedded.ingest;

import io.umbral.embedded.ingest.ReportGate.Taken;
import io.umbral.ingest.counters.CounterSummary;
import java.util.Locale;

/** What has come in so far. Safe for use by several threads. */
final class IngestCounts {

  private long parcels;
  private long bytes;
  private long reports;
  private long known;
  private long refusals;
  private long events;
  private CounterSummary counters = CounterSummary.NONE;

  synchronized void add(int moreParcels, long moreBytes, Taken taken) {
    parcels += moreParcels;
    bytes += moreBytes;
    reports += taken.reports();
    known += taken.known();
    refusals += taken.refusals();
    events += taken.events();
  }

  synchronized void add(CounterSummary summary) {
    counters = counters.plus(summary);
  }

  /** Something came that was taken before. */
  synchronized void addKnownContent() {
    parcels++;
    known++;
  }

  synchronized CounterSummary counters() {
    return counters;
  }

  /**
   * For people.
   *
   * @param seconds since the beginning
   */
  synchronized String sentence(double seconds) {
    return String.format(
        Locale.ROOT,
        "%d taken in, %d reports sent (%.0f/s, %.1f MB/s), %d known before, %d refusals, %d events",
        parcels,
        reports,
        reports / Math.max(seconds, 0.001),
        bytes / 1e6 / Math.max(seconds, 0.001),
        known,
        refusals,
        events);
  }
}
