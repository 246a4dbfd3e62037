package io.umbral.embedded.ingest;

import io.umbral.ingest.ReportReader;
import io.umbral.ingest.ReportSink;
import io.umbral.ingest.counters.CounterSummary;
import io.umbral.model.CellReport;
import io.umbral.model.NetworkEvent;
import io.umbral.model.Rejected;
import io.umbral.model.RejectionCause;
import java.util.ArrayList;
import java.util.List;

/** What one file, request or record says, as a whole: it is taken as a whole or not at all. */
final class Parcel implements ReportSink {

  private final String path;
  private final List<CellReport> reports = new ArrayList<>();
  private final List<Rejected> refusals = new ArrayList<>();
  private final List<NetworkEvent> events = new ArrayList<>();
  private CounterSummary counters = CounterSummary.NONE;

  private Parcel(String path) {
    this.path = path;
  }

  /** What is refused before it is read. */
  static Parcel refused(String path, Rejected refusal) {
    Parcel parcel = new Parcel(path);
    parcel.rejected(refusal);
    return parcel;
  }

  /**
   * Reads one.
   *
   * @param path as people know it
   * @param content all of it
   */
  static Parcel read(ReportReader reader, String path, byte[] content) {
    Parcel parcel = new Parcel(path);
    reader.read(path, content, parcel);
    return parcel;
  }

  @Override
  public void report(CellReport report) {
    reports.add(report);
  }

  @Override
  public void rejected(Rejected refusal) {
    refusals.add(refusal);
  }

  @Override
  public void event(NetworkEvent event) {
    events.add(event);
  }

  @Override
  public void counted(CounterSummary summary) {
    counters = counters.plus(summary);
  }

  /** As people know it. */
  String path() {
    return path;
  }

  List<CellReport> reports() {
    return reports;
  }

  List<Rejected> refusals() {
    return refusals;
  }

  List<NetworkEvent> events() {
    return events;
  }

  CounterSummary counters() {
    return counters;
  }

  /** Whether nothing of it could be read, as of a file that is still being written. */
  boolean isUnreadable() {
    return reports.isEmpty()
        && events.isEmpty()
        && refusals.stream()
            .anyMatch(refusal -> refusal.where().position() == 0 && isOfForm(refusal));
  }

  /** Whether its form is not what it should be, whatever its values are. */
  boolean isMalformed() {
    return refusals.stream().anyMatch(Parcel::isOfForm);
  }

  private static boolean isOfForm(Rejected refusal) {
    return refusal.cause() == RejectionCause.MALFORMED || refusal.cause() == RejectionCause.EMPTY;
  }
}
