package io.umbral.pipeline.kafka;

import io.umbral.pipeline.types.ReceivedReport;
import java.time.Duration;
import org.apache.flink.api.common.eventtime.TimestampAssigner;
import org.apache.flink.api.common.eventtime.TimestampAssignerSupplier;
import org.apache.flink.api.common.eventtime.Watermark;
import org.apache.flink.api.common.eventtime.WatermarkGenerator;
import org.apache.flink.api.common.eventtime.WatermarkGeneratorSupplier;
import org.apache.flink.api.common.eventtime.WatermarkOutput;
import org.apache.flink.api.common.eventtime.WatermarkStrategy;

/**
 * Watermarks of one partition: behind the newest readable report by the out-of-orderness. A report
 * that was refused, because it is damaged or its clock is ahead, moves no time.
 */
final class ReportWatermarks implements WatermarkStrategy<ReceivedReport> {

  private static final long serialVersionUID = 1L;

  private final long outOfOrdernessMillis;

  ReportWatermarks(Duration outOfOrderness) {
    this.outOfOrdernessMillis = outOfOrderness.toMillis();
  }

  @Override
  public TimestampAssigner<ReceivedReport> createTimestampAssigner(
      TimestampAssignerSupplier.Context context) {
    return (report, kafkaTimestamp) ->
        report.isReadable() ? report.view().eventTimeMillis() : Long.MIN_VALUE;
  }

  @Override
  public WatermarkGenerator<ReceivedReport> createWatermarkGenerator(
      WatermarkGeneratorSupplier.Context context) {
    return new Generator(outOfOrdernessMillis);
  }

  private static final class Generator implements WatermarkGenerator<ReceivedReport> {

    private final long outOfOrdernessMillis;
    private long newestMillis = Long.MIN_VALUE;

    private Generator(long outOfOrdernessMillis) {
      this.outOfOrdernessMillis = outOfOrdernessMillis;
    }

    @Override
    public void onEvent(ReceivedReport report, long eventTimeMillis, WatermarkOutput output) {
      newestMillis = Math.max(newestMillis, eventTimeMillis);
    }

    @Override
    public void onPeriodicEmit(WatermarkOutput output) {
      if (newestMillis != Long.MIN_VALUE) {
        output.emitWatermark(new Watermark(newestMillis - outOfOrdernessMillis - 1));
      }
    }
  }
}
