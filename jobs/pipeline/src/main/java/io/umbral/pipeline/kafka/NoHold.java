package io.umbral.pipeline.kafka;

import org.apache.flink.api.common.eventtime.Watermark;
import org.apache.flink.api.common.eventtime.WatermarkGenerator;
import org.apache.flink.api.common.eventtime.WatermarkOutput;

/** Lets event time be told by others alone. */
final class NoHold<T> implements WatermarkGenerator<T> {

  /** The last but one: the last says that a stream has ended. */
  private static final Watermark FAR = new Watermark(Long.MAX_VALUE - 1);

  @Override
  public void onEvent(T event, long eventTimestamp, WatermarkOutput output) {
    output.emitWatermark(FAR);
  }

  @Override
  public void onPeriodicEmit(WatermarkOutput output) {
    output.emitWatermark(FAR);
  }
}
