package io.umbral.cluster;

import io.umbral.embedded.synthetic.ExpectedSlaTotals;
import io.umbral.embedded.synthetic.ExpectedSlaTotals.Figures;
import io.umbral.model.KpiTotals;
import io.umbral.model.Quantity;
import io.umbral.model.Total;
import io.umbral.model.WindowResult;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;

/** What the results should be, counted the plain way. */
final class Oracle {

  private Oracle() {}

  /** What of the minutes is not as counted, a line each; none where all is well. */
  static Map<ExpectedSlaTotals.Key, String> differences(
      Map<ExpectedSlaTotals.Key, Figures> expected, Map<String, WindowResult> results) {
    Map<ExpectedSlaTotals.Key, KpiTotals> found = new HashMap<>();
    for (WindowResult result : results.values()) {
      if (result.windowMillis() == Feed.MINUTE_MILLIS) {
        found.put(
            new ExpectedSlaTotals.Key(
                result.key().region(),
                result.key().operator(),
                result.key().technology(),
                result.windowStartMillis()),
            result.totals());
      }
    }
    Map<ExpectedSlaTotals.Key, String> differences = new TreeMap<>();
    expected.forEach(
        (key, figures) -> {
          KpiTotals totals = found.remove(key);
          String should = said(figures);
          String is = totals == null ? "missing" : said(totals);
          if (!is.equals(should)) {
            differences.put(key, "is " + is + " and should be " + should);
          }
        });
    found.forEach(
        (key, totals) -> {
          if (totals.get(Total.READINGS) != 0) {
            differences.put(key, "is " + said(totals) + " and should have no reading");
          }
        });
    return differences;
  }

  private static String said(Figures figures) {
    return said(
        figures.readings(),
        figures.suspect(),
        figures.probesSent(),
        figures.probesLost(),
        figures.downlinkBytes(),
        figures.uplinkBytes(),
        figures.observedMillis(),
        figures.unavailableMillis(),
        figures.rttMicros().size());
  }

  private static String said(KpiTotals totals) {
    return said(
        totals.get(Total.READINGS),
        totals.get(Total.SUSPECT),
        totals.get(Total.PROBES_SENT),
        totals.get(Total.PROBES_LOST),
        totals.get(Total.DOWNLINK_BYTES),
        totals.get(Total.UPLINK_BYTES),
        totals.get(Total.OBSERVED_MILLIS),
        totals.get(Total.UNAVAILABLE_MILLIS),
        totals.has(Quantity.RTT_MICROS) ? totals.of(Quantity.RTT_MICROS).total() : 0);
  }

  private static String said(long... figures) {
    return "readings, suspect, probes, lost, bytes down, up, observed ms, unavailable ms, rtt "
        + Arrays.toString(figures);
  }
}
