package io.umbral.model;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class Log64Test {

  private static int highestOf(int bucket) {
    return bucket + 1 < Log64.BUCKETS ? Log64.lowestOf(bucket + 1) - 1 : Log64.MAX_VALUE;
  }

  /** A value whose magnitude, not whose amount, is uniform, so that every octave is met. */
  private static int valueOf(Random random) {
    return random.nextInt() >>> 2 >>> random.nextInt(30);
  }

  @ParameterizedTest
  @CsvSource({
    "0, 0, 0",
    "1, 1, 1",
    "63, 63, 63",
    "64, 64, 64",
    "127, 127, 127",
    "128, 128, 129",
    "129, 128, 129",
    "130, 129, 131",
    "255, 191, 255",
    "256, 192, 258",
    "1000, 317, 1004",
    "12345, 544, 12352",
    "65536, 704, 66048",
    "1000000, 954, 1003520",
    "60000000, 1330, 60030976",
    "536870912, 1536, 541065216",
    "1073741823, 1599, 1069547520"
  })
  void keepsItsIndexesAndRepresentatives(int value, int bucket, int representative) {
    assertEquals(bucket, Log64.bucketOf(value), "bucket");
    assertEquals(representative, Log64.representativeOf(bucket), "representative");
  }

  @Test
  void coversItsRangeWithoutGapsOrOverlaps() {
    assertEquals(0, Log64.lowestOf(0));
    for (int bucket = 0; bucket < Log64.BUCKETS; bucket++) {
      assertEquals(bucket, Log64.bucketOf(Log64.lowestOf(bucket)), "lowest value");
      assertEquals(bucket, Log64.bucketOf(highestOf(bucket)), "highest value");
      assertTrue(Log64.lowestOf(bucket) <= highestOf(bucket), "bucket " + bucket + " is empty");
    }
    assertEquals(Log64.BUCKETS - 1, Log64.bucketOf(Log64.MAX_VALUE));
  }

  @Test
  void followsTheFormulaOfTheGlossary() {
    Law.holds(
        10,
        random -> {
          for (int i = 0; i < 20_000; i++) {
            int value = valueOf(random);
            int exponent = value == 0 ? 0 : (int) Math.floor(Math.log(value) / Math.log(2) + 1e-12);
            int shift = Math.max(0, exponent - 6);
            assertEquals(64 * shift + (value >> shift), Log64.bucketOf(value), "of " + value);
          }
        });
  }

  @Test
  void staysWithinOneOf128OfEveryValueAtEveryEdge() {
    for (int bucket = 0; bucket < Log64.BUCKETS; bucket++) {
      assertWithinBound(Log64.lowestOf(bucket));
      assertWithinBound(highestOf(bucket));
    }
  }

  @Test
  void staysWithinOneOf128OfEveryValue() {
    Law.holds(
        20,
        random -> {
          for (int i = 0; i < 50_000; i++) {
            assertWithinBound(valueOf(random));
          }
        });
  }

  private static void assertWithinBound(int value) {
    long error = Math.abs((long) value - Log64.representativeOf(Log64.bucketOf(value)));
    assertTrue(error * 128 <= value, value + " is off by " + error);
    assertTrue(value >= 128 || error == 0, value + " should be exact");
  }

  @Test
  void isMonotone() {
    Law.holds(
        20,
        random -> {
          for (int i = 0; i < 50_000; i++) {
            int low = valueOf(random);
            int high = low + random.nextInt(Log64.MAX_VALUE - low + 1);
            assertTrue(Log64.bucketOf(low) <= Log64.bucketOf(high), low + " and " + high);
          }
        });
  }

  @Test
  void neverPutsAValueBelowItsBucket() {
    Law.holds(
        20,
        random -> {
          for (int i = 0; i < 50_000; i++) {
            int value = valueOf(random);
            int bucket = Log64.bucketOf(value);
            assertTrue(Log64.lowestOf(bucket) <= value && value <= highestOf(bucket), "" + value);
          }
        });
  }
}
