package io.umbral.benchmarks.harness;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import io.umbral.benchmarks.engine.LeafColumns;
import io.umbral.benchmarks.engine.LeafResult;
import io.umbral.model.Log64;
import java.util.Map;
import java.util.SortedMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** Slices of a second of one leaf: at each, as many readings as its number says. */
final class LeafLinesTest {

  private static final String LEAF = "M1|north|LTE";
  private static final Compared SLIDING = new Compared(3_000, 1_000, Long.MAX_VALUE, true);

  private static byte[] result(int readings, int cells, int rttMicros) {
    long[] sums = new long[LeafColumns.COUNT];
    int[] rtt = new int[Log64.BUCKETS];
    sums[LeafColumns.N] = readings;
    sums[LeafColumns.REPORTING_CELLS] = cells;
    sums[LeafColumns.RTT_SUM] = readings * (long) rttMicros;
    sums[LeafColumns.RTT_TOTAL] = readings;
    rtt[Log64.bucketOf(rttMicros)] = readings;
    return LeafResult.value(sums, 0, rtt, 0);
  }

  private static long readingsOf(String line) {
    return Long.parseLong(line.split(" ", -1)[1]);
  }

  private static SortedMap<String, String> lines(Compared compared, Map<Long, byte[]> slices) {
    LeafLines lines = new LeafLines(compared);
    slices.forEach((start, value) -> lines.add(LEAF, start, value));
    return lines.lines();
  }

  @Test
  void slidingWindowsAreSumsOfTheirSlices() {
    SortedMap<String, String> lines =
        lines(
            SLIDING,
            Map.of(
                10_000L,
                result(1, 5, 100),
                11_000L,
                result(10, 7, 100),
                13_000L,
                result(100, 6, 9)));
    assertEquals(
        Map.of(8_000L, 1L, 9_000L, 11L, 10_000L, 11L, 11_000L, 110L, 12_000L, 100L, 13_000L, 100L),
        lines.entrySet().stream()
            .collect(
                Collectors.toMap(
                    line -> Long.parseLong(line.getKey().substring(LEAF.length() + 1)),
                    line -> readingsOf(line.getValue()))));
  }

  @Test
  void sumsAreWhatAnEngineWouldSayThatKnowsWindows() {
    SortedMap<String, String> added =
        lines(
            new Compared(2_000, 2_000, Long.MAX_VALUE, true),
            Map.of(10_000L, result(3, 5, 100), 11_000L, result(4, 7, 100)));
    SortedMap<String, String> said =
        lines(new Compared(2_000, 2_000, Long.MAX_VALUE, true), Map.of(10_000L, result(7, 7, 100)));
    assertEquals(said, added);
    assertEquals(Digest.of(said), Digest.of(added));
  }

  @Test
  void ofSeveralResultsOfASliceTheLastCounts() {
    LeafLines lines = new LeafLines(new Compared(1_000, 1_000, Long.MAX_VALUE, true));
    lines.add(LEAF, 10_000, result(1, 1, 100));
    lines.add(LEAF, 10_000, result(2, 1, 100));
    assertEquals(2, readingsOf(lines.lines().get(LEAF + "|10000")));
  }

  @Test
  void windowsThatEndLaterAreNotCompared() {
    Map<Long, byte[]> slices = Map.of(10_000L, result(1, 1, 1), 11_000L, result(1, 1, 1));
    assertEquals(1, lines(new Compared(1_000, 1_000, 11_999, true), slices).size());
    assertEquals(2, lines(new Compared(1_000, 1_000, 12_000, true), slices).size());
  }

  @Test
  void distinctCellsAreSparedWhereTheyAreNotCompared() {
    Compared compared = new Compared(1_000, 1_000, Long.MAX_VALUE, true);
    Map<Long, byte[]> few = Map.of(0L, result(1, 1, 1));
    Map<Long, byte[]> more = Map.of(0L, result(1, 2, 1));
    assertNotEquals(Digest.of(lines(compared, few)), Digest.of(lines(compared, more)));
    assertEquals(
        Digest.of(lines(compared.withoutCells(), few)),
        Digest.of(lines(compared.withoutCells(), more)));
  }
}
