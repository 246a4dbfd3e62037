package io.umbral.pipeline.aggregate;

import io.umbral.alerting.Burden;
import io.umbral.model.KpiTotals;
import io.umbral.model.Quantity;
import io.umbral.model.Total;
import io.umbral.sla.CoverageThreshold;
import io.umbral.wire.CellReportView;
import java.util.List;

/**
 * Measures what a reading adds to each of some burdens: counters by how its leaf's totals grow with
 * it, samples by counting those beyond the bound.
 */
final class BurdenMeter {

  /** A run of buckets of one quantity, half-open. */
  private record Beyond(int quantity, int fromBucket, int toBucket) {}

  private final Total[][] added;
  private final Total[][] deducted;
  private final Beyond[][] beyond;
  private final long[] before;

  /** What the reading that was measured last adds, by burden. */
  final long[] amounts;

  BurdenMeter(List<Burden> burdens, CoverageThreshold coverage) {
    int count = burdens.size();
    added = new Total[count][];
    deducted = new Total[count][];
    beyond = new Beyond[count][];
    before = new long[count];
    amounts = new long[count];
    for (int i = 0; i < count; i++) {
      Burden burden = burdens.get(i);
      added[i] = burden.kind().added().toArray(Total[]::new);
      deducted[i] = burden.kind().deducted().toArray(Total[]::new);
      beyond[i] = beyondOf(burden, coverage);
    }
  }

  private static Beyond[] beyondOf(Burden burden, CoverageThreshold coverage) {
    if (burden.kind() == Burden.Kind.UNCOVERED_SAMPLES) {
      return new Beyond[] {
        below(Quantity.RSRP_DBM, coverage.rsrpDbm()),
        below(Quantity.SS_RSRP_DBM, coverage.ssRsrpDbm())
      };
    }
    return burden
        .kind()
        .quantity()
        .map(
            quantity ->
                new Beyond[] {
                  burden.kind().isAbove()
                      ? above(quantity, burden.bound())
                      : below(quantity, burden.bound())
                })
        .orElse(new Beyond[0]);
  }

  private static Beyond below(Quantity quantity, int value) {
    return new Beyond(quantity.ordinal(), 0, quantity.bucketOf(value));
  }

  private static Beyond above(Quantity quantity, int value) {
    return new Beyond(quantity.ordinal(), quantity.bucketOf(value) + 1, quantity.buckets());
  }

  /**
   * Adds a reading to the totals of its leaf, and measures it on the way.
   *
   * @return whether it adds to any burden
   */
  boolean addTo(KpiTotals totals, CellReportView view, int reading) {
    for (int i = 0; i < before.length; i++) {
      before[i] = countersOf(totals, i);
    }
    view.addTo(reading, totals);
    long any = 0;
    for (int i = 0; i < amounts.length; i++) {
      // Of a reading that lies, successes may exceed attempts.
      long amount = Math.max(0, countersOf(totals, i) - before[i]);
      for (Beyond samples : beyond[i]) {
        amount +=
            view.countBetween(
                reading, samples.quantity(), samples.fromBucket(), samples.toBucket());
      }
      amounts[i] = amount;
      any |= amount;
    }
    return any != 0;
  }

  private long countersOf(KpiTotals totals, int burden) {
    long sum = 0;
    for (Total total : added[burden]) {
      sum += totals.get(total);
    }
    for (Total total : deducted[burden]) {
      sum -= totals.get(total);
    }
    return sum;
  }
}
