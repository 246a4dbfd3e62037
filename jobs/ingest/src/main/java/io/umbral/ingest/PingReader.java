package io.umbral.ingest;

import io.umbral.model.CellReport.Origin;
import io.umbral.model.RejectionCause;
import java.util.Optional;

/**
 * Reads the text of {@code ping} (iputils), one file per probe run: {@code Start time: <epoch ms>},
 * then lines that begin with their local time in brackets.
 *
 * <p>The time of a line is the start plus its distance from the first bracketed time: the wall
 * clock has no zone, but its distances are true, also across midnight. There is one report for each
 * run and minute of event time, with round-trip times, jitter and losses.
 *
 * <p>A sequence number that is missing below the highest received one is a loss, dated as the probe
 * that follows it. Probes after the last reply have none that follows; the statistics line counts
 * them as lost, but {@code ping} ends while the last ones are still in flight, so they are not
 * counted here. A run without any reply therefore makes no report.
 */
final class PingReader implements ReportReader {

  private final Optional<String> region;
  private final int operatorPathElement;

  PingReader(ReadingOptions options) {
    region = options.region();
    operatorPathElement =
        options
            .operatorPathElement()
            .orElseThrow(
                () ->
                    new IllegalArgumentException(
                        "format '"
                            + PING
                            + "' does not name the operator: the operator path element should be"
                            + " given, 1 for the folder of the file or more"));
  }

  @Override
  public void read(String path, byte[] content, ReportSink sink) {
    SourceFile file = new SourceFile(path, content, sink);
    Optional<String> operator = file.operatorOfPath(operatorPathElement);
    if (operator.isEmpty()) {
      return;
    }
    Lines lines = file.lines();
    long startMillis = readStart(file, lines);
    if (startMillis == Cursor.NO_NUMBER) {
      return;
    }
    PingLog log = new PingLog(file, startMillis * 1_000);
    while (lines.nextNotBlank()) {
      log.read(lines);
    }
    Origin origin =
        new Origin(
            file.sourceId("ping-"), operator.get(), Optional.empty(), Optional.empty(), region);
    log.run().report(origin, sink);
  }

  /** Milliseconds since the epoch; {@link Cursor#NO_NUMBER} where the file had to be refused. */
  private static long readStart(SourceFile file, Lines lines) {
    if (!lines.next()) {
      file.rejectWhole(RejectionCause.MALFORMED, "file has no lines");
      return Cursor.NO_NUMBER;
    }
    Cursor cursor = lines.cursor();
    String found = cursor.quote();
    long millis = cursor.skip("Start time: ") ? cursor.wholeNumber() : Cursor.NO_NUMBER;
    if (millis == Cursor.NO_NUMBER || !cursor.rest().isBlank()) {
      file.rejectWhole(
          RejectionCause.MALFORMED,
          "line 1 is " + found + ", should be 'Start time: ' and milliseconds since the epoch");
      return Cursor.NO_NUMBER;
    }
    if (millis == Cursor.TOO_LARGE || !WallTime.isBelievable(millis * 1_000)) {
      file.rejectWhole(
          RejectionCause.INVALID_VALUE, "start " + found + " should be " + WallTime.RANGE);
      return Cursor.NO_NUMBER;
    }
    return millis;
  }
}
