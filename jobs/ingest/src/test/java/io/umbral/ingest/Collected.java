package io.umbral.ingest;

import io.umbral.ingest.counters.CounterSummary;
import io.umbral.model.CellReading;
import io.umbral.model.CellReport;
import io.umbral.model.NetworkEvent;
import io.umbral.model.Rejected;
import io.umbral.model.Values;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** Keeps what a reader says. */
final class Collected implements ReportSink {

  final List<CellReport> reports = new ArrayList<>();
  final List<Rejected> rejected = new ArrayList<>();
  final List<NetworkEvent> events = new ArrayList<>();
  final List<CounterSummary> summaries = new ArrayList<>();

  @Override
  public void report(CellReport report) {
    reports.add(report);
  }

  @Override
  public void rejected(Rejected refusal) {
    rejected.add(refusal);
  }

  @Override
  public void event(NetworkEvent event) {
    events.add(event);
  }

  @Override
  public void counted(CounterSummary summary) {
    summaries.add(summary);
  }

  static Collected read(ReportReader reader, String path, String text) {
    return read(reader, path, text.getBytes(StandardCharsets.UTF_8));
  }

  static Collected read(ReportReader reader, String path, byte[] content) {
    Collected collected = new Collected();
    reader.read(path, content, collected);
    return collected;
  }

  /** The only reading of the only report. */
  CellReading onlyReading() {
    if (reports.size() != 1 || reports.get(0).cells().size() != 1) {
      throw new AssertionError("should be one reading: " + describe());
    }
    return reports.get(0).cells().get(0);
  }

  /** The only refusal. */
  Rejected onlyRefusal() {
    if (rejected.size() != 1) {
      throw new AssertionError("should be one refusal: " + describe());
    }
    return rejected.get(0);
  }

  /** Lines that were refused, in order; 0 for the whole file. */
  List<Long> refusedLines() {
    return rejected.stream().map(refusal -> refusal.where().position()).toList();
  }

  static List<Long> samples(Optional<Values> values) {
    return values.map(Collected::list).orElse(List.of());
  }

  private static List<Long> list(Values values) {
    return values instanceof Values.Samples samples
        ? Arrays.stream(samples.values()).boxed().toList()
        : List.of(((Values.Histogram) values).sum());
  }

  /** Everything that was said, one line each, to compare and to read. */
  List<String> describe() {
    List<String> lines = new ArrayList<>();
    for (CellReport report : reports) {
      for (CellReading cell : report.cells()) {
        lines.add(
            report.origin()
                + " "
                + report.periodStartMillis()
                + "+"
                + report.periodMillis()
                + " "
                + describe(cell));
      }
    }
    rejected.forEach(
        refusal -> lines.add(refusal.cause() + " " + refusal.where() + " " + refusal.detail()));
    return lines;
  }

  private static String describe(CellReading cell) {
    return cell.technology()
        + " "
        + cell.cellId()
        + " rtt "
        + samples(cell.rttMicros())
        + " jitter "
        + samples(cell.jitterMicros())
        + " lost "
        + cell.lostProbes()
        + " down "
        + samples(cell.downlinkKbps())
        + " up "
        + samples(cell.uplinkKbps())
        + " rsrp "
        + samples(cell.rsrpDbm())
        + " "
        + cell.bearerSetup()
        + cell.downlink()
        + cell.uplink()
        + cell.suspect();
  }
}
