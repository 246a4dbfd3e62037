package io.umbral.benchmarks.load;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

final class LatenciesTest {

  @Test
  void onlyWindowsThatEndInTheStretchAreCounted() {
    Latencies latencies = new Latencies(1_000, 2_000);
    for (long end : new long[] {999, 1_000, 1_999, 2_000}) {
      latencies.add(end, end + 200, end + 300, end + 250);
    }
    assertEquals(2, latencies.count());
  }

  @Test
  void latencyIsFromTheEndAndTheOutOfOrderness() {
    Latencies latencies = new Latencies(0, Long.MAX_VALUE);
    latencies.add(1_000, 1_200, 1_300, 1_750);
    assertEquals(550, latencies.afterEndMillis(50));
    assertEquals(550, latencies.afterEndMillis(99));
  }
}
