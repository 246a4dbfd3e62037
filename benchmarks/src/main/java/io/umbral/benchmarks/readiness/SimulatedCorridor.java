package io.umbral.benchmarks.readiness;

import io.umbral.model.KpiTotals;
import io.umbral.model.Quantity;
import io.umbral.model.RegionLevel;
import io.umbral.model.SeriesKey;
import io.umbral.model.Total;
import io.umbral.model.WindowResult;
import io.umbral.readiness.CorridorProfile;
import io.umbral.readiness.CorridorProfile.Municipality;
import io.umbral.readiness.CorridorProfile.Settlement;
import io.umbral.readiness.ReadinessMethod;
import io.umbral.readiness.Scorecard;
import io.umbral.readiness.index.Indicator;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;

/**
 * A corridor whose truth is known, and samples of it. Delays and rates are log-normal, so that
 * their quantiles are known; the rest are shares.
 *
 * @param profile the corridor
 * @param downlinkKbps median downlink throughput, kbit/s
 * @param rttMicros median round-trip time, microseconds
 * @param lossRatio probes lost, 0..1
 * @param failureRatio sessions that fail, 0..1
 * @param unavailableRatio cell time without service, 0..1
 * @param nrRatio signal samples on NR, 0..1
 * @param goodRatio signal samples that are usable, 0..1
 * @param firstRatio samples of the first of two operators, 0..1
 */
record SimulatedCorridor(
    CorridorProfile profile,
    double downlinkKbps,
    double rttMicros,
    double lossRatio,
    double failureRatio,
    double unavailableRatio,
    double nrRatio,
    double goodRatio,
    double firstRatio) {

  static final int WINDOW_MILLIS = 900_000;

  private static final double RATE_SIGMA = 0.6;
  private static final double DELAY_SIGMA = 0.4;
  private static final double UPLINK_SHARE = 0.25;
  private static final double JITTER_SHARE = 0.2;

  /** Standard normal quantiles of 0.90 and 0.95. */
  private static final double Z90 = 1.2815515655446004;

  private static final double Z95 = 1.6448536269514722;
  private static final int PROBES = 10;

  static CorridorProfile profile(String id, int municipalities) {
    List<Municipality> places = new ArrayList<>();
    for (int i = 0; i < municipalities; i++) {
      places.add(
          new Municipality(
              id + "-" + i,
              50_000L + 30_000L * (i % 5),
              Optional.of(i % 3 == 2 ? Settlement.RURAL : Settlement.URBAN)));
    }
    return new CorridorProfile(id, id, "1", "A", places, Map.of("ONE", 0.2, "TWO", 0.4));
  }

  /** A corridor of which everything lies between the goalposts. */
  static SimulatedCorridor random(String id, int municipalities, Random random) {
    return new SimulatedCorridor(
        profile(id, municipalities),
        15_000 + 60_000 * random.nextDouble(),
        18_000 + 30_000 * random.nextDouble(),
        0.002 + 0.01 * random.nextDouble(),
        0.004 + 0.03 * random.nextDouble(),
        0.0005 + 0.006 * random.nextDouble(),
        0.1 + 0.6 * random.nextDouble(),
        0.65 + 0.3 * random.nextDouble(),
        0.5 + 0.3 * random.nextDouble());
  }

  SimulatedCorridor named(String id) {
    return new SimulatedCorridor(
        profile(id, profile.municipalities().size()),
        downlinkKbps,
        rttMicros,
        lossRatio,
        failureRatio,
        unavailableRatio,
        nrRatio,
        goodRatio,
        firstRatio);
  }

  /** The scores that an endless sample would have, of the indicators that a score is made of. */
  Scorecard truth(ReadinessMethod method, Set<String> indicators) {
    Map<String, Double> values = new HashMap<>();
    values.put("share_5g", 100 * nrRatio);
    values.put("avail_4g_plus", 100 * goodRatio);
    values.put("served_pop", 100.0);
    values.put("down_p50", downlinkKbps / 1000);
    values.put("down_p10", downlinkKbps / 1000 * Math.exp(-Z90 * RATE_SIGMA));
    values.put("up_p50", UPLINK_SHARE * downlinkKbps / 1000);
    values.put("rtt_p50", rttMicros / 1000);
    values.put("rtt_p95", rttMicros / 1000 * Math.exp(Z95 * DELAY_SIGMA));
    values.put("jitter_p95", JITTER_SHARE * rttMicros / 1000 * Math.exp(Z95 * DELAY_SIGMA));
    values.put("loss_mean", 100 * lossRatio);
    values.put("session_fail", 100 * failureRatio);
    values.put("unavail", 100 * unavailableRatio);
    values.put("rural_gap_pp", 0.0);
    values.put("operator_hhi", 10_000 * (firstRatio * firstRatio + Math.pow(1 - firstRatio, 2)));
    values.put("second_best_ratio", 1.0);
    values.put("high_risk_vendor", 100 * (0.2 * firstRatio + 0.4 * (1 - firstRatio)));
    Map<String, Double> scores = new HashMap<>();
    for (Indicator indicator : method.index().indicators()) {
      if (!indicators.contains(indicator.id())) {
        continue;
      }
      scores.put(
          indicator.id(), ReadinessMethod.goalposts(indicator).score(values.get(indicator.id())));
    }
    return Scorecard.of(method, scores);
  }

  /** Windows with samples of each municipality, of both operators and together. */
  List<WindowResult> windows(long startMillis, int samples, Random random) {
    List<WindowResult> windows = new ArrayList<>();
    for (Municipality place : profile.municipalities()) {
      KpiTotals one = new KpiTotals();
      KpiTotals two = new KpiTotals();
      for (int i = 0; i < samples; i++) {
        sample(random.nextDouble() < firstRatio ? one : two, random);
      }
      KpiTotals all = new KpiTotals();
      all.merge(one);
      all.merge(two);
      all.set(Total.REPORTING_CELLS, 30);
      windows.add(window(place.id(), "ONE", startMillis, one));
      windows.add(window(place.id(), "TWO", startMillis, two));
      windows.add(window(place.id(), SeriesKey.ALL, startMillis, all));
    }
    return windows;
  }

  private static WindowResult window(
      String region, String operator, long startMillis, KpiTotals totals) {
    return new WindowResult(
        new SeriesKey(region, operator, SeriesKey.ALL),
        RegionLevel.MUNICIPALITY,
        startMillis,
        WINDOW_MILLIS,
        WindowResult.Status.FINAL,
        totals,
        Optional.empty());
  }

  private void sample(KpiTotals totals, Random random) {
    totals.add(Total.READINGS, 1);
    add(totals, Quantity.DOWNLINK_KBPS, downlinkKbps * factor(RATE_SIGMA, random));
    add(totals, Quantity.UPLINK_KBPS, UPLINK_SHARE * downlinkKbps * factor(RATE_SIGMA, random));
    add(totals, Quantity.RTT_MICROS, rttMicros * factor(DELAY_SIGMA, random));
    add(totals, Quantity.JITTER_MICROS, JITTER_SHARE * rttMicros * factor(DELAY_SIGMA, random));
    boolean nr = random.nextDouble() < nrRatio;
    int level = random.nextDouble() < goodRatio ? -95 : -120;
    add(totals, nr ? Quantity.SS_RSRP_DBM : Quantity.RSRP_DBM, level);
    for (int probe = 0; probe < PROBES; probe++) {
      totals.add(Total.PROBES_SENT, 1);
      totals.add(Total.PROBES_LOST, random.nextDouble() < lossRatio ? 1 : 0);
      boolean fails = random.nextDouble() < failureRatio;
      totals.add(Total.RRC_ATTEMPTS, 1);
      totals.add(Total.RRC_SUCCESSES, 1);
      totals.add(Total.SIGNALLING_ATTEMPTS, 1);
      totals.add(Total.SIGNALLING_SUCCESSES, 1);
      totals.add(Total.BEARER_ATTEMPTS, 1);
      totals.add(Total.BEARER_SUCCESSES, fails ? 0 : 1);
      totals.add(Total.OBSERVED_MILLIS, 60_000);
      totals.add(Total.UNAVAILABLE_MILLIS, random.nextDouble() < unavailableRatio ? 60_000 : 0);
    }
  }

  private static double factor(double sigma, Random random) {
    return Math.exp(sigma * random.nextGaussian());
  }

  private static void add(KpiTotals totals, Quantity quantity, double value) {
    int rounded = (int) Math.round(value);
    totals.of(quantity).add(quantity.bucketOf(rounded), 1, rounded);
  }
}
