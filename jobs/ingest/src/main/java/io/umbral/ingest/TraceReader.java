package io.umbral.ingest;

import io.umbral.model.CellReport.Origin;
import io.umbral.model.RejectionCause;
import java.util.Optional;

/**
 * Reads drive tests of G-NetTrack Pro: a header with the names of the columns, then one row per
 * sample, about one a second.
 *
 * <p>There is one report for each file, operator and minute, with one reading for each cell and
 * technology; see {@link TraceRow} for what a row says. Rows with the same timestamp are separate
 * samples; gaps and steps backwards are no faults.
 *
 * <p>Not carried, because it could not be merged or does not belong to the serving cell: {@code
 * PINGAVG} is a mean over an unknown number of pings, and a mean without its weight cannot be
 * merged; {@code NRxRSRP} and {@code NRxRSRQ} are those of the neighbour cell, not of NR.
 */
final class TraceReader implements ReportReader {

  private final ReadingOptions options;

  TraceReader(ReadingOptions options) {
    this.options = options;
  }

  @Override
  public void read(String path, byte[] content, ReportSink sink) {
    SourceFile file = new SourceFile(path, content, sink);
    Optional<String> operatorOfPath = Optional.empty();
    if (options.operatorPathElement().isPresent()) {
      operatorOfPath = file.operatorOfPath(options.operatorPathElement().get());
      if (operatorOfPath.isEmpty()) {
        return;
      }
    }
    Lines lines = file.lines();
    Optional<TraceColumns> columns = readHeader(file, lines);
    if (columns.isEmpty()) {
      return;
    }
    TraceMinutes minutes = new TraceMinutes();
    while (lines.nextNotBlank()) {
      readRow(file, lines, columns.get(), operatorOfPath, minutes);
    }
    String sourceId = file.sourceId("trace-");
    minutes.report(
        (operator, plmn) ->
            new Origin(sourceId, operator, plmn, Optional.empty(), options.region()),
        sink);
  }

  private Optional<TraceColumns> readHeader(SourceFile file, Lines lines) {
    if (!lines.nextNotBlank() || lines.isTooLong()) {
      file.rejectWhole(RejectionCause.MALFORMED, "file should begin with a header of column names");
      return Optional.empty();
    }
    TraceColumns columns = TraceColumns.of(lines.cursor());
    Optional<String> fault = columns.faultOf(options.operatorPathElement().isEmpty());
    fault.ifPresent(text -> file.rejectWhole(RejectionCause.MALFORMED, text));
    return fault.isPresent() ? Optional.empty() : Optional.of(columns);
  }

  private void readRow(
      SourceFile file,
      Lines line,
      TraceColumns columns,
      Optional<String> operatorOfPath,
      TraceMinutes minutes) {
    if (line.isTooLong()) {
      file.rejectTooLong(line);
      return;
    }
    TraceRow row = new TraceRow(columns, line.cursor().fields());
    row.readInto(minutes, operatorOfPath, options.zone());
    if (row.isFaulty()) {
      file.rejectLine(line, row.cause(), row.faults());
    }
  }
}
