package io.umbral.wire;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.umbral.model.KpiTotals;
import io.umbral.model.Quantity;
import io.umbral.model.Ratio;
import io.umbral.model.RegionLevel;
import io.umbral.model.RejectionCause;
import io.umbral.model.SeriesKey;
import io.umbral.model.Total;
import io.umbral.model.WindowResult;
import io.umbral.model.WindowResult.Expected;
import io.umbral.model.WindowResult.Status;
import io.umbral.schemas.Attempts;
import io.umbral.schemas.Bucket;
import io.umbral.schemas.Distribution;
import io.umbral.schemas.Quantile;
import io.umbral.schemas.SlaWindow;
import io.umbral.schemas.Verdict;
import io.umbral.schemas.WindowStatus;
import io.umbral.sla.CoverageThreshold;
import io.umbral.sla.Kpis;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

final class WindowResultCodecTest {

  private static final CoverageThreshold THRESHOLD =
      new CoverageThreshold(-100, -105, "test", false);

  private final WindowResultCodec codec = new WindowResultCodec(THRESHOLD);

  private static WindowResult random(Random random) {
    RegionLevel[] levels = RegionLevel.values();
    Status[] statuses = Status.values();
    return new WindowResult(
        new SeriesKey("región " + random.nextInt(9), "Telcel", random.nextBoolean() ? "NR" : "ALL"),
        levels[random.nextInt(levels.length)],
        60_000L * random.nextInt(),
        60_000 * (1 + random.nextInt(60)),
        statuses[random.nextInt(statuses.length)],
        totals(random),
        random.nextBoolean()
            ? Optional.empty()
            : Optional.of(new Expected(random.nextInt(9), random.nextInt(99))));
  }

  /** As a job makes them: no part is larger than its whole. */
  static KpiTotals totals(Random random) {
    KpiTotals totals = KpiTotalsCodecTest.randomTotals(random);
    cap(totals, Total.SUSPECT, Total.READINGS);
    cap(totals, Total.LATE, Total.READINGS);
    cap(totals, Total.PROBES_LOST, Total.PROBES_SENT);
    cap(totals, Total.UNAVAILABLE_MILLIS, Total.OBSERVED_MILLIS);
    cap(totals, Total.RRC_SUCCESSES, Total.RRC_ATTEMPTS);
    cap(totals, Total.SIGNALLING_SUCCESSES, Total.SIGNALLING_ATTEMPTS);
    cap(totals, Total.BEARER_SUCCESSES, Total.BEARER_ATTEMPTS);
    cap(totals, Total.DOWNLINK_PRB_USED_MILLIS, Total.DOWNLINK_PRB_AVAILABLE_MILLIS);
    cap(totals, Total.UPLINK_PRB_USED_MILLIS, Total.UPLINK_PRB_AVAILABLE_MILLIS);
    return totals;
  }

  private static void cap(KpiTotals totals, Total part, Total whole) {
    totals.set(part, Math.min(totals.get(part), totals.get(whole)));
  }

  /** The plain twin of the hand-written writer. */
  private static SlaWindow twinOf(WindowResult result) {
    KpiTotals totals = result.totals();
    Ratio coverage = Kpis.coverage(totals, THRESHOLD).orElse(Ratio.NONE);
    return SlaWindow.newBuilder()
        .setRegion(result.key().region())
        .setRegionLevel(io.umbral.schemas.RegionLevel.valueOf(result.level().name()))
        .setOperator(result.key().operator())
        .setTechnology(result.key().technology())
        .setWindowStart(Instant.ofEpochMilli(result.windowStartMillis()))
        .setWindowMillis(result.windowMillis())
        .setRevision(totals.get(Total.READINGS))
        .setStatus(WindowStatus.valueOf(result.status().name()))
        .setVerdict(result.verdict().map(of -> Verdict.valueOf(of.name())).orElse(null))
        .setN(totals.get(Total.READINGS))
        .setSuspect(totals.get(Total.SUSPECT))
        .setLate(totals.get(Total.LATE))
        .setExpectedCells(result.expected().map(Expected::cells).orElse(null))
        .setReportingCells(totals.get(Total.REPORTING_CELLS))
        .setExpectedPeriods(result.expected().map(Expected::periods).orElse(null))
        .setRttMicros(distribution(totals, Quantity.RTT_MICROS))
        .setJitterMicros(distribution(totals, Quantity.JITTER_MICROS))
        .setDownlinkKbps(distribution(totals, Quantity.DOWNLINK_KBPS))
        .setUplinkKbps(distribution(totals, Quantity.UPLINK_KBPS))
        .setRsrpDbm(distribution(totals, Quantity.RSRP_DBM))
        .setSsRsrpDbm(distribution(totals, Quantity.SS_RSRP_DBM))
        .setCoverageGood(coverage.part())
        .setCoverageTotal(coverage.whole())
        .setProbesSent(totals.get(Total.PROBES_SENT))
        .setProbesLost(totals.get(Total.PROBES_LOST))
        .setDownlinkBytes(totals.get(Total.DOWNLINK_BYTES))
        .setDownlinkActiveMillis(totals.get(Total.DOWNLINK_ACTIVE_MILLIS))
        .setUplinkBytes(totals.get(Total.UPLINK_BYTES))
        .setUplinkActiveMillis(totals.get(Total.UPLINK_ACTIVE_MILLIS))
        .setObservedMillis(totals.get(Total.OBSERVED_MILLIS))
        .setUnavailableMillis(totals.get(Total.UNAVAILABLE_MILLIS))
        .setRrcSetup(attempts(totals, Total.RRC_ATTEMPTS, Total.RRC_SUCCESSES))
        .setSignallingSetup(attempts(totals, Total.SIGNALLING_ATTEMPTS, Total.SIGNALLING_SUCCESSES))
        .setBearerSetup(attempts(totals, Total.BEARER_ATTEMPTS, Total.BEARER_SUCCESSES))
        .setDownlinkPrbUsedMillis(totals.get(Total.DOWNLINK_PRB_USED_MILLIS))
        .setDownlinkPrbAvailableMillis(totals.get(Total.DOWNLINK_PRB_AVAILABLE_MILLIS))
        .setUplinkPrbUsedMillis(totals.get(Total.UPLINK_PRB_USED_MILLIS))
        .setUplinkPrbAvailableMillis(totals.get(Total.UPLINK_PRB_AVAILABLE_MILLIS))
        .setAbnormalReleases(totals.get(Total.ABNORMAL_RELEASES))
        .setSessionMillis(totals.get(Total.SESSION_MILLIS))
        .setDownlinkDelayMicroSeconds(totals.get(Total.DOWNLINK_DELAY_MICRO_SECONDS))
        .setDownlinkDelayMillis(totals.get(Total.DOWNLINK_DELAY_MILLIS))
        .build();
  }

  private static Attempts attempts(KpiTotals totals, Total attempts, Total successes) {
    return totals.get(attempts) == 0
        ? null
        : new Attempts(totals.get(attempts), totals.get(successes));
  }

  private static Distribution distribution(KpiTotals totals, Quantity quantity) {
    if (!totals.has(quantity)) {
      return null;
    }
    boolean isDuration = quantity == Quantity.RTT_MICROS || quantity == Quantity.JITTER_MICROS;
    List<Quantile> quantiles = new ArrayList<>();
    for (double q : isDuration ? new double[] {0.5, 0.95, 0.99} : new double[] {0.1, 0.5}) {
      quantiles.add(new Quantile(q, Kpis.quantile(totals, quantity, q).orElseThrow()));
    }
    List<Bucket> buckets = new ArrayList<>();
    totals
        .of(quantity)
        .forEach(
            (bucket, count) ->
                buckets.add(
                    new Bucket(quantity.isLevel() ? quantity.valueOf(bucket) : bucket, count)));
    return new Distribution(
        totals.of(quantity).total(), totals.of(quantity).sum(), quantiles, buckets);
  }

  private static byte[] valueOf(SlaWindow window) {
    return Generated.framed(
        SlaWindow.getClassSchema(), Generated.body(SlaWindow.getClassSchema(), window));
  }

  @Test
  void writesTheBytesThatTheGeneratedClassWrites() {
    Law.holds(
        200,
        random -> {
          WindowResult result = random(random);
          byte[] encoded = codec.encode(result);
          assertEquals(twinOf(result), SlaWindow.getDecoder().decode(encoded));
          assertArrayEquals(valueOf(twinOf(result)), encoded);
        });
  }

  @Test
  void readsWhatItWrites() {
    Law.holds(
        200,
        random -> {
          WindowResult result = random(random);
          assertEquals(result, codec.decode(codec.encode(result)));
        });
  }

  @Test
  void nothingMeasuredIsInsufficientAndHasNoValues() throws Exception {
    WindowResult silent =
        new WindowResult(
            new SeriesKey("19039", "Telcel", "LTE"),
            RegionLevel.MUNICIPALITY,
            0,
            60_000,
            Status.FINAL,
            new KpiTotals(),
            Optional.of(new Expected(4, 4)));
    SlaWindow read = SlaWindow.getDecoder().decode(codec.encode(silent));
    assertEquals(Verdict.INSUFFICIENT, read.getVerdict());
    assertEquals(0, read.getN());
    assertEquals(4, read.getExpectedCells());
    assertNull(read.getRttMicros());
    assertNull(read.getRrcSetup());
    assertEquals(silent, codec.decode(codec.encode(silent)));
  }

  private static String keyOf(String region, String operator, String technology) {
    WindowResult result =
        new WindowResult(
            new SeriesKey(region, operator, technology),
            RegionLevel.STATE,
            120_000,
            60_000,
            Status.FINAL,
            new KpiTotals(),
            Optional.empty());
    return new String(WindowResultCodec.encodeKey(result), StandardCharsets.UTF_8);
  }

  @Test
  void theKeyIsTheNameOfTheResult() {
    assertEquals("19|Telcel|ALL|120000|60000", keyOf("19", "Telcel", "ALL"));
  }

  @Test
  void namesDoNotRunTogetherInTheKey() {
    assertNotEquals(keyOf("a|b", "c", "d"), keyOf("a", "b|c", "d"));
    assertNotEquals(keyOf("a\\", "b", "d"), keyOf("a", "\\b", "d"));
    assertNotEquals(keyOf("a\\|b", "c", "d"), keyOf("a\\", "b|c", "d"));
  }

  private static Map<String, Consumer<SlaWindow>> invalidValues() {
    Map<String, Consumer<SlaWindow>> invalid = new LinkedHashMap<>();
    invalid.put("window of 0", window -> window.setWindowMillis(0));
    invalid.put("negative n", window -> window.setN(-1));
    invalid.put("more suspect than n", window -> window.setSuspect(11));
    invalid.put("more late than n", window -> window.setLate(11));
    invalid.put("negative cells", window -> window.setReportingCells(-1));
    invalid.put("cells without periods", window -> window.setExpectedPeriods(null));
    invalid.put("periods without cells", window -> window.setExpectedCells(null));
    invalid.put("negative expected cells", window -> window.setExpectedCells(-1L));
    invalid.put("negative expected periods", window -> window.setExpectedPeriods(-1L));
    invalid.put("more lost than sent", window -> window.setProbesLost(6));
    invalid.put("more unavailable than observed", window -> window.setUnavailableMillis(2));
    invalid.put("more successes", window -> window.setRrcSetup(new Attempts(1L, 2L)));
    invalid.put("bucket too large", window -> window.setRttMicros(of(1, 1_600, 1)));
    invalid.put("bucket of 31 bits", window -> window.setRttMicros(of(1, Integer.MAX_VALUE, 1)));
    invalid.put("negative bucket", window -> window.setRttMicros(of(1, -1, 1)));
    invalid.put("empty bucket", window -> window.setRttMicros(of(0, 5, 0)));
    invalid.put("negative count", window -> window.setRttMicros(of(-1, 5, -1)));
    invalid.put("another n than in buckets", window -> window.setRttMicros(of(2, 5, 1)));
    invalid.put("level too high", window -> window.setRsrpDbm(of(1, -43, 1)));
    invalid.put("level too low", window -> window.setRsrpDbm(of(1, -141, 1)));
    return invalid;
  }

  private static Distribution of(long n, int bucket, long count) {
    return new Distribution(n, 0L, List.of(), List.of(new Bucket(bucket, count)));
  }

  private static SlaWindow sound() {
    KpiTotals totals = new KpiTotals();
    totals.add(Total.READINGS, 10);
    totals.add(Total.PROBES_SENT, 5);
    totals.add(Total.OBSERVED_MILLIS, 1);
    return twinOf(
        new WindowResult(
            new SeriesKey("19", "Telcel", "LTE"),
            RegionLevel.STATE,
            0,
            60_000,
            Status.FINAL,
            totals,
            Optional.of(new Expected(1, 1))));
  }

  @TestFactory
  Stream<DynamicTest> refusesValuesOutOfRange() {
    return invalidValues().entrySet().stream()
        .map(
            entry ->
                DynamicTest.dynamicTest(
                    entry.getKey(),
                    () -> {
                      SlaWindow window = sound();
                      codec.decode(valueOf(window));
                      entry.getValue().accept(window);
                      byte[] bytes = valueOf(window);
                      assertEquals(
                          RejectionCause.INVALID_VALUE,
                          assertThrows(WireException.class, () -> codec.decode(bytes))
                              .rejectionCause());
                    }));
  }
}
