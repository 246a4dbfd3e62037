package io.umbral.benchmarks.harness;

import io.umbral.model.Distribution;
import io.umbral.model.KpiTotals;
import io.umbral.model.Quantity;
import io.umbral.model.Ratio;
import io.umbral.model.Total;
import io.umbral.model.WindowResult;
import io.umbral.sla.CoverageThreshold;
import io.umbral.sla.Kpis;
import io.umbral.wire.WindowResultCodec;
import io.umbral.wire.WireException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/** Results of the SLA job as lines of the same form as {@link LeafLines}. */
final class JobLines {

  private static final double[] QUANTILES = {0.50, 0.95, 0.99};
  private static final List<Total> TOTALS =
      List.of(
          Total.READINGS,
          Total.SUSPECT,
          Total.REPORTING_CELLS,
          Total.PROBES_SENT,
          Total.PROBES_LOST,
          Total.DOWNLINK_BYTES,
          Total.DOWNLINK_ACTIVE_MILLIS,
          Total.UPLINK_BYTES,
          Total.UPLINK_ACTIVE_MILLIS);

  private final Compared compared;
  private final WindowResultCodec codec =
      new WindowResultCodec(CoverageThreshold.ENGINEERING_DEFAULT);
  private final Map<String, byte[]> best = new HashMap<>();

  JobLines(Compared compared) {
    this.compared = compared;
  }

  /** Takes a result; of several of one window the highest revision counts. */
  void add(String leaf, long startMillis, byte[] value) throws WireException {
    if (!compared.holds(startMillis)) {
      return;
    }
    String key = leaf + '|' + startMillis;
    byte[] before = best.putIfAbsent(key, value);
    if (before != null && codec.decode(value).supersedes(codec.decode(before))) {
      best.put(key, value);
    }
  }

  /** A line for each window that holds anything, by leaf and start. */
  SortedMap<String, String> lines() throws WireException {
    SortedMap<String, String> lines = new TreeMap<>();
    for (Map.Entry<String, byte[]> window : best.entrySet()) {
      WindowResult result = codec.decode(window.getValue());
      if (result.totals().get(Total.READINGS) > 0) {
        lines.put(window.getKey(), line(window.getKey(), result.totals()));
      }
    }
    return lines;
  }

  private String line(String key, KpiTotals totals) {
    StringBuilder line = new StringBuilder(key);
    for (Total total : TOTALS) {
      boolean isSpared = total == Total.REPORTING_CELLS && !compared.withCells();
      line.append(' ').append(isSpared ? 0 : totals.get(total));
    }
    Ratio coverage =
        Kpis.coverage(totals, CoverageThreshold.ENGINEERING_DEFAULT).orElse(Ratio.NONE);
    Distribution rtt = totals.of(Quantity.RTT_MICROS);
    line.append(' ').append(coverage.part()).append(' ').append(coverage.whole());
    line.append(' ').append(rtt.sum()).append(' ').append(rtt.total());
    for (double q : QUANTILES) {
      line.append(' ').append(Kpis.quantile(totals, Quantity.RTT_MICROS, q).orElse(0));
    }
    rtt.forEach((bucket, count) -> line.append(' ').append(bucket).append(':').append(count));
    return line.toString();
  }
}
