package io.umbral.pipeline.readiness;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.umbral.model.KpiTotals;
import io.umbral.model.Quantity;
import io.umbral.model.RegionLevel;
import io.umbral.model.Rejected;
import io.umbral.model.RejectionCause;
import io.umbral.model.SeriesKey;
import io.umbral.model.Total;
import io.umbral.model.WindowResult;
import io.umbral.pipeline.SlaJobConfig;
import io.umbral.readiness.Cadence;
import io.umbral.readiness.CorridorProfile;
import io.umbral.readiness.CorridorProfile.Municipality;
import io.umbral.readiness.IndicatorReading;
import io.umbral.readiness.IndicatorReading.State;
import io.umbral.readiness.ReadinessResult;
import io.umbral.readiness.ReadinessResult.Status;
import io.umbral.wire.ReadinessCodec;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.streaming.api.operators.KeyedProcessOperator;
import org.apache.flink.streaming.util.KeyedOneInputStreamOperatorTestHarness;
import org.junit.jupiter.api.Test;

/** Vintages as a timeline: provisional, final, frozen, corrected, forgotten. */
class ScoreCorridorsTest {

  private static final long QUARTER = 900_000;
  private static final long DAY = 86_400_000L;
  private static final long NOVEMBER_3 = Instant.parse("2026-11-03T00:00:00Z").toEpochMilli();
  private static final long DECEMBER_3 = Instant.parse("2026-12-03T00:00:00Z").toEpochMilli();
  private static final long JANUARY_3 = Instant.parse("2027-01-03T00:00:00Z").toEpochMilli();
  private static final long FEBRUARY_3 = Instant.parse("2027-02-03T00:00:00Z").toEpochMilli();

  private static ReadinessJobConfig config() throws Exception {
    CorridorProfile corridor =
        new CorridorProfile(
            "c", "C", "1", "A", List.of(new Municipality("m", 1000, Optional.empty())), Map.of());
    return ReadinessJobConfig.of(
        Files.readString(Path.of("../../deploy/reference/methods/cnri-0.1.0.yaml")),
        List.of(corridor),
        SlaJobConfig.DEFAULT.coverage());
  }

  /** What happens to the operator of one corridor. */
  @FunctionalInterface
  private interface Story {
    void tell(
        KeyedOneInputStreamOperatorTestHarness<String, CorridorWindow, ScoredCorridor> harness)
        throws Exception;
  }

  private static void tell(Story story) throws Exception {
    tell(config(), story);
  }

  private static void tell(ReadinessJobConfig config, Story story) throws Exception {
    var harness = harness(config);
    try {
      story.tell(harness);
    } finally {
      harness.close();
    }
  }

  private static KeyedOneInputStreamOperatorTestHarness<String, CorridorWindow, ScoredCorridor>
      harness(ReadinessJobConfig config) throws Exception {
    KeyedOneInputStreamOperatorTestHarness<String, CorridorWindow, ScoredCorridor> harness =
        new KeyedOneInputStreamOperatorTestHarness<>(
            new KeyedProcessOperator<>(new ScoreCorridors(config)),
            CorridorWindow::corridor,
            Types.STRING);
    harness.open();
    return harness;
  }

  private static WindowResult window(String operator, long startMillis, int n) {
    Random random = new Random(startMillis + operator.hashCode());
    KpiTotals totals = new KpiTotals();
    totals.add(Total.READINGS, n);
    totals.add(Total.REPORTING_CELLS, 50);
    for (int i = 0; i < n; i++) {
      add(totals, Quantity.DOWNLINK_KBPS, 40_000 + random.nextInt(30_000));
      add(totals, Quantity.UPLINK_KBPS, 10_000 + random.nextInt(9_000));
      add(totals, Quantity.RTT_MICROS, 20_000 + random.nextInt(9_000));
      add(totals, Quantity.JITTER_MICROS, 5_000 + random.nextInt(5_000));
      add(totals, i % 2 == 0 ? Quantity.RSRP_DBM : Quantity.SS_RSRP_DBM, i % 9 == 0 ? -120 : -90);
    }
    totals.add(Total.PROBES_SENT, 20L * n);
    totals.add(Total.PROBES_LOST, n / 10);
    totals.add(Total.RRC_ATTEMPTS, 20L * n);
    totals.add(Total.RRC_SUCCESSES, 20L * n - n / 10);
    totals.add(Total.SIGNALLING_ATTEMPTS, 20L * n);
    totals.add(Total.SIGNALLING_SUCCESSES, 20L * n);
    totals.add(Total.BEARER_ATTEMPTS, 20L * n);
    totals.add(Total.BEARER_SUCCESSES, 20L * n);
    return new WindowResult(
        new SeriesKey("m", operator, SeriesKey.ALL),
        RegionLevel.MUNICIPALITY,
        startMillis,
        (int) QUARTER,
        WindowResult.Status.FINAL,
        totals,
        Optional.empty());
  }

  private static void add(KpiTotals totals, Quantity quantity, int value) {
    totals.of(quantity).add(quantity.bucketOf(value), 1, value);
  }

  private static void send(
      KeyedOneInputStreamOperatorTestHarness<String, CorridorWindow, ScoredCorridor> harness,
      long startMillis,
      int n)
      throws Exception {
    for (String operator : List.of("ONE", "TWO", SeriesKey.ALL)) {
      int samples = operator.equals(SeriesKey.ALL) ? 2 * n : n;
      harness.processElement(
          new CorridorWindow("c", window(operator, startMillis, samples)),
          startMillis + QUARTER - 1);
    }
  }

  private static List<ReadinessResult> results(
      KeyedOneInputStreamOperatorTestHarness<String, CorridorWindow, ScoredCorridor> harness,
      Cadence cadence,
      Status status) {
    List<ReadinessResult> found = new ArrayList<>();
    for (ScoredCorridor score : harness.extractOutputValues()) {
      if (score.result().cadence() == cadence && score.result().status() == status) {
        found.add(score.result());
      }
    }
    return found;
  }

  @Test
  void aWindowIsProvisionalThenFinalThenFrozen() throws Exception {
    tell(
        harness -> {
          send(harness, NOVEMBER_3, 400);
          harness.processWatermark(NOVEMBER_3 + QUARTER - 1);
          assertEquals(1, results(harness, Cadence.QUARTER_HOUR, Status.PROVISIONAL).size());
          harness.processWatermark(NOVEMBER_3 + DAY - 1);
          ReadinessResult day = results(harness, Cadence.DAY, Status.PROVISIONAL).get(0);
          assertTrue(results(harness, Cadence.DAY, Status.FINAL).isEmpty());
          harness.processWatermark(NOVEMBER_3 + 3 * DAY - 1);
          ReadinessResult closed = results(harness, Cadence.DAY, Status.FINAL).get(0);
          assertEquals(day.index(), closed.index());
          assertEquals("2026-11-03", closed.vintage());
          harness.processWatermark(DECEMBER_3 - 2);
          assertTrue(results(harness, Cadence.MONTH, Status.FROZEN).isEmpty(), "48 h are not over");
          harness.processWatermark(DECEMBER_3 - 1);
          assertEquals("2026-11", results(harness, Cadence.MONTH, Status.FROZEN).get(0).vintage());
        });
  }

  @Test
  void whatComesAfterTheVintageIsACorrectionInTheNextOne() throws Exception {
    tell(
        harness -> {
          send(harness, NOVEMBER_3, 400);
          harness.processWatermark(DECEMBER_3 - 1);
          send(harness, NOVEMBER_3 + QUARTER, 400);
          harness.processWatermark(JANUARY_3 - 1);
          List<ReadinessResult> frozen = results(harness, Cadence.MONTH, Status.FROZEN);
          assertEquals(2, frozen.size());
          assertEquals("2026-12", frozen.get(1).vintage());
          assertEquals("2026-11", frozen.get(1).revisionOf().orElseThrow().vintage());
          assertEquals(frozen.get(0).validFromMillis(), frozen.get(1).validFromMillis());
          assertTrue(frozen.get(1).revision() > frozen.get(0).revision());
        });
  }

  @Test
  void aRecordingHasNoVintageOfTheMonthsAfterItsEnd() throws Exception {
    tell(
        config().until(Instant.ofEpochMilli(NOVEMBER_3 + QUARTER)),
        harness -> {
          send(harness, NOVEMBER_3, 400);
          harness.processWatermark(Long.MAX_VALUE);
          List<String> vintages =
              harness.extractOutputValues().stream()
                  .map(ScoredCorridor::result)
                  .filter(result -> result.cadence() == Cadence.MONTH)
                  .map(ReadinessResult::vintage)
                  .toList();
          assertEquals(List.of("2026-11"), vintages);
        });
  }

  private static IndicatorReading rtt(ReadinessResult result) {
    return result.indicators().stream()
        .map(ReadinessResult.IndicatorResult::reading)
        .filter(reading -> reading.id().equals("rtt_p50"))
        .findFirst()
        .orElseThrow();
  }

  @Test
  void aRevisedWindowIsComparedWithTheOneBeforeItAndIsWhatSilenceCarries() throws Exception {
    tell(
        harness -> {
          send(harness, NOVEMBER_3, 400);
          harness.processWatermark(NOVEMBER_3 + QUARTER - 1);
          send(harness, NOVEMBER_3 + QUARTER, 200);
          harness.processWatermark(NOVEMBER_3 + 2 * QUARTER - 1);
          send(harness, NOVEMBER_3 + QUARTER, 400);
          harness.processWatermark(NOVEMBER_3 + 2 * QUARTER);
          harness.processWatermark(NOVEMBER_3 + 3 * QUARTER - 1);
          List<ReadinessResult> quarters =
              results(harness, Cadence.QUARTER_HOUR, Status.PROVISIONAL);
          assertEquals(4, quarters.size());
          ReadinessResult revised = quarters.get(2);
          double change =
              revised.dimensions().stream().mapToDouble(d -> d.change().orElseThrow()).sum();
          assertEquals(
              revised.index().orElseThrow() - quarters.get(0).index().orElseThrow(), change, 1e-9);
          double half = Math.max(1, rtt(revised).interval().orElseThrow().halfWidth());
          assertEquals(
              rtt(revised).score().orElseThrow() - half,
              rtt(quarters.get(3)).score().orElseThrow(),
              1e-9,
              "what was last live is what the revision says");
        });
  }

  @Test
  void whatNoVintageCanTakeAnyMoreIsRefusedAndCounted() throws Exception {
    tell(
        harness -> {
          // Too little for a score, so that nothing is carried.
          send(harness, NOVEMBER_3, 1);
          harness.processWatermark(JANUARY_3 - 2);
          send(harness, NOVEMBER_3 + QUARTER, 1);
          assertNull(harness.getSideOutput(ReadinessJob.REJECTED), "the next vintage takes it");
          harness.processWatermark(JANUARY_3 - 1);
          send(harness, NOVEMBER_3 + 2 * QUARTER, 1);
          List<Rejected> refused = new ArrayList<>();
          harness
              .getSideOutput(ReadinessJob.REJECTED)
              .forEach(record -> refused.add(record.getValue()));
          assertEquals(1, refused.size(), "once, for all operators");
          assertEquals(RejectionCause.LATE, refused.get(0).cause());
          assertEquals(2, refused.get(0).readings());
          assertTrue(refused.get(0).detail().contains("window of m from 2026-11-03T00:30:00Z"));
        });
  }

  @Test
  void aFrozenVintageReplaysToIdenticalBytes() throws Exception {
    List<byte[]> frozen = new ArrayList<>();
    for (int run : new int[] {0, 1}) {
      tell(
          harness -> {
            // The second time everything comes twice, and in another order.
            long first = run == 0 ? NOVEMBER_3 : NOVEMBER_3 + QUARTER;
            send(harness, first, 400);
            send(harness, 2 * NOVEMBER_3 + QUARTER - first, 400);
            for (int again = 0; again < run; again++) {
              send(harness, NOVEMBER_3, 400);
            }
            harness.processWatermark(DECEMBER_3 - 1);
            frozen.add(
                new ReadinessCodec().encode(results(harness, Cadence.MONTH, Status.FROZEN).get(0)));
          });
    }
    assertArrayEquals(frozen.get(0), frozen.get(1));
  }

  @Test
  void silenceIsScoredCarriedForAWeekAndThenNothingIsLeft() throws Exception {
    tell(
        harness -> {
          send(harness, NOVEMBER_3, 400);
          harness.processWatermark(NOVEMBER_3 + 2 * QUARTER - 1);
          List<ReadinessResult> quarters =
              results(harness, Cadence.QUARTER_HOUR, Status.PROVISIONAL);
          assertEquals(2, quarters.size());
          assertEquals(0, quarters.get(1).count(State.LIVE));
          assertTrue(quarters.get(1).count(State.CARRIED) > 10);
          for (long at = NOVEMBER_3 + DAY; at < FEBRUARY_3 + DAY; at += DAY) {
            harness.processWatermark(at);
          }
          assertEquals(0, harness.numKeyedStateEntries(), "state that nothing empties");
          assertEquals(0, harness.numEventTimeTimers(), "timers that nothing ends");
        });
  }
}
