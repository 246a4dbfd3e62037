package io.umbral.wire;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.umbral.model.KpiTotals;
import io.umbral.model.Quantity;
import io.umbral.model.Total;
import java.io.ByteArrayOutputStream;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Random;
import org.junit.jupiter.api.Test;

final class KpiTotalsCodecTest {

  private final KpiTotalsCodec codec = new KpiTotalsCodec();

  static KpiTotals randomTotals(Random random) {
    KpiTotals totals = new KpiTotals();
    for (Total total : Total.values()) {
      totals.add(total, random.nextBoolean() ? 0 : random.nextLong() >>> (2 + random.nextInt(60)));
    }
    for (Quantity quantity : Quantity.values()) {
      for (int i = random.nextInt(4) * random.nextInt(20); i > 0; i--) {
        int value =
            quantity.isLevel()
                ? quantity.lowest() + random.nextInt(quantity.highest() - quantity.lowest() + 1)
                : random.nextInt() >>> 2 >>> random.nextInt(30);
        long count = 1L + (random.nextInt() >>> 1 >>> random.nextInt(31));
        totals.of(quantity).add(quantity.bucketOf(value), count, value * count);
      }
    }
    return totals;
  }

  private KpiTotals decoded(byte[] encoded) {
    KpiTotals totals = new KpiTotals();
    codec.mergeInto(encoded, totals);
    return totals;
  }

  @Test
  void readsWhatItWrites() {
    Law.holds(
        300,
        random -> {
          KpiTotals totals = randomTotals(random);
          assertEquals(totals, decoded(codec.encode(totals)));
        });
  }

  @Test
  void mergingTheFormsIsMergingTheTotals() {
    Law.holds(
        200,
        random -> {
          KpiTotals one = randomTotals(random);
          KpiTotals other = randomTotals(random);
          KpiTotals ofForms = decoded(codec.encode(one));
          codec.mergeInto(codec.encode(other), ofForms);
          one.merge(other);
          assertEquals(one, ofForms);
        });
  }

  @Test
  void formsOneAfterAnotherAreTheFormOfTheirSum() {
    Law.holds(
        100,
        random -> {
          KpiTotals sum = new KpiTotals();
          ByteArrayOutputStream row = new ByteArrayOutputStream();
          for (int i = 0; i <= random.nextInt(5); i++) {
            KpiTotals part = randomTotals(random);
            row.writeBytes(codec.encode(part));
            sum.merge(part);
          }
          assertEquals(sum, decoded(row.toByteArray()));
        });
  }

  @Test
  void whatIsDeductedIsAsIfItNeverHadBeen() {
    Law.holds(
        100,
        random -> {
          KpiTotals kept = randomTotals(random);
          KpiTotals passing = randomTotals(random);
          KpiTotals sum = new KpiTotals();
          sum.merge(kept);
          codec.mergeInto(codec.encode(passing), sum);
          assertNothingIsCapped(sum);
          codec.deductFrom(codec.encode(passing), sum);
          assertEquals(kept, sum);
          assertArrayEquals(codec.encode(kept), codec.encode(sum));
        });
  }

  private static void assertNothingIsCapped(KpiTotals totals) {
    assertFalse(totals.isCapped(), "random totals are below a quarter of the largest sum");
  }

  /** Numbers of one byte, of several, and rows of empty buckets of both. */
  @Test
  void readsCountsAndGapsOfEveryLength() {
    for (long count = 1; count > 0 && count < Long.MAX_VALUE / 4; count *= 3) {
      for (int gap : new int[] {1, 2, 62, 63, 64, 65, 127, 128, 1_400}) {
        KpiTotals totals = new KpiTotals();
        totals.of(Quantity.RTT_MICROS).add(5, count, 1);
        totals.of(Quantity.RTT_MICROS).add(5 + gap, 1, -7);
        totals.of(Quantity.RTT_MICROS).add(6 + gap, count, 1);
        assertEquals(totals, decoded(codec.encode(totals)));
      }
    }
  }

  @Test
  void equalTotalsHaveOneFormHoweverTheyGrew() {
    Law.holds(
        100,
        random -> {
          KpiTotals totals = randomTotals(random);
          KpiTotals reused = randomTotals(random);
          reused.clear();
          reused.merge(totals);
          assertArrayEquals(codec.encode(totals), codec.encode(reused));
        });
  }

  /** State that was written by an earlier build is read by a later one. */
  @Test
  void keepsItsForm() {
    KpiTotals totals = new KpiTotals();
    totals.add(Total.READINGS, 3);
    totals.add(Total.BEARER_SUCCESSES, 300);
    totals.of(Quantity.RTT_MICROS).add(317, 2, 2_000);
    totals.of(Quantity.RTT_MICROS).add(320, 1, 1_030);
    totals.of(Quantity.SS_RSRP_DBM).add(Quantity.SS_RSRP_DBM.bucketOf(-90), 1, -90);
    assertEquals(
        "02818008" + "03ac02" + "21" + "ac2fbd0204" + "040502" + "b3014201" + "02",
        HexFormat.of().formatHex(codec.encode(totals)));
  }

  @Test
  void nothingIsThreeBytes() {
    assertEquals(3, codec.encode(new KpiTotals()).length);
    assertEquals(new KpiTotals(), decoded(codec.encode(new KpiTotals())));
  }

  @Test
  void refusesAnotherVersion() {
    byte[] encoded = codec.encode(new KpiTotals());
    encoded[0]++;
    assertThrows(IllegalArgumentException.class, () -> decoded(encoded));
    assertThrows(IllegalArgumentException.class, () -> decoded(new byte[0]));
  }

  @Test
  void refusesAFormThatIsCutOffOrTooLong() {
    Law.holds(
        20,
        random -> {
          byte[] encoded = codec.encode(randomTotals(random));
          for (int length = 0; length < encoded.length; length++) {
            byte[] cut = Arrays.copyOf(encoded, length);
            assertThrows(IllegalArgumentException.class, () -> decoded(cut), "at " + length);
          }
          byte[] longer = Arrays.copyOf(encoded, encoded.length + 1);
          assertThrows(IllegalArgumentException.class, () -> decoded(longer));
        });
  }

  @Test
  void damagedFormsAreRefusedWithinBounds() {
    Law.holds(
        20,
        random -> {
          Mutator mutator = new Mutator(random);
          for (int i = 0; i < 500; i++) {
            byte[] mutated = mutator.mutate(codec.encode(randomTotals(random)));
            long before = Allocation.ofThisThread();
            try {
              decoded(mutated);
            } catch (IllegalArgumentException e) {
              assertTrue(e.getMessage() != null);
            }
            assertTrue(Allocation.ofThisThread() - before < 1 << 20);
          }
        });
  }
}
