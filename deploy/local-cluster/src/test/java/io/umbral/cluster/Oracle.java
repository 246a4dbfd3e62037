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

  /**
   * A result of a minute, as far as it is compared: with its histograms, those of hours would not
   * fit into memory.
   *
   * @param revision of the result
   * @param readings in it
   * @param said every figure that is compared
   */
  record Minute(long revision, long readings, String said) {

    static Minute of(WindowResult result) {
      KpiTotals totals = result.totals();
      return new Minute(result.revision(), totals.get(Total.READINGS), Oracle.said(totals));
    }
  }

  /** The name of a result of a minute. */
  static ExpectedSlaTotals.Key keyOf(WindowResult result) {
    return new ExpectedSlaTotals.Key(
        result.key().region(),
        result.key().operator(),
        result.key().technology(),
        result.windowStartMillis());
  }

  /** What of the minutes is not as counted, a line each; none where all is well. */
  static Map<ExpectedSlaTotals.Key, String> differences(
      Map<ExpectedSlaTotals.Key, Figures> expected, Map<ExpectedSlaTotals.Key, Minute> results) {
    Map<ExpectedSlaTotals.Key, Minute> found = new HashMap<>(results);
    Map<ExpectedSlaTotals.Key, String> differences = new TreeMap<>();
    expected.forEach(
        (key, figures) -> {
          Minute minute = found.remove(key);
          String should = said(figures);
          String is = minute == null ? "missing" : minute.said();
          if (!is.equals(should)) {
            differences.put(key, "is " + is + " and should be " + should);
          }
        });
    found.forEach(
        (key, minute) -> {
          if (minute.readings() != 0) {
            differences.put(key, "is " + minute.said() + " and should have no reading");
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
