package io.umbral.model;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

final class KpiTotalsTest {

  /** One measurement: an amount of a total, or a value of a quantity. */
  private record Fact(int total, int quantity, int number) {

    static Fact of(Random random) {
      return new Fact(
          random.nextInt(Total.values().length),
          random.nextInt(Quantity.values().length),
          random.nextInt(126));
    }

    void addTo(KpiTotals totals) {
      totals.add(total, number);
      totals.of(quantity).add(number, 1, number);
    }
  }

  private static List<Fact> factsOf(Random random) {
    List<Fact> facts = new ArrayList<>();
    for (int i = random.nextInt(80); i > 0; i--) {
      facts.add(Fact.of(random));
    }
    return facts;
  }

  private static KpiTotals of(List<Fact> facts) {
    KpiTotals totals = new KpiTotals();
    facts.forEach(fact -> fact.addTo(totals));
    return totals;
  }

  private static KpiTotals merged(KpiTotals... parts) {
    KpiTotals all = new KpiTotals();
    for (KpiTotals part : parts) {
      all.merge(part);
    }
    return all;
  }

  @Test
  void mergesToTheSameUnderEveryPartitioningAndOrder() {
    Law.holds(
        200,
        random -> {
          List<Fact> facts = factsOf(random);
          List<KpiTotals> parts = new ArrayList<>();
          for (int i = 0; i <= random.nextInt(6); i++) {
            parts.add(new KpiTotals());
          }
          for (Fact fact : facts) {
            fact.addTo(parts.get(random.nextInt(parts.size())));
          }
          Collections.shuffle(parts, random);
          KpiTotals merged = merged(parts.toArray(KpiTotals[]::new));
          assertEquals(of(facts), merged);
          assertEquals(of(facts).hashCode(), merged.hashCode());
        });
  }

  @Test
  void mergeCommutesAndAssociates() {
    Law.holds(
        200,
        random -> {
          KpiTotals a = of(factsOf(random));
          KpiTotals b = of(factsOf(random));
          KpiTotals c = of(factsOf(random));
          assertEquals(merged(a, b), merged(b, a));
          assertEquals(merged(merged(a, b), c), merged(a, merged(b, c)));
        });
  }

  @Test
  void mergeLeavesTheOtherAsItIs() {
    Law.holds(
        50,
        random -> {
          List<Fact> facts = factsOf(random);
          KpiTotals other = of(facts);
          KpiTotals target = merged(other);
          target.merge(of(factsOf(random)));
          assertEquals(of(facts), other);
        });
  }

  @Test
  void whatIsDeductedIsAsIfItNeverHadBeen() {
    Law.holds(
        200,
        random -> {
          List<Fact> kept = factsOf(random);
          KpiTotals passing = of(factsOf(random));
          KpiTotals sum = merged(of(kept), passing, of(factsOf(new Random(3))));
          sum.deduct(of(factsOf(new Random(3))));
          sum.deduct(passing);
          assertEquals(of(kept), sum);
          assertEquals(of(kept).hashCode(), sum.hashCode());
        });
  }

  @Test
  void saysWhereATotalCanNoLongerBeTakenAway() {
    KpiTotals totals = new KpiTotals();
    totals.add(Total.PROBES_SENT, Long.MAX_VALUE - 1);
    assertFalse(totals.isCapped());
    totals.add(Total.PROBES_SENT, 1);
    assertTrue(totals.isCapped());
  }

  @Test
  void saysTheMemoryThatItKeeps() {
    KpiTotals totals = new KpiTotals();
    int empty = totals.memoryBytes();
    totals.of(Quantity.RTT_MICROS).add(70, 1, 70);
    assertEquals(empty + 64 * Long.BYTES, totals.memoryBytes());
    totals.clear();
    assertEquals(empty + 64 * Long.BYTES, totals.memoryBytes());
  }

  @Test
  void staysAtTheLargestSumInsteadOfTurningNegative() {
    KpiTotals liar = new KpiTotals();
    liar.add(Total.PROBES_SENT, Long.MAX_VALUE - 1);
    KpiTotals honest = new KpiTotals();
    honest.add(Total.PROBES_SENT, 10);
    assertEquals(Long.MAX_VALUE, merged(liar, honest).get(Total.PROBES_SENT));
    assertEquals(merged(merged(liar, honest), honest), merged(liar, merged(honest, honest)));
    liar.add(Total.PROBES_SENT, 2);
    assertEquals(Long.MAX_VALUE, liar.get(Total.PROBES_SENT));
  }

  @Test
  void addsByNameAsByOrdinal() {
    KpiTotals byName = new KpiTotals();
    KpiTotals byOrdinal = new KpiTotals();
    for (Total total : Total.values()) {
      byName.add(total, 5L + total.ordinal());
      byOrdinal.add(total.ordinal(), 5L + total.ordinal());
      assertEquals(5L + total.ordinal(), byName.get(total), total::name);
    }
    for (Quantity quantity : Quantity.values()) {
      byName.of(quantity).add(quantity.ordinal(), 2, 9);
      byOrdinal.of(quantity.ordinal()).add(quantity.ordinal(), 2, 9);
    }
    assertEquals(byName, byOrdinal);
  }

  @Test
  void replacesATotalThatDoesNotAddUpOverTime() {
    KpiTotals totals = new KpiTotals();
    totals.add(Total.REPORTING_CELLS, 7);
    totals.set(Total.REPORTING_CELLS, 4);
    assertEquals(4, totals.get(Total.REPORTING_CELLS));
  }

  @Test
  void tellsAQuantityWithoutValuesFromOneThatHasSome() {
    KpiTotals totals = new KpiTotals();
    assertFalse(totals.has(Quantity.RTT_MICROS));
    totals.of(Quantity.RTT_MICROS);
    assertFalse(totals.has(Quantity.RTT_MICROS));
    totals.of(Quantity.RTT_MICROS).add(12, 1, 12);
    assertTrue(totals.has(Quantity.RTT_MICROS));
    assertFalse(totals.has(Quantity.JITTER_MICROS));
  }

  @Test
  void forgetsEverythingWhenCleared() {
    Law.holds(
        50,
        random -> {
          KpiTotals totals = of(factsOf(random));
          totals.clear();
          assertEquals(new KpiTotals(), totals);
          List<Fact> next = factsOf(random);
          next.forEach(fact -> fact.addTo(totals));
          assertEquals(of(next), totals);
        });
  }

  @Test
  void differsWhereOneTotalOrOneValueDiffers() {
    for (Total total : Total.values()) {
      KpiTotals other = new KpiTotals();
      other.add(total, 1);
      assertNotEquals(new KpiTotals(), other, total::name);
    }
    for (Quantity quantity : Quantity.values()) {
      KpiTotals other = new KpiTotals();
      other.of(quantity).add(1, 1, 0);
      assertNotEquals(new KpiTotals(), other, quantity::name);
      assertNotEquals(other, new KpiTotals(), quantity::name);
    }
  }
}
