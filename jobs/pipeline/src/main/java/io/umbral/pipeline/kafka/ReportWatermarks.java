package io.umbral.pipeline.kafka;

import io.umbral.pipeline.types.ReportBatch;
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
final class ReportWatermarks implements WatermarkStrategy<ReportBatch> {

  private static final long serialVersionUID = 1L;

  private final long outOfOrdernessMillis;

  ReportWatermarks(Duration outOfOrderness) {
    this.outOfOrdernessMillis = outOfOrderness.toMillis();
  }

  @Override
  public TimestampAssigner<ReportBatch> createTimestampAssigner(
      TimestampAssignerSupplier.Context context) {
    // A batch has as many event times as records; the operator that reads them needs none of it.
    return (batch, kafkaTimestamp) -> Long.MIN_VALUE;
  }

  @Override
  public WatermarkGenerator<ReportBatch> createWatermarkGenerator(
      WatermarkGeneratorSupplier.Context context) {
    return new Generator(outOfOrdernessMillis);
  }

  private static final class Generator implements WatermarkGenerator<ReportBatch> {

    private final long outOfOrdernessMillis;
    private long newestMillis = Long.MIN_VALUE;

    private Generator(long outOfOrdernessMillis) {
      this.outOfOrdernessMillis = outOfOrdernessMillis;
    }

    @Override
    public void onEvent(ReportBatch batch, long unused, WatermarkOutput output) {
      // Flink hands a batch on before it asks here, so that in a chain its records are read by now.
      newestMillis = Math.max(newestMillis, batch.newestMillis());
    }

    @Override
    public void onPeriodicEmit(WatermarkOutput output) {
      if (newestMillis != Long.MIN_VALUE) {
        output.emitWatermark(new Watermark(newestMillis - outOfOrdernessMillis - 1));
      }
    }
  }
}
