package io.umbral.pipeline.kafka;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.umbral.model.CellReading;
import io.umbral.model.CellReport;
import io.umbral.model.CellReport.Origin;
import io.umbral.model.Technology;
import io.umbral.pipeline.types.ReceivedReport;
import io.umbral.pipeline.types.ReportBatch;
import io.umbral.pipeline.types.ReportPack;
import io.umbral.wire.CellReportDecoder;
import io.umbral.wire.CellReportEncoder;
import io.umbral.wire.SchemaLookup;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.flink.api.common.eventtime.TimestampAssigner;
import org.apache.flink.api.common.eventtime.Watermark;
import org.apache.flink.api.common.eventtime.WatermarkGenerator;
import org.apache.flink.api.common.eventtime.WatermarkOutput;
import org.junit.jupiter.api.Test;

/** What moves the time of a partition. */
final class ReportWatermarksTest {

  private static final ReportWatermarks TESTED = new ReportWatermarks(Duration.ofSeconds(5));

  private final List<Long> marks = new ArrayList<>();
  private final WatermarkOutput output = new Recorder();
  private final TimestampAssigner<ReportBatch> dates = TESTED.createTimestampAssigner(null);
  private final WatermarkGenerator<ReportBatch> generator = TESTED.createWatermarkGenerator(null);
  private final ReportBatch batch =
      new ReportBatch(
          new ReceivedReport("t", new CellReportDecoder(SchemaLookup.NONE, 1 << 20), 300_000));

  private static long at(String time) {
    return Instant.parse("2026-03-01T" + time + "Z").toEpochMilli();
  }

  /** The minute that ends at an instant arrives at another. */
  private void receive(String end, String arrival) {
    Origin origin = new Origin("a", "Altan", Optional.empty(), Optional.empty(), Optional.empty());
    CellReport minute =
        new CellReport(
            origin, at(end) - 60_000, 60_000, List.of(CellReading.of(Technology.LTE, 1)));
    take(new CellReportEncoder().encode(minute), at(arrival));
  }

  private void take(byte[] value, long arrivalMillis) {
    ReportPack pack = new ReportPack(new byte[0]);
    pack.add(value, 0, arrivalMillis);
    batch.take(pack.bytes(), 0);
    generator.onEvent(batch, dates.extractTimestamp(batch, arrivalMillis), output);
    generator.onPeriodicEmit(output);
  }

  @Test
  void timeIsBehindTheNewestPeriodByTheOutOfOrderness() {
    receive("10:01:00", "10:01:01");
    receive("10:03:00", "10:03:01");
    receive("10:02:00", "10:03:02");
    long first = at("10:00:55") - 2;
    long second = at("10:02:55") - 2;
    assertEquals(List.of(first, second, second), marks);
  }

  @Test
  void aClockThatIsHoursAheadMovesNoTime() {
    receive("10:01:00", "10:01:01");
    receive("16:00:00", "10:01:02");
    assertEquals(List.of(at("10:00:55") - 2, at("10:00:55") - 2), marks);
  }

  @Test
  void aDamagedRecordMovesNoTime() {
    take(new byte[] {1, 2, 3}, at("10:01:01"));
    assertEquals(List.of(), marks);
    receive("10:01:00", "10:01:01");
    take(new byte[0], at("12:00:00"));
    assertEquals(List.of(at("10:00:55") - 2, at("10:00:55") - 2), marks);
  }

  private final class Recorder implements WatermarkOutput {
    private Recorder() {}

    @Override
    public void emitWatermark(Watermark watermark) {
      marks.add(watermark.getTimestamp());
    }

    @Override
    public void markIdle() {
      throw new AssertionError("idleness is the business of the source");
    }

    @Override
    public void markActive() {
      throw new AssertionError("idleness is the business of the source");
    }
  }
}
