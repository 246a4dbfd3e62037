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
  private long corrections;
  private long refusals;
  private long events;
  private CounterSummary counters = CounterSummary.NONE;
  private long notedReports;
  private long notedBytes;
  private double notedSeconds;

  synchronized void add(int moreParcels, long moreBytes, Taken taken) {
    parcels += moreParcels;
    bytes += moreBytes;
    reports += taken.reports();
    known += taken.known();
    corrections += taken.corrections();
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
   * All of it, with rates over the whole time.
   *
   * @param seconds since the beginning
   */
  synchronized String sentence(double seconds) {
    return sentence(reports, bytes, seconds);
  }

  /**
   * All of it, with rates since this was asked before, so that a pause is seen.
   *
   * @param seconds since the beginning
   */
  synchronized String note(double seconds) {
    String note = sentence(reports - notedReports, bytes - notedBytes, seconds - notedSeconds);
    notedReports = reports;
    notedBytes = bytes;
    notedSeconds = seconds;
    return note;
  }

  private String sentence(long newReports, long newBytes, double seconds) {
    double atLeast = Math.max(seconds, 0.001);
    return String.format(
        Locale.ROOT,
        "%d taken in, %d reports sent (%.0f/s, %.1f MB/s), %d known before, %d corrections,"
            + " %d refusals, %d events",
        parcels,
        reports,
        newReports / atLeast,
        newBytes / 1e6 / atLeast,
        known,
        corrections,
        refusals,
        events);
  }
}
