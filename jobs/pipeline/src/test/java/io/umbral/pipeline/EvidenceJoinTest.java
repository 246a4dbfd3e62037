package io.umbral.pipeline;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.umbral.alerting.Burden;
import io.umbral.alerting.Contributor;
import io.umbral.alerting.Contributors;
import io.umbral.alerting.Kpi;
import io.umbral.alerting.Measurement;
import io.umbral.alerting.Reason;
import io.umbral.alerting.Sample;
import io.umbral.alerting.Severity;
import io.umbral.alerting.Signal;
import io.umbral.alerting.Subject;
import io.umbral.alerting.desk.Judged;
import io.umbral.alerting.track.Transition;
import io.umbral.model.SeriesKey;
import io.umbral.pipeline.types.AlertTypes;
import io.umbral.pipeline.types.EdgeTypes;
import io.umbral.pipeline.types.PartKey;
import io.umbral.pipeline.types.SliceBurden;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import org.apache.flink.api.common.serialization.SerializerConfigImpl;
import org.apache.flink.streaming.api.operators.co.KeyedCoProcessOperator;
import org.apache.flink.streaming.api.watermark.Watermark;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;
import org.apache.flink.streaming.util.KeyedTwoInputStreamOperatorTestHarness;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** When a judgement gets its cells, and which. */
final class EvidenceJoinTest {

  private static final SeriesKey KEY = new SeriesKey("r", "ALL", "ALL");
  private static final Subject SUBJECT = Subject.of(KEY, List.of("r"), Map.of());
  private static final Burden LOST = Burden.of(Burden.Kind.LOST_PROBES);
  private static final String RULE =
      """
      apiVersion: umbral/v1
      kind: AlertRule
      metadata: {name: loss}
      spec:
        version: 1
        threshold: {kpi: lossRatio, window: 2m, above: 0.1, severity: MAJOR}
        runbook: look
        source: a test
      """;
  private static final AlertJobConfig CONFIG = AlertJobConfig.beside(SlaJobConfig.DEFAULT);
  private static final long LATENESS = CONFIG.allowedLateness().toMillis();

  private KeyedTwoInputStreamOperatorTestHarness<SeriesKey, Judged, SliceBurden, Judged> join;

  @BeforeEach
  void start() throws Exception {
    join =
        new KeyedTwoInputStreamOperatorTestHarness<>(
            new KeyedCoProcessOperator<>(
                new EvidenceJoin(CONFIG, RuleFeed.of(List.of(HarnessAlerts.rule(RULE))))),
            one -> PartKey.keyOf(one.subject()),
            SliceBurden::key,
            EdgeTypes.SERIES_KEY);
    join.setup(AlertTypes.JUDGED.createSerializer(new SerializerConfigImpl()));
    join.open();
  }

  @AfterEach
  void stop() throws Exception {
    join.close();
  }

  private static long minutes(long minutes) {
    return Duration.ofMinutes(minutes).toMillis();
  }

  private void judged(long atMinute) throws Exception {
    Measurement.Window window =
        new Measurement.Window(
            (int) minutes(2),
            minutes(atMinute),
            1,
            Map.of(Kpi.LOSS_RATIO, 0.5),
            10,
            OptionalDouble.empty());
    Transition raised =
        new Transition(
            Signal.BREACH,
            Transition.Kind.RAISED,
            1,
            minutes(atMinute),
            minutes(atMinute),
            minutes(atMinute),
            OptionalLong.empty(),
            Severity.MAJOR,
            Reason.MEASURED,
            false,
            false,
            1,
            Sample.of(window, OptionalDouble.of(0.5)));
    join.processElement1(new StreamRecord<>(new Judged("loss", "f", SUBJECT, raised)));
  }

  private void lost(long sliceMinute, String cell, long amount) throws Exception {
    Contributor one = new Contributor("site", Optional.of(cell), amount);
    join.processElement2(
        new StreamRecord<>(
            new SliceBurden(
                KEY, minutes(sliceMinute), new Contributors(LOST, amount, List.of(one)))));
  }

  private void reach(long minute) throws Exception {
    join.processBothWatermarks(new Watermark(minutes(minute) - 1));
  }

  @Test
  void waitsForTheWindowsEndAndAddsUpItsSlicesAlone() throws Exception {
    lost(7, "before", 100);
    lost(8, "a", 1);
    judged(10);
    lost(8, "b", 2);
    reach(9);
    assertEquals(List.of(), join.extractOutputValues());
    lost(9, "a", 4);
    lost(10, "after", 100);
    reach(10);
    Contributors expected =
        new Contributors(
            LOST,
            7,
            List.of(
                new Contributor("site", Optional.of("a"), 5),
                new Contributor("site", Optional.of("b"), 2)));
    assertEquals(
        List.of(Optional.of(expected)),
        join.extractOutputValues().stream().map(Judged::contributors).toList());
  }

  @Test
  void aJudgementWithoutCellsGoesOnAsItIs() throws Exception {
    judged(10);
    reach(10);
    assertEquals(
        List.of(Optional.empty()),
        join.extractOutputValues().stream().map(Judged::contributors).toList());
  }

  @Test
  void keepsASliceWhileLateDataMayAskForItAndNoLonger() throws Exception {
    lost(8, "a", 1);
    join.processBothWatermarks(new Watermark(minutes(10) + LATENESS - 1));
    assertEquals(1, join.numKeyedStateEntries());
    join.processBothWatermarks(new Watermark(minutes(10) + LATENESS));
    assertEquals(0, join.numKeyedStateEntries());
  }
}
