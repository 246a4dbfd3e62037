package io.umbral.model;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

final class DistributionTest {

  /** The plain twin: every bucket that was added, one by one. */
  private static int[] bucketsOf(Random random) {
    int lowest = random.nextInt(Log64.BUCKETS);
    int width = 1 + random.nextInt(Log64.BUCKETS - lowest);
    return random.ints(random.nextInt(300), lowest, lowest + width).toArray();
  }

  private static Distribution of(int... buckets) {
    Distribution made = new Distribution();
    for (int bucket : buckets) {
      made.add(bucket, 1, 3L * bucket + 1);
    }
    return made;
  }

  private static Distribution merged(Distribution... parts) {
    Distribution all = new Distribution();
    for (Distribution part : parts) {
      all.merge(part);
    }
    return all;
  }

  @Test
  void mergesToTheSameUnderEveryPartitioningAndOrder() {
    Law.holds(
        200,
        random -> {
          int[] buckets = bucketsOf(random);
          List<Distribution> parts = new ArrayList<>();
          for (int i = 0; i <= random.nextInt(8); i++) {
            parts.add(new Distribution());
          }
          for (int bucket : buckets) {
            parts.get(random.nextInt(parts.size())).add(bucket, 1, 3L * bucket + 1);
          }
          Collections.shuffle(parts, random);
          Distribution merged = merged(parts.toArray(Distribution[]::new));
          assertEquals(of(buckets), merged);
          assertEquals(of(buckets).hashCode(), merged.hashCode());
        });
  }

  @Test
  void mergeCommutesAndAssociates() {
    Law.holds(
        200,
        random -> {
          Distribution a = of(bucketsOf(random));
          Distribution b = of(bucketsOf(random));
          Distribution c = of(bucketsOf(random));
          assertEquals(merged(a, b), merged(b, a));
          assertEquals(merged(merged(a, b), c), merged(a, merged(b, c)));
        });
  }

  @Test
  void whatIsDeductedIsAsIfItNeverHadBeen() {
    Law.holds(
        200,
        random -> {
          Distribution kept = of(bucketsOf(random));
          Distribution passing = of(bucketsOf(random));
          Distribution sum = merged(kept, passing);
          sum.deduct(passing);
          assertEquals(kept, sum);
          assertEquals(kept.hashCode(), sum.hashCode());
        });
  }

  @Test
  void aRowOfCountsIsMergedAndDeductedAsItsDistribution() {
    Law.holds(
        200,
        random -> {
          Distribution kept = of(bucketsOf(random));
          Distribution passing = of(bucketsOf(random));
          if (passing.total() == 0) {
            return;
          }
          int length = passing.highest() + 1 - passing.lowest();
          long[] row = new long[length + 5];
          passing.copyCounts(passing.lowest(), length, row);
          Distribution sum = merged(kept);
          sum.merge(passing.lowest(), row, length, passing.sum());
          assertEquals(merged(kept, passing), sum);
          sum.deduct(passing.lowest(), row, length, passing.sum());
          assertEquals(kept, sum);
        });
  }

  @Test
  void knowsItsLowestAndItsHighestBucket() {
    assertEquals(7, of(900, 7, 64).lowest());
    assertEquals(900, of(900, 7, 64).highest());
    Distribution sum = of(900, 7, 64);
    sum.deduct(of(900, 7));
    assertEquals(64, sum.lowest());
    assertEquals(64, sum.highest());
  }

  @Test
  void mergeLeavesTheOtherAsItIs() {
    Distribution other = of(7, 900);
    Distribution target = of(3);
    target.merge(other);
    target.add(900, 5, 1);
    assertEquals(of(7, 900), other);
  }

  @Test
  void mergeWithNothingChangesNothing() {
    Distribution empty = new Distribution();
    Distribution cleared = of(5, 1500);
    cleared.clear();
    for (Distribution nothing : List.of(empty, cleared)) {
      Distribution some = of(64, 65);
      some.merge(nothing);
      assertEquals(of(64, 65), some);
      nothing.merge(of(64, 65));
      assertEquals(of(64, 65), nothing);
    }
  }

  @Test
  void findsTheBucketOfEveryRankAsASortedArrayDoes() {
    Law.holds(
        100,
        random -> {
          int[] buckets = bucketsOf(random);
          Distribution distribution = of(buckets);
          Arrays.sort(buckets);
          for (int rank = 1; rank <= buckets.length; rank++) {
            assertEquals(buckets[rank - 1], distribution.bucketAtRank(rank), "rank " + rank);
          }
        });
  }

  @Test
  void refusesARankThatNoValueHas() {
    Distribution distribution = of(4, 4, 9);
    assertThrows(IllegalArgumentException.class, () -> distribution.bucketAtRank(0));
    assertThrows(IllegalArgumentException.class, () -> distribution.bucketAtRank(4));
    assertThrows(IllegalArgumentException.class, () -> new Distribution().bucketAtRank(1));
  }

  @Test
  void countsTheValuesFromABucketOnAsAPlainLoopDoes() {
    Law.holds(
        100,
        random -> {
          int[] buckets = bucketsOf(random);
          Distribution distribution = of(buckets);
          for (int from = 0; from < Log64.BUCKETS; from += 1 + random.nextInt(9)) {
            int bound = from;
            long expected = Arrays.stream(buckets).filter(bucket -> bucket >= bound).count();
            assertEquals(expected, distribution.totalFrom(from), "from bucket " + from);
          }
        });
  }

  @Test
  void visitsTheOccupiedBucketsInAscendingOrder() {
    Law.holds(
        100,
        random -> {
          int[] buckets = bucketsOf(random);
          TreeMap<Integer, Long> expected = new TreeMap<>();
          Arrays.stream(buckets).forEach(bucket -> expected.merge(bucket, 1L, Long::sum));
          List<String> visited = new ArrayList<>();
          of(buckets).forEach((bucket, count) -> visited.add(bucket + "=" + count));
          assertEquals(expected.toString(), visited.toString().replace('[', '{').replace(']', '}'));
        });
  }

  @Test
  void growsToBothSidesAndKeepsWhatItHas() {
    Distribution distribution = of(700);
    distribution.add(1599, 2, 10);
    distribution.add(0, 3, 20);
    assertEquals(6, distribution.total());
    assertEquals(3L * 700 + 1 + 30, distribution.sum());
    assertEquals(0, distribution.bucketAtRank(3));
    assertEquals(700, distribution.bucketAtRank(4));
    assertEquals(1599, distribution.bucketAtRank(6));
  }

  @Test
  void isTheSameHoweverItsStretchGrew() {
    assertEquals(of(0, 700, 1599), of(1599, 700, 0));
    assertEquals(of(64), merged(of(64)));
    assertNotEquals(of(64), of(65));
    assertNotEquals(of(64, 64), of(64));
  }

  @Test
  void tellsEqualCountsWithAnotherSumApart() {
    Distribution other = of(64);
    other.addToSum(1);
    assertNotEquals(of(64), other);
  }

  @Test
  void keepsTheSumOfAllValuesExactly() {
    Law.holds(
        50,
        random -> {
          Distribution distribution = new Distribution();
          long expected = 0;
          for (int i = 0; i < 100; i++) {
            long sum = random.nextInt(Log64.MAX_VALUE);
            distribution.add(random.nextInt(Log64.BUCKETS), 1, sum);
            distribution.addToSum(-7);
            expected += sum - 7;
          }
          assertEquals(expected, distribution.sum());
          assertEquals(100, distribution.total());
        });
  }

  @Test
  void forgetsEverythingWhenCleared() {
    Law.holds(
        50,
        random -> {
          Distribution distribution = of(bucketsOf(random));
          distribution.clear();
          assertEquals(new Distribution(), distribution);
          assertEquals(0, distribution.totalFrom(0));
          distribution.forEach(
              (bucket, count) -> {
                throw new AssertionError("bucket " + bucket + " is left");
              });
          int[] next = bucketsOf(random);
          for (int bucket : next) {
            distribution.add(bucket, 1, 3L * bucket + 1);
          }
          assertEquals(of(next), distribution);
        });
  }

  @Test
  void refusesANegativeBucketAndStaysAsItWas() {
    Distribution distribution = of(3);
    assertThrows(IllegalArgumentException.class, () -> distribution.add(-1, 1, 1));
    assertEquals(of(3), distribution);
    assertTrue(distribution.toString().contains("3:1"), distribution::toString);
  }
}
