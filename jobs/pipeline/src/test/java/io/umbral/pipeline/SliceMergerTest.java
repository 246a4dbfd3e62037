package io.umbral.pipeline;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import io.umbral.model.KpiTotals;
import io.umbral.model.SeriesKey;
import io.umbral.model.Total;
import io.umbral.model.WindowResult;
import io.umbral.pipeline.types.EdgeTypes;
import io.umbral.pipeline.types.SlicePartial;
import io.umbral.wire.KpiTotalsCodec;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.apache.flink.streaming.api.watermark.Watermark;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;
import org.apache.flink.streaming.runtime.watermarkstatus.WatermarkStatus;
import org.apache.flink.streaming.util.KeyedTwoInputStreamOperatorTestHarness;
import org.junit.jupiter.api.Test;

/** How time passes in the merge. */
@SuppressWarnings("try") // Flink's harnesses close with any exception
final class SliceMergerTest {

  private static final SeriesKey KEY = new SeriesKey("19039", "Telcel", "LTE");
  private static final long START = Instant.parse("2026-03-01T10:00:00Z").toEpochMilli();
  private static final Watermark AN_HOUR_LATER = new Watermark(START + 3_600_000);

  private static SlicePartial part() {
    KpiTotals totals = new KpiTotals();
    totals.add(Total.READINGS, 1);
    return new SlicePartial(KEY, START, true, new KpiTotalsCodec().encode(totals));
  }

  private static List<Long> readings(
      KeyedTwoInputStreamOperatorTestHarness<SeriesKey, SlicePartial, Long, WindowResult> merge) {
    return merge.extractOutputValues().stream()
        .filter(window -> window.windowStartMillis() == START)
        .map(window -> window.totals().get(Total.READINGS))
        .distinct()
        .toList();
  }

  @Test
  void timeWaitsForThePartsOfASourceThatResumes() throws Exception {
    SlaJobConfig config = SlaJobConfig.from(Map.of("sla.windows", "1m"));
    try (var merge =
        new KeyedTwoInputStreamOperatorTestHarness<SeriesKey, SlicePartial, Long, WindowResult>(
            new SliceMerger(config, InventoryFeed.of(List.of(), List.of(), List.of())),
            SlicePartial::key,
            null,
            EdgeTypes.SERIES_KEY)) {
      merge.getExecutionConfig().enableObjectReuse();
      merge.open();
      merge.processWatermark1(new Watermark(START));
      merge.processWatermark2(new Watermark(START));
      merge.processWatermarkStatus1(WatermarkStatus.IDLE);
      merge.processWatermarkStatus2(WatermarkStatus.IDLE);

      merge.processWatermarkStatus2(WatermarkStatus.ACTIVE);
      merge.processElement2(new StreamRecord<>(START));
      merge.processWatermark2(AN_HOUR_LATER);
      assertEquals(List.of(), readings(merge));

      merge.processWatermarkStatus1(WatermarkStatus.ACTIVE);
      merge.processElement1(new StreamRecord<>(part()));
      merge.processWatermark1(AN_HOUR_LATER);
      assertEquals(List.of(1L), readings(merge));
      assertNull(merge.getSideOutput(ReportCombiner.REJECTED), "nothing came too late");
    }
  }
}
