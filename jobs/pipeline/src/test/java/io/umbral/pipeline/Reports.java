package io.umbral.pipeline;

import io.umbral.model.Cell;
import io.umbral.model.CellKey;
import io.umbral.model.CellReading;
import io.umbral.model.CellReport;
import io.umbral.model.CellReport.Origin;
import io.umbral.model.Region;
import io.umbral.model.RegionLevel;
import io.umbral.model.Technology;
import io.umbral.model.Values;
import io.umbral.pipeline.types.ReceivedReport;
import io.umbral.pipeline.types.ReportBatch;
import io.umbral.pipeline.types.ReportPack;
import io.umbral.wire.CellReportDecoder;
import io.umbral.wire.CellReportEncoder;
import io.umbral.wire.SchemaLookup;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/** Short words for timelines: one state, one municipality, one network; instants as HH:MM:SS. */
final class Reports {

  static final String PLMN = "334020";
  static final String TOPIC = "cell-reports";
  static final List<Region> REGIONS =
      List.of(
          new Region("OAX", "Oaxaca", RegionLevel.STATE, Optional.empty(), OptionalLong.empty()),
          new Region(
              "IXT",
              "Ixtepec",
              RegionLevel.MUNICIPALITY,
              Optional.of("OAX"),
              OptionalLong.empty()));
  static final long CLOCK_SKEW = 300_000;

  private Reports() {}

  /** An instant of the day of all timelines. */
  static long at(String time) {
    return Instant.parse("2026-03-01T" + time + "Z").toEpochMilli();
  }

  /** The last millisecond before an instant: the watermark or event time of what ends there. */
  static long before(String time) {
    return at(time) - 1;
  }

  /** A cell that reports every minute. */
  static Cell cell(long id) {
    return new Cell(
        new CellKey(PLMN, id), "site", "IXT", "Altan", Technology.LTE, 60_000, false, 0);
  }

  /** What a site says of one cell for the minute that ends at an instant. */
  static CellReport minute(String site, long cell, String end, long... rttMicros) {
    return new CellReport(
        origin(site),
        at(end) - 60_000,
        60_000,
        List.of(CellReading.of(Technology.LTE, cell).withRttMicros(new Values.Samples(rttMicros))));
  }

  static Origin origin(String site) {
    return new Origin(site, "Altan", Optional.of(PLMN), Optional.empty(), Optional.empty());
  }

  static byte[] bytes(CellReport report) {
    return new CellReportEncoder().encode(report);
  }

  /** A record that arrives some time after its period. */
  static ReportBatch received(CellReport report, int partition, long offset) {
    return received(bytes(report), partition, offset, Long.MAX_VALUE);
  }

  static ReportBatch received(byte[] value, int partition, long offset, long arrivalMillis) {
    ReportPack pack = new ReportPack(new byte[0]);
    pack.add(value, offset, arrivalMillis);
    ReportBatch received =
        new ReportBatch(
            new ReceivedReport(
                TOPIC, new CellReportDecoder(SchemaLookup.NONE, 1 << 20), CLOCK_SKEW));
    received.take(pack.bytes(), partition);
    return received;
  }
}
