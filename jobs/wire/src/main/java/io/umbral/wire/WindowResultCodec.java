package io.umbral.wire;

import io.umbral.model.Distribution;
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
import io.umbral.model.WindowResult.Verdict;
import io.umbral.schemas.SlaWindow;
import io.umbral.sla.CoverageThreshold;
import io.umbral.sla.Kpis;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * Values of the {@code sla-windows} topic. Written by hand, for there is one per series and window;
 * read by the generated class.
 *
 * <p>Not safe for use by several threads.
 */
public final class WindowResultCodec {

  private static final byte[] HEADER = Framing.singleObject(SlaWindow.getClassSchema());

  private static final Quantity[] QUANTITIES = Quantity.values();
  private static final double[] DURATION_QUANTILES = ratios(Kpis.DURATION_QUANTILES);
  private static final double[] RATE_QUANTILES = ratios(Kpis.RATE_QUANTILES);
  private static final Total[] COUNTED = {Total.READINGS, Total.SUSPECT, Total.LATE};
  private static final Total[] SUMS = {
    Total.PROBES_SENT,
    Total.PROBES_LOST,
    Total.DOWNLINK_BYTES,
    Total.DOWNLINK_ACTIVE_MILLIS,
    Total.UPLINK_BYTES,
    Total.UPLINK_ACTIVE_MILLIS,
    Total.OBSERVED_MILLIS,
    Total.UNAVAILABLE_MILLIS
  };
  private static final Total[] RRC = {Total.RRC_ATTEMPTS, Total.RRC_SUCCESSES};
  private static final Total[] SIGNALLING = {Total.SIGNALLING_ATTEMPTS, Total.SIGNALLING_SUCCESSES};
  private static final Total[] BEARER = {Total.BEARER_ATTEMPTS, Total.BEARER_SUCCESSES};
  private static final Total[] RADIO = {
    Total.DOWNLINK_PRB_USED_MILLIS,
    Total.DOWNLINK_PRB_AVAILABLE_MILLIS,
    Total.UPLINK_PRB_USED_MILLIS,
    Total.UPLINK_PRB_AVAILABLE_MILLIS,
    Total.ABNORMAL_RELEASES,
    Total.SESSION_MILLIS,
    Total.DOWNLINK_DELAY_MICRO_SECONDS,
    Total.DOWNLINK_DELAY_MILLIS
  };
  private static final int MOST_BUCKETS =
      Arrays.stream(QUANTITIES).mapToInt(Quantity::buckets).max().orElseThrow();

  private final ByteSink sink = new ByteSink();
  private final ValueReader<SlaWindow> reader =
      new ValueReader<>("sla-windows", SlaWindow.getClassSchema());
  private final CoverageThreshold threshold;
  private final long[] row = new long[MOST_BUCKETS];
  private final long[] pairs = new long[2 * MOST_BUCKETS];

  /**
   * Makes one.
   *
   * @param threshold from which level on a sample counts as covered
   */
  public WindowResultCodec(CoverageThreshold threshold) {
    this.threshold = threshold;
  }

  private static double[] ratios(List<Double> of) {
    return of.stream().mapToDouble(Double::doubleValue).toArray();
  }

  /**
   * Key of a result on the compacted topic: its name, in parts divided by a bar. A bar or backslash
   * inside of a part has a backslash before it, so that no two names run together.
   *
   * @param result the result
   * @return UTF-8 text
   */
  public static byte[] encodeKey(WindowResult result) {
    SeriesKey key = result.key();
    return TopicKeys.of(
            key.region(),
            key.operator(),
            key.technology(),
            Long.toString(result.windowStartMillis()),
            Integer.toString(result.windowMillis()))
        .getBytes(StandardCharsets.UTF_8);
  }

  /**
   * Writes a result.
   *
   * @param result the result
   * @return value of the record, single-object encoding
   */
  public byte[] encode(WindowResult result) {
    KpiTotals totals = result.totals();
    sink.clear();
    sink.writeRaw(HEADER);
    sink.writeText(result.key().region());
    sink.writeLong(result.level().ordinal());
    sink.writeText(result.key().operator());
    sink.writeText(result.key().technology());
    sink.writeLong(result.windowStartMillis());
    sink.writeLong(result.windowMillis());
    sink.writeLong(result.revision());
    sink.writeLong(result.status().ordinal());
    writeVerdict(result.verdict());
    writeTotals(totals, COUNTED);
    boolean isExpected = result.expected().isPresent();
    sink.writeLong(isExpected ? 1 : 0);
    if (isExpected) {
      sink.writeLong(result.expected().get().cells());
    }
    sink.writeLong(totals.get(Total.REPORTING_CELLS));
    sink.writeLong(isExpected ? 1 : 0);
    if (isExpected) {
      sink.writeLong(result.expected().get().periods());
    }
    for (Quantity quantity : QUANTITIES) {
      writeDistribution(totals, quantity);
    }
    Ratio coverage = Kpis.coverage(totals, threshold).orElse(Ratio.NONE);
    sink.writeLong(coverage.part());
    sink.writeLong(coverage.whole());
    writeTotals(totals, SUMS);
    writeAttempts(totals, RRC);
    writeAttempts(totals, SIGNALLING);
    writeAttempts(totals, BEARER);
    writeTotals(totals, RADIO);
    return sink.toBytes();
  }

  private void writeVerdict(Optional<Verdict> verdict) {
    sink.writeLong(verdict.isPresent() ? 1 : 0);
    if (verdict.isPresent()) {
      sink.writeLong(verdict.get().ordinal());
    }
  }

  private void writeTotals(KpiTotals totals, Total[] which) {
    for (Total total : which) {
      sink.writeLong(totals.get(total));
    }
  }

  private void writeAttempts(KpiTotals totals, Total[] attemptsAndSuccesses) {
    if (totals.get(attemptsAndSuccesses[0]) == 0) {
      sink.writeLong(0);
    } else {
      sink.writeLong(1);
      writeTotals(totals, attemptsAndSuccesses);
    }
  }

  private void writeDistribution(KpiTotals totals, Quantity quantity) {
    if (!totals.has(quantity)) {
      sink.writeLong(0);
      return;
    }
    Distribution values = totals.of(quantity);
    sink.writeLong(1);
    sink.writeLong(values.total());
    sink.writeLong(values.sum());
    writeQuantiles(values, quantity);
    writeBuckets(values, quantity);
  }

  private void writeQuantiles(Distribution values, Quantity quantity) {
    double[] ratios = quantilesOf(quantity);
    sink.writeLong(ratios.length);
    for (double q : ratios) {
      sink.writeDouble(q);
      sink.writeLong(quantity.valueOf(values.bucketAtRank(Kpis.rank(q, values.total()))));
    }
    sink.writeLong(0);
  }

  private static double[] quantilesOf(Quantity quantity) {
    return switch (quantity) {
      case RTT_MICROS, JITTER_MICROS -> DURATION_QUANTILES;
      case DOWNLINK_KBPS, UPLINK_KBPS, RSRP_DBM, SS_RSRP_DBM -> RATE_QUANTILES;
    };
  }

  private void writeBuckets(Distribution values, Quantity quantity) {
    int lowest = values.lowest();
    int length = values.highest() + 1 - lowest;
    values.copyCounts(lowest, length, row);
    // On the wire a bucket of a level is the level itself.
    int name = quantity.isLevel() ? quantity.valueOf(lowest) : lowest;
    int size = 0;
    for (int i = 0; i < length; i++) {
      if (row[i] != 0) {
        pairs[size++] = (long) name + i;
        pairs[size++] = row[i];
      }
    }
    sink.writeLong(size / 2);
    sink.writeLongs(pairs, size);
    sink.writeLong(0);
  }

  /**
   * Reads a result.
   *
   * @param bytes value of the record
   * @return the result, with all that can be merged
   * @throws WireException where the value cannot be read or a field is out of range
   */
  public WindowResult decode(byte[] bytes) throws WireException {
    SlaWindow window = reader.read(bytes);
    try {
      return resultOf(window);
    } catch (IllegalArgumentException e) {
      throw invalid(e.getMessage());
    }
  }

  private static WireException invalid(String what) {
    return new WireException(RejectionCause.INVALID_VALUE, what);
  }

  private static Optional<Expected> expectedOf(SlaWindow window) throws WireException {
    Long cells = window.getExpectedCells();
    Long periods = window.getExpectedPeriods();
    if ((cells == null) != (periods == null)) {
      throw invalid("expectedCells and expectedPeriods should be given together");
    }
    if (cells == null) {
      return Optional.empty();
    }
    if (cells < 0 || periods < 0) {
      throw invalid(
          "expectedCells is " + cells + ", expectedPeriods " + periods + ", should be 0 or more");
    }
    return Optional.of(new Expected(cells, periods));
  }

  private static WindowResult resultOf(SlaWindow window) throws WireException {
    return new WindowResult(
        new SeriesKey(window.getRegion(), window.getOperator(), window.getTechnology()),
        RegionLevel.valueOf(window.getRegionLevel().name()),
        window.getWindowStart().toEpochMilli(),
        window.getWindowMillis(),
        Status.valueOf(window.getStatus().name()),
        totalsOf(window),
        expectedOf(window));
  }

  private static KpiTotals totalsOf(SlaWindow window) throws WireException {
    KpiTotals totals = new KpiTotals();
    totals.set(Total.READINGS, window.getN());
    totals.set(Total.SUSPECT, window.getSuspect());
    totals.set(Total.LATE, window.getLate());
    totals.set(Total.REPORTING_CELLS, window.getReportingCells());
    totals.set(Total.PROBES_SENT, window.getProbesSent());
    totals.set(Total.PROBES_LOST, window.getProbesLost());
    totals.set(Total.DOWNLINK_BYTES, window.getDownlinkBytes());
    totals.set(Total.DOWNLINK_ACTIVE_MILLIS, window.getDownlinkActiveMillis());
    totals.set(Total.UPLINK_BYTES, window.getUplinkBytes());
    totals.set(Total.UPLINK_ACTIVE_MILLIS, window.getUplinkActiveMillis());
    totals.set(Total.OBSERVED_MILLIS, window.getObservedMillis());
    totals.set(Total.UNAVAILABLE_MILLIS, window.getUnavailableMillis());
    readAttempts(totals, Total.RRC_ATTEMPTS, Total.RRC_SUCCESSES, window.getRrcSetup());
    readAttempts(
        totals, Total.SIGNALLING_ATTEMPTS, Total.SIGNALLING_SUCCESSES, window.getSignallingSetup());
    readAttempts(totals, Total.BEARER_ATTEMPTS, Total.BEARER_SUCCESSES, window.getBearerSetup());
    totals.set(Total.DOWNLINK_PRB_USED_MILLIS, window.getDownlinkPrbUsedMillis());
    totals.set(Total.DOWNLINK_PRB_AVAILABLE_MILLIS, window.getDownlinkPrbAvailableMillis());
    totals.set(Total.UPLINK_PRB_USED_MILLIS, window.getUplinkPrbUsedMillis());
    totals.set(Total.UPLINK_PRB_AVAILABLE_MILLIS, window.getUplinkPrbAvailableMillis());
    totals.set(Total.ABNORMAL_RELEASES, window.getAbnormalReleases());
    totals.set(Total.SESSION_MILLIS, window.getSessionMillis());
    totals.set(Total.DOWNLINK_DELAY_MICRO_SECONDS, window.getDownlinkDelayMicroSeconds());
    totals.set(Total.DOWNLINK_DELAY_MILLIS, window.getDownlinkDelayMillis());
    requireSound(totals);
    readDistribution(totals, Quantity.RTT_MICROS, window.getRttMicros());
    readDistribution(totals, Quantity.JITTER_MICROS, window.getJitterMicros());
    readDistribution(totals, Quantity.DOWNLINK_KBPS, window.getDownlinkKbps());
    readDistribution(totals, Quantity.UPLINK_KBPS, window.getUplinkKbps());
    readDistribution(totals, Quantity.RSRP_DBM, window.getRsrpDbm());
    readDistribution(totals, Quantity.SS_RSRP_DBM, window.getSsRsrpDbm());
    return totals;
  }

  private static void readAttempts(
      KpiTotals totals, Total attempts, Total successes, io.umbral.schemas.Attempts read) {
    if (read != null) {
      totals.set(attempts, read.getAttempts());
      totals.set(successes, read.getSuccesses());
    }
  }

  /** No total is negative, no part larger than its whole. */
  private static void requireSound(KpiTotals totals) throws WireException {
    for (Total total : Total.values()) {
      if (totals.get(total) < 0) {
        throw invalid(total + " is " + totals.get(total) + " and should be 0 or more");
      }
    }
    requirePart(totals, Total.SUSPECT, Total.READINGS);
    requirePart(totals, Total.LATE, Total.READINGS);
    requirePart(totals, Total.PROBES_LOST, Total.PROBES_SENT);
    requirePart(totals, Total.UNAVAILABLE_MILLIS, Total.OBSERVED_MILLIS);
    requirePart(totals, Total.RRC_SUCCESSES, Total.RRC_ATTEMPTS);
    requirePart(totals, Total.SIGNALLING_SUCCESSES, Total.SIGNALLING_ATTEMPTS);
    requirePart(totals, Total.BEARER_SUCCESSES, Total.BEARER_ATTEMPTS);
    requirePart(totals, Total.DOWNLINK_PRB_USED_MILLIS, Total.DOWNLINK_PRB_AVAILABLE_MILLIS);
    requirePart(totals, Total.UPLINK_PRB_USED_MILLIS, Total.UPLINK_PRB_AVAILABLE_MILLIS);
  }

  private static void requirePart(KpiTotals totals, Total part, Total whole) throws WireException {
    if (totals.get(part) > totals.get(whole)) {
      throw invalid(part + " is " + totals.get(part) + " and should be in 0.." + totals.get(whole));
    }
  }

  private static void readDistribution(
      KpiTotals totals, Quantity quantity, io.umbral.schemas.Distribution read)
      throws WireException {
    if (read == null) {
      return;
    }
    Distribution target = totals.of(quantity);
    target.addToSum(read.getSum());
    for (io.umbral.schemas.Bucket bucket : read.getBuckets()) {
      target.add(indexOf(quantity, bucket), bucket.getCount(), 0);
    }
    if (target.total() != read.getN()) {
      throw invalid(
          quantity + " has " + target.total() + " values in buckets and n is " + read.getN());
    }
  }

  private static int indexOf(Quantity quantity, io.umbral.schemas.Bucket bucket)
      throws WireException {
    int said = bucket.getBucket();
    int lowest = quantity.isLevel() ? quantity.lowest() : 0;
    int highest = quantity.isLevel() ? quantity.highest() : quantity.buckets() - 1;
    if (said < lowest || said > highest) {
      throw invalid(
          quantity + " has bucket " + said + " and should have " + lowest + ".." + highest);
    }
    if (bucket.getCount() < 1) {
      throw invalid(
          quantity
              + " has "
              + bucket.getCount()
              + " values in bucket "
              + said
              + ", should be 1 or more");
    }
    return quantity.isLevel() ? quantity.bucketOf(said) : said;
  }
}
