package io.umbral.console;

import io.umbral.model.KpiTotals;
import io.umbral.model.Log64;
import io.umbral.model.Quantity;
import io.umbral.model.RegionLevel;
import io.umbral.model.SeriesKey;
import io.umbral.model.Total;
import io.umbral.model.WindowResult;
import io.umbral.model.WindowResult.Expected;
import io.umbral.model.WindowResult.Status;
import java.util.Optional;

/** Results for tests. */
public final class Windows {

  /** A Monday at noon. */
  public static final long NOON = 1_767_614_400_000L;

  public static final int MINUTE = 60_000;

  private Windows() {}

  /** A window in which each reading measured one round trip, all of them the same. */
  public static WindowResult of(
      String region, String operator, long startMillis, int readings, int rttMillis) {
    return of(region, RegionLevel.STATE, operator, startMillis, readings, rttMillis, Status.FINAL);
  }

  public static WindowResult of(
      String region,
      RegionLevel level,
      String operator,
      long startMillis,
      int readings,
      int rttMillis,
      Status status) {
    KpiTotals totals = new KpiTotals();
    totals.add(Total.READINGS, readings);
    totals.add(Total.REPORTING_CELLS, Math.min(readings, 10));
    totals.add(Total.PROBES_SENT, readings * 100L);
    totals.add(Total.PROBES_LOST, readings);
    if (readings > 0) {
      int micros = rttMillis * 1_000;
      totals
          .of(Quantity.RTT_MICROS)
          .add(Log64.bucketOf(micros), readings, (long) micros * readings);
    }
    return new WindowResult(
        new SeriesKey(region, operator, SeriesKey.ALL),
        level,
        startMillis,
        MINUTE,
        status,
        totals,
        Optional.of(new Expected(10, Math.max(readings, 10))));
  }
}
