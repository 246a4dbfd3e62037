package io.umbral.benchmarks.engine;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class LeafTotalsBytesTest {

  private static LeafTotals counting(int times, int... rttMicros) {
    Reading reading = new Reading();
    reading.rttMicros = rttMicros;
    reading.downlinkBytes = 1L << 40;
    LeafTotals totals = new LeafTotals();
    for (int i = 0; i < times; i++) {
      totals.add(reading);
    }
    return totals;
  }

  private static LeafTotals writtenAndRead(LeafTotals totals) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    totals.write(new DataOutputStream(bytes));
    return LeafTotals.read(new DataInputStream(new ByteArrayInputStream(bytes.toByteArray())));
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 255, 256, 65_535, 65_536})
  void readsWhatItWroteAtEveryWidthOfABucket(int times) throws IOException {
    LeafTotals totals = counting(times, 0, 12_345, 1 << 29);
    assertArrayEquals(totals.result(), writtenAndRead(totals).result());
  }

  @Test
  void mergesTotalsOfOtherOctaves() {
    LeafTotals low = counting(3, 5);
    low.merge(counting(3, 300_000));
    LeafTotals high = counting(3, 300_000);
    high.merge(counting(3, 5));
    assertArrayEquals(low.result(), high.result());
  }

  @Test
  void aCopySharesNothing() {
    LeafTotals totals = counting(2, 12_345);
    byte[] before = totals.result();
    LeafTotals copy = totals.copy();
    copy.merge(totals);
    assertArrayEquals(before, totals.result());
  }

  @Test
  void countsOnAfterItWasCleared() {
    LeafTotals totals = counting(2, 300_000);
    totals.clear();
    totals.merge(counting(1, 5));
    assertArrayEquals(counting(1, 5).result(), totals.result());
  }
}
