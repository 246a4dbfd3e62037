package io.umbral.embedded.demo;

import io.umbral.embedded.demo.ExpectedPromises.Expected;
import io.umbral.embedded.slo.Standing;
import io.umbral.embedded.synthetic.ExpectedSlaTotals;
import io.umbral.embedded.synthetic.ExpectedSlaTotals.Figures;
import io.umbral.embedded.synthetic.ExpectedSlaTotals.Sample;
import io.umbral.model.KpiTotals;
import io.umbral.model.Quantity;
import io.umbral.model.Ratio;
import io.umbral.model.Total;
import io.umbral.model.WindowResult;
import io.umbral.model.WindowResult.Status;
import io.umbral.model.WindowResult.Verdict;
import io.umbral.sla.Account;
import io.umbral.sla.CoverageThreshold;
import io.umbral.sla.Kpis;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * Holds what was found against what should be, figure by figure. Counts and sums must be equal;
 * quantiles must be within {@link #QUANTILE_TOLERANCE} of the exact order statistic.
 */
final class Comparison {

  /** The error that the histogram promises, relative. */
  static final double QUANTILE_TOLERANCE = 0.01;

  private static final int[] DURATION_PERCENTS = {50, 95, 99};
  private static final int[] RATE_PERCENTS = {10, 50};

  private final List<String> mismatches = new ArrayList<>();
  private long windows;
  private long silentWindows;
  private long figures;
  private long quantiles;
  private long promises;
  private long promisesOnTheirLine;
  private long breached;
  private double largestError;
  private String place = "";

  private Comparison() {}

  /** Compares everything. */
  static Comparison of(Expectation expected, Observed observed) {
    Comparison comparison = new Comparison();
    comparison.compareWindows(expected.figures(), observed.windows());
    comparison.compareAccounts(expected.account(), observed);
    comparison.comparePromises(expected.promises(), observed.promises());
    return comparison;
  }

  private void compareWindows(
      Map<ExpectedSlaTotals.Key, Figures> expected, List<WindowResult> observed) {
    Map<ExpectedSlaTotals.Key, WindowResult> found = new HashMap<>();
    for (WindowResult result : observed) {
      found.put(keyOf(result), result);
    }
    expected.forEach((key, figuresOfKey) -> compare(key, figuresOfKey, found.remove(key)));
    found.forEach(this::compareUnexpected);
  }

  private static ExpectedSlaTotals.Key keyOf(WindowResult result) {
    return new ExpectedSlaTotals.Key(
        result.key().region(),
        result.key().operator(),
        result.key().technology(),
        result.windowStartMillis());
  }

  private void compare(ExpectedSlaTotals.Key key, Figures expected, WindowResult found) {
    windows++;
    at(key);
    if (found == null) {
      exactly("readings", expected.readings(), 0);
      return;
    }
    if (found.status() != Status.FINAL) {
      differs("status", Status.FINAL, found.status());
    }
    KpiTotals totals = found.totals();
    exactly("readings", expected.readings(), totals.get(Total.READINGS));
    exactly("suspect readings", expected.suspect(), totals.get(Total.SUSPECT));
    compareSums(expected, totals);
    compareSample("round-trip time", expected.rttMicros(), totals, Quantity.RTT_MICROS);
    compareSample("downlink", expected.downlinkKbps(), totals, Quantity.DOWNLINK_KBPS);
    compareSample("uplink", expected.uplinkKbps(), totals, Quantity.UPLINK_KBPS);
  }

  private void compareSums(Figures expected, KpiTotals totals) {
    exactly("probes sent", expected.probesSent(), totals.get(Total.PROBES_SENT));
    exactly("probes lost", expected.probesLost(), totals.get(Total.PROBES_LOST));
    exactly("downlink bytes", expected.downlinkBytes(), totals.get(Total.DOWNLINK_BYTES));
    exactly(
        "downlink active ms",
        expected.downlinkActiveMillis(),
        totals.get(Total.DOWNLINK_ACTIVE_MILLIS));
    exactly("uplink bytes", expected.uplinkBytes(), totals.get(Total.UPLINK_BYTES));
    exactly(
        "uplink active ms", expected.uplinkActiveMillis(), totals.get(Total.UPLINK_ACTIVE_MILLIS));
    exactly("observed ms", expected.observedMillis(), totals.get(Total.OBSERVED_MILLIS));
    exactly("unavailable ms", expected.unavailableMillis(), totals.get(Total.UNAVAILABLE_MILLIS));
    Ratio coverage =
        Kpis.coverage(totals, CoverageThreshold.ENGINEERING_DEFAULT).orElse(Ratio.NONE);
    exactly("covered samples", expected.levelsGood(), coverage.part());
    exactly("samples of received power", expected.levelsTotal(), coverage.whole());
  }

  private void compareSample(String name, Sample expected, KpiTotals totals, Quantity quantity) {
    exactly(
        name + " samples", expected.size(), totals.has(quantity) ? totals.of(quantity).total() : 0);
    if (expected.size() == 0 || !totals.has(quantity)) {
      return;
    }
    int[] percents = quantity == Quantity.RTT_MICROS ? DURATION_PERCENTS : RATE_PERCENTS;
    for (int percent : percents) {
      long exact = expected.percentile(percent);
      long found = Kpis.quantile(totals, quantity, percent / 100.0).orElseThrow();
      closely(name + " p" + percent, exact, found);
    }
  }

  /** A window of which no reading was expected is there where the inventory knows of cells. */
  private void compareUnexpected(ExpectedSlaTotals.Key key, WindowResult found) {
    silentWindows++;
    at(key);
    exactly("readings", 0, found.totals().get(Total.READINGS));
    figures++;
    if (!found.verdict().equals(Optional.of(Verdict.INSUFFICIENT))) {
      differs("verdict", Verdict.INSUFFICIENT, found.verdict().orElse(null));
    }
  }

  private void compareAccounts(Account expected, Observed observed) {
    place = "account";
    Account found = observed.account();
    exactly("received", expected.received(), found.received());
    exactly("aggregated", expected.aggregated(), found.aggregated());
    exactly("duplicate", expected.duplicate(), found.duplicate());
    exactly("late", expected.late(), found.late());
    exactly("rejected", expected.rejected(), found.rejected());
    place = "topic rejected";
    exactly("late readings", expected.late(), observed.lateReadings());
    exactly("other readings", expected.rejected(), observed.refusedReadings());
  }

  private void comparePromises(
      Map<Standing.Name, Optional<Expected>> expected, List<Standing> observed) {
    Map<Standing.Name, Standing> found = new HashMap<>();
    observed.forEach(standing -> found.put(standing.name(), standing));
    expected.forEach((name, one) -> comparePromise(name, one, found.remove(name)));
    found.keySet().forEach(name -> atPromise(name).differs("standing", "none", "there"));
  }

  private void comparePromise(Standing.Name name, Optional<Expected> expected, Standing found) {
    atPromise(name);
    figures++;
    if (found == null) {
      differs("standing", "there", "none");
    } else if (expected.isEmpty()) {
      promisesOnTheirLine++;
    } else {
      promises++;
      breached += expected.get().verdict() == Verdict.BREACHED ? 1 : 0;
      if (found.verdict() != expected.get().verdict()) {
        differs("verdict", expected.get().verdict(), found.verdict());
      }
      if (!found.attainment().equals(expected.get().attainment())) {
        differs("attainment", expected.get().attainment(), found.attainment());
      }
    }
  }

  private Comparison atPromise(Standing.Name name) {
    place = name.slo() + ' ' + name.key();
    return this;
  }

  private void at(ExpectedSlaTotals.Key key) {
    place =
        key.region()
            + ' '
            + key.operator()
            + ' '
            + key.technology()
            + ' '
            + Instant.ofEpochMilli(key.minuteStartMillis());
  }

  private void exactly(String figure, long expected, long found) {
    figures++;
    if (expected != found) {
      differs(figure, expected, found);
    }
  }

  private void closely(String figure, long exact, long found) {
    figures++;
    quantiles++;
    double error = exact == found ? 0 : Math.abs((double) found - exact) / exact;
    largestError = Math.max(largestError, error);
    if (error > QUANTILE_TOLERANCE) {
      differs(figure, "%d within 1 %%".formatted(exact), found);
    }
  }

  private void differs(String figure, Object expected, Object found) {
    mismatches.add(place + ": " + figure + " should be " + expected + " and is " + found);
  }

  /** One line for each figure that is not as it should be. */
  List<String> mismatches() {
    return mismatches;
  }

  /** What was compared, for people. */
  List<String> summary() {
    return List.of(
        String.format(
            Locale.ROOT,
            "compared %,d figures of %,d windows with readings and %,d without",
            figures,
            windows,
            silentWindows),
        "exactly: readings, loss, volumes, coverage, availability, the account, the refusals",
        String.format(
            Locale.ROOT,
            "within 1 %%: %,d quantiles of latency and throughput; the largest error is %.2f %%",
            quantiles,
            100 * largestError),
        String.format(
            Locale.ROOT,
            "promises: %,d verdicts, %,d of them BREACHED; %,d more within 1 %% of their line",
            promises,
            breached,
            promisesOnTheirLine));
  }
}
