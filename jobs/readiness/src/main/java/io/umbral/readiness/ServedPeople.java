package io.umbral.readiness;

import io.umbral.model.Distribution;
import io.umbral.model.KpiTotals;
import io.umbral.model.Quantity;
import io.umbral.readiness.CorridorProfile.Municipality;
import io.umbral.readiness.CorridorProfile.Settlement;
import io.umbral.readiness.statistics.Proportions;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.DoubleSupplier;

/**
 * Who is served: the people of a municipality whose lowest tenth of the downlink and whose 95th
 * percentile of the round-trip time are both good enough. Said as shares of samples beyond a limit,
 * which have Wilson's bounds: at most 10 % of downlinks too slow, at most 5 % of round trips too
 * long.
 */
final class ServedPeople {

  private static final double SLOW_RATIO = 0.10;
  private static final double LONG_RATIO = 0.05;

  private record Judged(Municipality place, double slow, double slowN, double late, double lateN) {

    boolean isServed(double zSlow, double zLate) {
      return Proportions.wilsonAt(slow, slowN, zSlow) <= SLOW_RATIO
          && Proportions.wilsonAt(late, lateN, zLate) <= LONG_RATIO;
    }
  }

  private final List<Judged> judged = new ArrayList<>();
  private final CorridorProfile profile;

  ServedPeople(Evidence evidence, ReadinessMethod.Served rule) {
    profile = evidence.profile();
    for (Municipality place : profile.municipalities()) {
      evidence.all(place.id()).flatMap(totals -> judge(place, totals, rule)).ifPresent(judged::add);
    }
  }

  private static Optional<Judged> judge(
      Municipality place, KpiTotals totals, ReadinessMethod.Served rule) {
    boolean measured = totals.has(Quantity.DOWNLINK_KBPS) && totals.has(Quantity.RTT_MICROS);
    if (!measured) {
      return Optional.empty();
    }
    Distribution downlinks = totals.of(Quantity.DOWNLINK_KBPS);
    Distribution rtts = totals.of(Quantity.RTT_MICROS);
    if (downlinks.total() < rule.samples() || rtts.total() < rule.samples()) {
      return Optional.empty();
    }
    int fast = Quantity.DOWNLINK_KBPS.bucketOf(rule.downlinkKbps());
    int late = Quantity.RTT_MICROS.bucketOf(rule.rttMicros()) + 1;
    return Optional.of(
        new Judged(
            place,
            1 - (double) downlinks.totalFrom(fast) / downlinks.total(),
            downlinks.total(),
            (double) rtts.totalFrom(late) / rtts.total(),
            rtts.total()));
  }

  /** Inhabitants of the municipalities that can be judged. */
  double covered() {
    return judged.stream().mapToLong(one -> one.place().population()).sum();
  }

  /** Whether any municipality can be judged. */
  boolean isKnown() {
    return !judged.isEmpty();
  }

  /** Whether an urban and a rural municipality can be judged. */
  boolean hasBoth() {
    return has(Settlement.URBAN) && has(Settlement.RURAL);
  }

  private boolean has(Settlement settlement) {
    return judged.stream().anyMatch(one -> is(one.place(), settlement));
  }

  private static boolean is(Municipality place, Settlement settlement) {
    return place.settlement().filter(kind -> kind == settlement).isPresent();
  }

  /**
   * Share of people served, in percent. Who lives where too little was measured counts as not
   * served: silence must not pay.
   */
  double sharePercent(DoubleSupplier z) {
    double served = 0;
    for (Judged one : judged) {
      served += one.isServed(z.getAsDouble(), z.getAsDouble()) ? one.place().population() : 0;
    }
    double all = profile.municipalities().stream().mapToLong(Municipality::population).sum();
    return 100 * served / all;
  }

  /** Urban less rural share of people served, in percentage points, 0 where rural is ahead. */
  double gapPoints(DoubleSupplier z) {
    double[] served = new double[2];
    double[] all = new double[2];
    for (Judged one : judged) {
      boolean good = one.isServed(z.getAsDouble(), z.getAsDouble());
      if (one.place().settlement().isPresent()) {
        int kind = one.place().settlement().get().ordinal();
        all[kind] += one.place().population();
        served[kind] += good ? one.place().population() : 0;
      }
    }
    return Math.max(0, 100 * (served[0] / all[0] - served[1] / all[1]));
  }
}
