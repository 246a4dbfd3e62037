package io.umbral.embedded.synthetic;

import io.umbral.embedded.reference.InvalidReferenceException;
import io.umbral.embedded.reference.ReferenceData;
import io.umbral.model.CellReading;
import io.umbral.model.CellReport;
import io.umbral.model.Values;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.LongStream;

/**
 * What the tests of this package share: the reference data that ships, and a text for any report.
 */
final class Mexico {

  static final Path DIRECTORY = Path.of("../reference/mexico");

  /** A Monday noon in Mexico City, where there is no summer time. */
  static final long NOON = Instant.parse("2026-03-02T18:00:00Z").toEpochMilli();

  static final ReferenceData REFERENCE = reference();

  private Mexico() {}

  private static ReferenceData reference() {
    try {
      return ReferenceData.read(DIRECTORY);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InvalidReferenceException e) {
      throw new IllegalStateException(e);
    }
  }

  static FaultScript demoFaults() throws IOException, InvalidReferenceException {
    return FaultScript.read(DIRECTORY.resolve("demo-faults.csv"), REFERENCE);
  }

  /** Every report that arrives at the end of a period. */
  static List<CellReport> deliveries(SyntheticNation nation, long periodStartMillis) {
    List<CellReport> reports = new ArrayList<>();
    nation.deliver(periodStartMillis, reports::add);
    return reports;
  }

  /**
   * All that a report says, so that two can be compared; readings have no equality of their own.
   */
  static String textOf(CellReport report) {
    StringBuilder text = new StringBuilder();
    text.append(report.origin())
        .append(report.periodStartMillis())
        .append('+')
        .append(report.periodMillis());
    for (CellReading cell : report.cells()) {
      text.append('\n').append(cell.technology()).append(cell.cellId()).append(cell.suspect());
      text.append(samples(cell.rttMicros()).boxed().toList());
      text.append(samples(cell.jitterMicros()).boxed().toList());
      text.append(samples(cell.downlinkKbps()).boxed().toList());
      text.append(samples(cell.uplinkKbps()).boxed().toList());
      text.append(samples(cell.rsrpDbm()).boxed().toList());
      text.append(samples(cell.ssRsrpDbm()).boxed().toList());
      text.append(cell.downlink()).append(cell.uplink()).append(cell.lostProbes());
      text.append(cell.unavailableMillis()).append(cell.rrcSetup());
      text.append(cell.signallingSetup()).append(cell.bearerSetup());
    }
    return text.toString();
  }

  static LongStream samples(Optional<Values> values) {
    return values.isPresent() && values.get() instanceof Values.Samples samples
        ? LongStream.of(samples.values())
        : LongStream.empty();
  }
}
