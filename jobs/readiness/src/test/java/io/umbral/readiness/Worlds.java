package io.umbral.readiness;

import io.umbral.documents.Faults;
import io.umbral.model.KpiTotals;
import io.umbral.model.Quantity;
import io.umbral.model.RegionLevel;
import io.umbral.model.SeriesKey;
import io.umbral.model.Total;
import io.umbral.model.WindowResult;
import io.umbral.readiness.CorridorProfile.Municipality;
import io.umbral.readiness.CorridorProfile.Settlement;
import io.umbral.sla.CoverageThreshold;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;

/** Invented corridors and what is measured in them. */
final class Worlds {

  static final int QUARTER_MILLIS = 900_000;
  static final ReadinessMethod METHOD = method();
  static final CorridorScorer SCORER =
      new CorridorScorer(METHOD, CoverageThreshold.ENGINEERING_DEFAULT);

  private Worlds() {}

  private static ReadinessMethod method() {
    Path file = Path.of("../../deploy/reference/methods/cnri-0.1.0.yaml");
    Faults faults = new Faults();
    try {
      return MethodFile.read(file.toString(), Files.readString(file), faults)
          .orElseThrow(() -> new AssertionError(faults.all()));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static CorridorProfile corridor(String id, int municipalities) {
    List<Municipality> places = new ArrayList<>();
    for (int i = 0; i < municipalities; i++) {
      Settlement settlement = i % 3 == 2 ? Settlement.RURAL : Settlement.URBAN;
      places.add(new Municipality(id + i, 50_000L + 40_000L * i, Optional.of(settlement)));
    }
    return new CorridorProfile(id, id, "1", "A", places, Map.of("ONE", 0.2, "TWO", 0.4));
  }

  /** What is true of a network; factors are log-normal. */
  record Truth(
      double downlinkKbps, double rttMicros, double loss, double nrShare, double goodSignal) {

    static Truth random(Random random) {
      return new Truth(
          20_000 + 60_000 * random.nextDouble(),
          15_000 + 40_000 * random.nextDouble(),
          0.002 + 0.008 * random.nextDouble(),
          0.2 + 0.5 * random.nextDouble(),
          0.75 + 0.2 * random.nextDouble());
    }
  }

  /** Windows of a corridor, of two operators and of both, with n samples in each. */
  static List<WindowResult> windows(
      CorridorProfile profile, Truth truth, long startMillis, int n, Random random) {
    List<WindowResult> windows = new ArrayList<>();
    for (Municipality place : profile.municipalities()) {
      KpiTotals all = new KpiTotals();
      for (String operator : List.of("ONE", "TWO")) {
        KpiTotals totals = totals(truth, n, random);
        all.merge(totals);
        windows.add(window(place.id(), operator, startMillis, totals));
      }
      windows.add(window(place.id(), SeriesKey.ALL, startMillis, all));
    }
    return windows;
  }

  static WindowResult window(String region, String operator, long startMillis, KpiTotals totals) {
    return new WindowResult(
        new SeriesKey(region, operator, SeriesKey.ALL),
        RegionLevel.MUNICIPALITY,
        startMillis,
        QUARTER_MILLIS,
        WindowResult.Status.FINAL,
        totals,
        Optional.of(new WindowResult.Expected(20, 100)));
  }

  private static KpiTotals totals(Truth truth, int n, Random random) {
    KpiTotals totals = new KpiTotals();
    totals.add(Total.READINGS, n);
    totals.add(Total.REPORTING_CELLS, 20);
    for (int i = 0; i < n; i++) {
      add(totals, Quantity.DOWNLINK_KBPS, truth.downlinkKbps() * factor(random, 0.8));
      add(totals, Quantity.UPLINK_KBPS, truth.downlinkKbps() / 4 * factor(random, 0.8));
      add(totals, Quantity.RTT_MICROS, truth.rttMicros() * factor(random, 0.5));
      add(totals, Quantity.JITTER_MICROS, truth.rttMicros() / 5 * factor(random, 0.5));
      boolean nr = random.nextDouble() < truth.nrShare();
      int level = random.nextDouble() < truth.goodSignal() ? -100 : -120;
      add(totals, nr ? Quantity.SS_RSRP_DBM : Quantity.RSRP_DBM, level);
      totals.add(Total.PROBES_SENT, 10);
      for (int probe = 0; probe < 10; probe++) {
        totals.add(Total.PROBES_LOST, random.nextDouble() < truth.loss() ? 1 : 0);
      }
    }
    totals.add(Total.OBSERVED_MILLIS, 1_200_000L * n);
    totals.add(Total.UNAVAILABLE_MILLIS, (long) (1_200_000L * n * truth.loss() / 4));
    totals.add(Total.RRC_ATTEMPTS, 10L * n);
    totals.add(Total.RRC_SUCCESSES, 10L * n - n / 20);
    totals.add(Total.SIGNALLING_ATTEMPTS, 10L * n);
    totals.add(Total.SIGNALLING_SUCCESSES, 10L * n);
    totals.add(Total.BEARER_ATTEMPTS, 10L * n);
    totals.add(Total.BEARER_SUCCESSES, 10L * n - n / 20);
    return totals;
  }

  private static double factor(Random random, double sigma) {
    return Math.exp(sigma * random.nextGaussian());
  }

  private static void add(KpiTotals totals, Quantity quantity, double value) {
    int rounded = (int) Math.round(value);
    totals.of(quantity).add(quantity.bucketOf(rounded), 1, rounded);
  }

  static CorridorScore score(
      CorridorProfile profile, List<WindowResult> windows, long startMillis) {
    return score(profile, windows, startMillis, Map.of());
  }

  static CorridorScore score(
      CorridorProfile profile,
      List<WindowResult> windows,
      long startMillis,
      Map<String, LastLive> before) {
    return SCORER.score(
        profile, "window " + startMillis, startMillis + QUARTER_MILLIS, windows, before);
  }
}
