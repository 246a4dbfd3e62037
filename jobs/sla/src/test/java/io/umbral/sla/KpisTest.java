package io.umbral.sla;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.umbral.model.KpiTotals;
import io.umbral.model.Levels;
import io.umbral.model.Quantity;
import io.umbral.model.Ratio;
import io.umbral.model.Total;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class KpisTest {

  private final KpiTotals totals = new KpiTotals();

  private static long exactRank(String q, long n) {
    return new BigDecimal(q)
        .multiply(BigDecimal.valueOf(n))
        .setScale(0, RoundingMode.CEILING)
        .longValueExact();
  }

  private void addLevels(Quantity quantity, int... dbm) {
    for (int level : dbm) {
      totals.of(quantity).add(quantity.bucketOf(level), 1, level);
    }
  }

  @Test
  void theRankIsTheCeilingOfTheExactProduct() {
    for (int percent = 1; percent <= 100; percent++) {
      assertRanksAreExact(BigDecimal.valueOf(percent, 2).toString());
    }
    assertRanksAreExact("0.999");
  }

  private static void assertRanksAreExact(String q) {
    for (long n = 1; n <= 5_000; n++) {
      assertEquals(exactRank(q, n), Kpis.rank(Double.parseDouble(q), n), q + " of " + n);
    }
  }

  @Test
  void theRankIsExactForLargeCountsToo() {
    Law.holds(
        20,
        random -> {
          for (int i = 0; i < 2_000; i++) {
            String q = List.of("0.1", "0.5", "0.95", "0.99", "1").get(random.nextInt(5));
            long n = 1 + (random.nextLong() >>> 1) % 4_000_000_000L;
            assertEquals(exactRank(q, n), Kpis.rank(Double.parseDouble(q), n), q + " of " + n);
          }
        });
  }

  @ParameterizedTest
  @CsvSource({
    "0.95, 20, 19",
    "0.99, 100, 99",
    "0.5, 1, 1",
    "0.5, 2, 1",
    "0.5, 3, 2",
    "0.07, 100, 7"
  })
  void theRankIsTheNearest(double q, long n, long rank) {
    assertEquals(rank, Kpis.rank(q, n));
  }

  @ParameterizedTest
  @ValueSource(doubles = {0, -0.1, 1.0000001, Double.NaN, Double.POSITIVE_INFINITY})
  void refusesWhatIsNoQuantile(double q) {
    assertThrows(IllegalArgumentException.class, () -> Kpis.rank(q, 10));
  }

  @Test
  void aQuantileIsWithinOneOf128OfTheOrderStatistic() {
    Law.holds(
        100,
        random -> {
          KpiTotals measured = new KpiTotals();
          long[] values = new long[1 + random.nextInt(200)];
          for (int i = 0; i < values.length; i++) {
            int value = random.nextInt() >>> 2 >>> random.nextInt(30);
            values[i] = value;
            measured.of(Quantity.RTT_MICROS).add(Quantity.RTT_MICROS.bucketOf(value), 1, value);
          }
          Arrays.sort(values);
          for (String q : List.of("0.1", "0.5", "0.95", "0.99", "1")) {
            long exact = values[(int) exactRank(q, values.length) - 1];
            long found =
                Kpis.quantile(measured, Quantity.RTT_MICROS, Double.parseDouble(q)).orElseThrow();
            assertTrue(Math.abs(found - exact) * 128 <= exact, q + ": " + found + " for " + exact);
          }
        });
  }

  @Test
  void aQuantileOfLevelsIsExact() {
    addLevels(Quantity.RSRP_DBM, -70, -110, -90, -100, -80);
    assertEquals(OptionalLong.of(-110), Kpis.quantile(totals, Quantity.RSRP_DBM, 0.10));
    assertEquals(OptionalLong.of(-90), Kpis.quantile(totals, Quantity.RSRP_DBM, 0.50));
    assertEquals(OptionalLong.of(-70), Kpis.quantile(totals, Quantity.RSRP_DBM, 1));
  }

  @Test
  void nothingMeasuredIsNoValue() {
    for (Quantity quantity : Quantity.values()) {
      assertEquals(OptionalLong.empty(), Kpis.quantile(totals, quantity, 0.5), quantity::name);
    }
    assertEquals(OptionalDouble.empty(), Kpis.meanDownlinkKbps(totals));
    assertEquals(OptionalDouble.empty(), Kpis.meanUplinkKbps(totals));
    assertEquals(Optional.empty(), Kpis.loss(totals));
    assertEquals(Optional.empty(), Kpis.availability(totals));
    assertEquals(Optional.empty(), Kpis.coverage(totals, CoverageThreshold.ENGINEERING_DEFAULT));
    assertEquals(OptionalDouble.empty(), Kpis.accessibility(totals));
  }

  @Test
  void throughputIsVolumeOverActiveTime() {
    totals.add(Total.DOWNLINK_BYTES, 1_000_000);
    totals.add(Total.DOWNLINK_ACTIVE_MILLIS, 2_000);
    totals.add(Total.UPLINK_BYTES, 125);
    totals.add(Total.UPLINK_ACTIVE_MILLIS, 1);
    assertEquals(4_000.0, Kpis.meanDownlinkKbps(totals).orElseThrow());
    assertEquals(1_000.0, Kpis.meanUplinkKbps(totals).orElseThrow());
  }

  @Test
  void throughputIsTheMeanOfSamplesWhereNoVolumeIsKnown() {
    totals.of(Quantity.DOWNLINK_KBPS).add(10, 3, 30);
    totals.of(Quantity.UPLINK_KBPS).add(10, 4, 10);
    assertEquals(10.0, Kpis.meanDownlinkKbps(totals).orElseThrow());
    assertEquals(2.5, Kpis.meanUplinkKbps(totals).orElseThrow());
    totals.add(Total.DOWNLINK_BYTES, 1_000);
    totals.add(Total.DOWNLINK_ACTIVE_MILLIS, 8_000);
    assertEquals(1.0, Kpis.meanDownlinkKbps(totals).orElseThrow());
  }

  @Test
  void volumeWithoutActiveTimeIsNoThroughput() {
    totals.add(Total.DOWNLINK_BYTES, 1_000);
    assertEquals(OptionalDouble.empty(), Kpis.meanDownlinkKbps(totals));
  }

  /** Two cells, of 1/10 and 99/100: the mean of ratios would be 0.545. */
  @Test
  void ratiosAreOfSumsAndNotMeansOfRatios() {
    KpiTotals other = new KpiTotals();
    totals.add(Total.PROBES_SENT, 10);
    totals.add(Total.PROBES_LOST, 1);
    other.add(Total.PROBES_SENT, 100);
    other.add(Total.PROBES_LOST, 99);
    totals.merge(other);
    assertEquals(Optional.of(new Ratio(100, 110)), Kpis.loss(totals));
    assertEquals(100.0 / 110, Kpis.value(Kpis.loss(totals).orElseThrow()));
  }

  @Test
  void noLossIsAValueWhereProbesWereSent() {
    totals.add(Total.PROBES_SENT, 5);
    assertEquals(Optional.of(new Ratio(0, 5)), Kpis.loss(totals));
  }

  @Test
  void aSampleAtTheThresholdIsCovered() {
    CoverageThreshold threshold = new CoverageThreshold(-100, -95, "test", false);
    addLevels(Quantity.RSRP_DBM, -101, -100, -99);
    assertEquals(Optional.of(new Ratio(2, 3)), Kpis.coverage(totals, threshold));
    addLevels(Quantity.SS_RSRP_DBM, -96, -95);
    assertEquals(Optional.of(new Ratio(3, 5)), Kpis.coverage(totals, threshold));
  }

  @Test
  void coverageOfNrAloneNeedsNoLte() {
    addLevels(Quantity.SS_RSRP_DBM, -156, -31);
    assertEquals(
        Optional.of(new Ratio(1, 2)), Kpis.coverage(totals, CoverageThreshold.ENGINEERING_DEFAULT));
  }

  @Test
  void coverageHoldsAtTheEndsOfTheRanges() {
    addLevels(Quantity.RSRP_DBM, Levels.RSRP_LOWEST_DBM, Levels.RSRP_HIGHEST_DBM);
    addLevels(Quantity.SS_RSRP_DBM, Levels.SS_RSRP_LOWEST_DBM, Levels.SS_RSRP_HIGHEST_DBM);
    assertEquals(
        Optional.of(new Ratio(4, 4)),
        Kpis.coverage(totals, new CoverageThreshold(-140, -156, "test", false)));
    assertEquals(
        Optional.of(new Ratio(2, 4)),
        Kpis.coverage(totals, new CoverageThreshold(-44, -31, "test", false)));
  }

  @ParameterizedTest
  @CsvSource({"-141, -110", "-43, -110", "-110, -157", "-110, -30"})
  void refusesAThresholdOutsideOfTheReportingRange(int rsrpDbm, int ssRsrpDbm) {
    assertThrows(
        IllegalArgumentException.class,
        () -> new CoverageThreshold(rsrpDbm, ssRsrpDbm, "test", false));
  }

  @Test
  void theThresholdThatShipsIsNoLaw() {
    assertEquals(-110, CoverageThreshold.ENGINEERING_DEFAULT.rsrpDbm());
    assertEquals(-110, CoverageThreshold.ENGINEERING_DEFAULT.ssRsrpDbm());
    assertEquals(false, CoverageThreshold.ENGINEERING_DEFAULT.legal());
  }

  @Test
  void availabilityIsWeightedByCellTime() {
    totals.add(Total.OBSERVED_MILLIS, 120_000);
    totals.add(Total.UNAVAILABLE_MILLIS, 30_000);
    assertEquals(Optional.of(new Ratio(90_000, 120_000)), Kpis.availability(totals));
  }

  @Test
  void retainabilityBlocksAndDelayAreRatiosOfSums() {
    KpiTotals totals = new KpiTotals();
    assertEquals(OptionalDouble.empty(), Kpis.retainabilityPerHour(totals));
    assertEquals(OptionalDouble.empty(), Kpis.meanDownlinkDelayMillis(totals));
    assertEquals(Optional.empty(), Kpis.downlinkPrb(totals));
    totals.add(Total.ABNORMAL_RELEASES, 3);
    totals.add(Total.SESSION_MILLIS, 7_200_000);
    totals.add(Total.DOWNLINK_PRB_USED_MILLIS, 1);
    totals.add(Total.DOWNLINK_PRB_AVAILABLE_MILLIS, 4);
    // 10 ms over 900 s and 40 ms over 60 s.
    totals.add(Total.DOWNLINK_DELAY_MICRO_SECONDS, 10_000L * 900 + 40_000L * 60);
    totals.add(Total.DOWNLINK_DELAY_MILLIS, 960_000);
    assertEquals(1.5, Kpis.retainabilityPerHour(totals).orElseThrow(), 1e-12);
    assertEquals(0.25, Kpis.value(Kpis.downlinkPrb(totals).orElseThrow()), 1e-12);
    assertEquals(11.875, Kpis.meanDownlinkDelayMillis(totals).orElseThrow(), 1e-12);
  }

  @Test
  void accessibilityIsTheProductOfTheThreeSuccessRatios() {
    totals.add(Total.RRC_ATTEMPTS, 10);
    totals.add(Total.RRC_SUCCESSES, 9);
    totals.add(Total.SIGNALLING_ATTEMPTS, 4);
    totals.add(Total.SIGNALLING_SUCCESSES, 2);
    totals.add(Total.BEARER_ATTEMPTS, 5);
    totals.add(Total.BEARER_SUCCESSES, 4);
    assertEquals(0.36, Kpis.accessibility(totals).orElseThrow(), 1e-12);
  }

  @Test
  void accessibilityIsAbsentWhereOneOfTheThreeWasNeverAttempted() {
    List<Total> attempts =
        List.of(Total.RRC_ATTEMPTS, Total.SIGNALLING_ATTEMPTS, Total.BEARER_ATTEMPTS);
    for (Total missing : attempts) {
      KpiTotals some = new KpiTotals();
      attempts.stream().filter(total -> total != missing).forEach(total -> some.add(total, 3));
      assertEquals(OptionalDouble.empty(), Kpis.accessibility(some), missing::name);
    }
  }

  @Test
  void kpisOfMergedTotalsAreThoseOfAllReadings() {
    Law.holds(
        50,
        random -> {
          KpiTotals left = new KpiTotals();
          KpiTotals right = new KpiTotals();
          KpiTotals all = new KpiTotals();
          for (int i = 0; i < 60; i++) {
            KpiTotals side = random.nextBoolean() ? left : right;
            int sent = random.nextInt(20);
            int lost = random.nextInt(sent + 1);
            int level = random.nextInt(97) - 140;
            for (KpiTotals target : List.of(side, all)) {
              target.add(Total.PROBES_SENT, sent);
              target.add(Total.PROBES_LOST, lost);
              target.of(Quantity.RSRP_DBM).add(Levels.bucketOf(level), 1, level);
            }
          }
          left.merge(right);
          List<Function<KpiTotals, Object>> kpis =
              List.of(
                  Kpis::loss,
                  of -> Kpis.coverage(of, CoverageThreshold.ENGINEERING_DEFAULT),
                  of -> Kpis.quantile(of, Quantity.RSRP_DBM, 0.1));
          for (Function<KpiTotals, Object> kpi : kpis) {
            assertEquals(kpi.apply(all), kpi.apply(left));
          }
        });
  }
}
