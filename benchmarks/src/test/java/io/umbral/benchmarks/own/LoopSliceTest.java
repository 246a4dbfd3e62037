package io.umbral.benchmarks.own;

import static org.junit.jupiter.api.Assertions.assertTrue;

import io.umbral.model.Log64;
import org.junit.jupiter.api.Test;

final class LoopSliceTest {

  @Test
  void hasRoomForALeafThatIsFarAboveTheLastOne() {
    LoopSlice slice = new LoopSlice();
    int leaf = 9_000;
    slice.makeRoomForLeaf(leaf);
    assertTrue(slice.sums.length >= (leaf + 1) * LoopSlice.COLUMNS);
    assertTrue(slice.rtt.length >= (leaf + 1) * Log64.BUCKETS);
  }
}
