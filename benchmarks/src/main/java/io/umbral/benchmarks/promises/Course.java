package io.umbral.benchmarks.promises;

import io.umbral.model.KpiTotals;
import io.umbral.model.Quantity;
import io.umbral.model.Rational;
import io.umbral.model.RegionLevel;
import io.umbral.model.SeriesKey;
import io.umbral.model.Total;
import io.umbral.model.WindowResult;
import io.umbral.model.WindowResult.Status;
import io.umbral.sla.slo.Budgeting;
import io.umbral.sla.slo.EmptySlices;
import io.umbral.sla.slo.Kpi;
import io.umbral.sla.slo.Objective;
import io.umbral.sla.slo.Selector;
import io.umbral.sla.slo.Slo;
import io.umbral.sla.slo.TimeWindow;
import io.umbral.sla.slo.WindowLength;
import java.io.Serializable;
import java.util.List;
import java.util.Optional;

/**
 * The results that are judged, by number: all series of one step, then all of the next.
 *
 * @param series number of series
 * @param hours steps in which series grow old, one final minute in each hour
 * @param minutes minutes that are measured, after as many more; two steps each
 */
record Course(int series, int hours, int minutes) implements Serializable {

  /** Process CPU time where the measured minutes begin and end, in nanoseconds. */
  static volatile long startCpuNanos;

  static volatile long endCpuNanos;

  private static final long FIRST_MINUTE = 29_538_720;
  private static final int LATENESS = 5;

  static Slo promise() {
    return new Slo(
        "loss",
        "1",
        0,
        true,
        "mobile",
        Selector.EVERYTHING,
        List.of(
            new Objective(
                "kept",
                Kpi.LOSS.ratio().orElseThrow(),
                Rational.parse("0.999"),
                Optional.empty(),
                Rational.ONE)),
        new Budgeting.Occurrences(),
        new TimeWindow.Rolling(new WindowLength(30, WindowLength.Unit.DAY)),
        EmptySlices.EXCLUDED,
        0,
        Rational.ZERO,
        Slo.USUAL_BURN_WINDOWS,
        false,
        "benchmark");
  }

  long results() {
    return (long) series * (hours + 4L * minutes);
  }

  WindowResult result(long number) {
    long step = number / series;
    int of = (int) (number % series);
    long measuredFrom = hours + 2L * minutes;
    if (step == measuredFrom && of == 0) {
      startCpuNanos = Promises.cpuNanos();
    }
    if (number == results() - 1) {
      endCpuNanos = Promises.cpuNanos();
    }
    if (step < hours) {
      return result(of, FIRST_MINUTE + 60 * step, Status.FINAL);
    }
    long minute = FIRST_MINUTE + 60L * hours + (step - hours) / 2;
    return (step - hours) % 2 == 0
        ? result(of, Math.max(FIRST_MINUTE, minute - LATENESS), Status.FINAL)
        : result(of, minute, Status.PROVISIONAL);
  }

  /** A minute with 300 probes of which a few are lost, and their round-trip times. */
  private static WindowResult result(int series, long minute, Status status) {
    int mixed = (int) (((series * 31L + minute) * 0x9E3779B97F4A7C15L) >>> 40);
    KpiTotals totals = new KpiTotals();
    totals.add(Total.READINGS, 5);
    totals.add(Total.PROBES_SENT, 280 + mixed % 40);
    totals.add(Total.PROBES_LOST, mixed % 3);
    for (int i = 0; i < 20; i++) {
      totals.of(Quantity.RTT_MICROS).add(700 + (mixed >>> 3) % 50 + i, 15, 0);
    }
    return new WindowResult(
        new SeriesKey(
            Integer.toString(10_000 + series / 9), "Telcel", Integer.toString(series % 9)),
        RegionLevel.MUNICIPALITY,
        minute * 60_000,
        60_000,
        status,
        totals,
        Optional.empty());
  }
}
