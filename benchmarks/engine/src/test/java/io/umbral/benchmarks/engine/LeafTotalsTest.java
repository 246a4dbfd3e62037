package io.umbral.benchmarks.engine;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.umbral.model.Log64;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

final class LeafTotalsTest {

  /** Some readings, few or many, whose round-trip times lie close together or far apart. */
  private static List<Reading> readings(Random random) {
    int lowest = random.nextInt(Log64.MAX_VALUE);
    int width = 1 + random.nextInt(Log64.MAX_VALUE - lowest);
    List<Reading> readings = new ArrayList<>();
    for (int count = random.nextInt(100); count > 0; count--) {
      Reading reading = new Reading();
      reading.suspect = random.nextInt(8) == 0;
      reading.rttMicros = random.ints(random.nextInt(4), lowest, lowest + width).toArray();
      reading.coverageTotal = random.nextInt(5);
      reading.coverageGood = random.nextInt(reading.coverageTotal + 1);
      reading.downlinkBytes = random.nextLong(1L << 48);
      reading.downlinkActiveMillis = random.nextInt(1000);
      reading.uplinkBytes = random.nextLong(1L << 40);
      reading.uplinkActiveMillis = random.nextInt(1000);
      reading.probesSent = random.nextInt(300);
      reading.probesLost = random.nextInt(3);
      readings.add(reading);
    }
    return readings;
  }

  private static LeafTotals of(List<Reading> readings) {
    LeafTotals totals = new LeafTotals();
    readings.forEach(totals::add);
    return totals;
  }

  private static byte[] written(LeafTotals totals) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    totals.write(new DataOutputStream(bytes));
    return bytes.toByteArray();
  }

  private static LeafTotals read(byte[] written) throws IOException {
    ByteArrayInputStream bytes = new ByteArrayInputStream(written);
    LeafTotals totals = LeafTotals.read(new DataInputStream(bytes));
    assertEquals(0, bytes.available(), "bytes that were not read");
    return totals;
  }

  private static void assertSame(LeafTotals expected, LeafTotals actual) throws IOException {
    assertArrayEquals(expected.result(), actual.result());
    assertArrayEquals(written(expected), written(actual));
  }

  @Test
  void countsAsAPlainTwinDoes() {
    Law.holds(
        100,
        random -> {
          List<Reading> readings = readings(random);
          List<Reading> sound = readings.stream().filter(reading -> !reading.suspect).toList();
          int[] rtt =
              sound.stream().flatMapToInt(reading -> IntStream.of(reading.rttMicros)).toArray();
          long[] sums = {
            readings.size(),
            readings.size() - sound.size(),
            0,
            sound.stream().mapToLong(reading -> reading.probesSent).sum(),
            sound.stream().mapToLong(reading -> reading.probesLost).sum(),
            sound.stream().mapToLong(reading -> reading.downlinkBytes).sum(),
            sound.stream().mapToLong(reading -> reading.downlinkActiveMillis).sum(),
            sound.stream().mapToLong(reading -> reading.uplinkBytes).sum(),
            sound.stream().mapToLong(reading -> reading.uplinkActiveMillis).sum(),
            sound.stream().mapToLong(reading -> reading.coverageGood).sum(),
            sound.stream().mapToLong(reading -> reading.coverageTotal).sum(),
            IntStream.of(rtt).asLongStream().sum(),
            rtt.length
          };
          int[] buckets = new int[Log64.BUCKETS];
          IntStream.of(rtt).forEach(value -> buckets[Log64.bucketOf(value)]++);
          assertArrayEquals(LeafResult.value(sums, 0, buckets, 0), of(readings).result());
        });
  }

  @Test
  void readsBackWhatItWroteAndGoesOnFromThere() {
    Law.holds(
        200,
        random -> {
          LeafTotals totals = of(readings(random));
          LeafTotals back = read(written(totals));
          assertSame(totals, back);

          LeafTotals more = of(readings(random));
          totals.merge(more);
          more.merge(back);
          assertSame(totals, more);
        });
  }

  @Test
  void mergesToTheSameUnderEveryPartitioningAndOrder() {
    Law.holds(
        200,
        random -> {
          List<Reading> readings = readings(random);
          List<LeafTotals> parts = new ArrayList<>();
          for (int i = 0; i <= random.nextInt(8); i++) {
            parts.add(new LeafTotals());
          }
          readings.forEach(reading -> parts.get(random.nextInt(parts.size())).add(reading));
          Collections.shuffle(parts, random);
          LeafTotals merged = new LeafTotals();
          parts.forEach(merged::merge);
          assertSame(of(readings), merged);
        });
  }

  @Test
  void isAsNewWhenItIsCleared() {
    Law.holds(
        100,
        random -> {
          LeafTotals used = of(readings(random));
          used.clear();
          assertSame(new LeafTotals(), used);

          List<Reading> readings = readings(random);
          readings.forEach(used::add);
          assertSame(of(readings), used);
        });
  }

  @Test
  void aCopySharesNothing() {
    Law.holds(
        100,
        random -> {
          List<Reading> readings = readings(random);
          LeafTotals totals = of(readings);
          LeafTotals copy = totals.copy();
          totals.merge(of(readings(random)));
          assertSame(of(readings), copy);
        });
  }
}
