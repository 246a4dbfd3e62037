package io.umbral.pipeline;

import static io.umbral.pipeline.Reports.before;
import static io.umbral.pipeline.Reports.cell;
import static io.umbral.pipeline.Reports.minute;
import static io.umbral.pipeline.Reports.received;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import io.umbral.pipeline.types.EdgeTypes;
import io.umbral.pipeline.types.ReportBatch;
import io.umbral.pipeline.types.SlicePartial;
import java.util.ArrayList;
import java.util.List;
import org.apache.flink.api.common.serialization.SerializerConfigImpl;
import org.apache.flink.streaming.api.watermark.Watermark;
import org.apache.flink.streaming.runtime.streamrecord.StreamElement;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;
import org.apache.flink.streaming.runtime.watermarkstatus.WatermarkStatus;
import org.apache.flink.streaming.util.OneInputStreamOperatorTestHarness;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** In which order the combine lets go of what it holds. */
final class ReportCombinerTest {

  private OneInputStreamOperatorTestHarness<ReportBatch, SlicePartial> combine;

  @BeforeEach
  void start() throws Exception {
    combine =
        new OneInputStreamOperatorTestHarness<>(
            new ReportCombiner(
                SlaJobConfig.DEFAULT,
                InventoryFeed.of(Reports.REGIONS, List.of(), List.of(cell(1), cell(2)))),
            128,
            1,
            0);
    combine.setup(EdgeTypes.SLICE_PARTIAL.createSerializer(new SerializerConfigImpl()));
    combine.open();
  }

  @AfterEach
  void stop() throws Exception {
    combine.close();
  }

  /** What left, in short: P for a part, W for a watermark, I and A for idle and active. */
  private String left() {
    List<String> left = new ArrayList<>();
    for (Object element : combine.getOutput()) {
      StreamElement of = (StreamElement) element;
      if (of.isRecord()) {
        left.add("P");
      } else if (of.isWatermark()) {
        left.add("W");
      } else {
        left.add(of.asWatermarkStatus().isIdle() ? "I" : "A");
      }
    }
    combine.getOutput().clear();
    return String.join("", left);
  }

  @Test
  void aSliceLeavesBeforeTheWatermarkThatClosesIt() throws Exception {
    combine.processElement(new StreamRecord<>(received(minute("a", 1, "10:01:00", 9), 0, 0)));
    combine.processElement(new StreamRecord<>(received(minute("a", 1, "10:02:00", 9), 0, 1)));
    combine.processWatermark(new Watermark(before("10:00:59")));
    assertEquals("W", left());
    combine.processWatermark(new Watermark(before("10:01:00")));
    assertEquals("PPPPPPPPW", left(), "two regions by two operators by two technologies");
  }

  @Test
  void everythingLeavesBeforeTheInputIsIdle() throws Exception {
    combine.processElement(new StreamRecord<>(received(minute("a", 1, "10:01:00", 9), 0, 0)));
    combine.processWatermarkStatus(WatermarkStatus.IDLE);
    assertEquals("PPPPPPPPI", left());
    combine.processWatermarkStatus(WatermarkStatus.ACTIVE);
    combine.processElement(new StreamRecord<>(received(minute("a", 2, "10:01:00", 9), 0, 1)));
    combine.processWatermark(new Watermark(before("10:01:00")));
    assertEquals("APPPPPPPPW", left());
  }

  @Test
  void aSliceIsAnnouncedWithItsFirstReading() throws Exception {
    assertNull(combine.getSideOutput(ReportCombiner.ANNOUNCED));
    combine.processElement(new StreamRecord<>(received(minute("a", 1, "10:01:00", 9), 0, 0)));
    combine.processElement(new StreamRecord<>(received(minute("a", 2, "10:01:00", 9), 0, 1)));
    List<Long> announced = new ArrayList<>();
    combine
        .getSideOutput(ReportCombiner.ANNOUNCED)
        .forEach(element -> announced.add(element.getValue()));
    assertEquals(List.of(Reports.at("10:00:00")), announced);
  }
}
