package io.umbral.benchmarks.harness;

import io.umbral.benchmarks.engine.LeafColumns;
import io.umbral.benchmarks.engine.LeafResult;
import io.umbral.model.Log64;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.NavigableMap;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Results in the form of {@link LeafResult}, as windows and as lines. An engine may give slices
 * that are shorter than the windows; they are added up here, so that whoever counts need not know
 * how windows lie.
 */
final class LeafLines {

  private static final int HEADER_BYTES =
      LeafResult.value(zeros(), 0, new int[Log64.BUCKETS], 0).length;

  private final Compared compared;
  private final Map<String, TreeMap<Long, byte[]>> slices = new HashMap<>();
  private final long[] sums = zeros();
  private final int[] rtt = new int[Log64.BUCKETS];

  LeafLines(Compared compared) {
    this.compared = compared;
  }

  private static long[] zeros() {
    return new long[LeafColumns.COUNT];
  }

  /** Takes a result; of several of one slice the last counts. */
  void add(String leaf, long startMillis, byte[] value) {
    slices.computeIfAbsent(leaf, any -> new TreeMap<>()).put(startMillis, value);
  }

  /** A line for each window that holds anything, by leaf and start. */
  SortedMap<String, String> lines() {
    SortedMap<String, String> lines = new TreeMap<>();
    slices.forEach((leaf, ofLeaf) -> addLines(leaf, ofLeaf, lines));
    return lines;
  }

  private void addLines(
      String leaf, NavigableMap<Long, byte[]> ofLeaf, SortedMap<String, String> lines) {
    long first = ofLeaf.firstKey() - compared.sizeMillis() + compared.slideMillis();
    long start = Math.floorDiv(first, compared.slideMillis()) * compared.slideMillis();
    for (; start <= ofLeaf.lastKey() && compared.holds(start); start += compared.slideMillis()) {
      Collection<byte[]> parts = ofLeaf.subMap(start, start + compared.sizeMillis()).values();
      if (!parts.isEmpty()) {
        String key = leaf + '|' + start;
        lines.put(key, key + LeafResult.line(comparable(sum(parts))));
      }
    }
  }

  private byte[] sum(Collection<byte[]> parts) {
    if (parts.size() == 1) {
      return parts.iterator().next(); // With the quantiles that the engine itself found.
    }
    Arrays.fill(sums, 0);
    Arrays.fill(rtt, 0);
    for (byte[] part : parts) {
      merge(ByteBuffer.wrap(part));
    }
    return LeafResult.value(sums, 0, rtt, 0);
  }

  private void merge(ByteBuffer part) {
    for (int column = 0; column < LeafColumns.COUNT; column++) {
      long sum = part.getLong();
      // Distinct cells do not add up over time.
      sums[column] =
          column == LeafColumns.REPORTING_CELLS ? Math.max(sums[column], sum) : sums[column] + sum;
    }
    part.position(HEADER_BYTES);
    while (part.hasRemaining()) {
      rtt[part.getInt()] += part.getInt();
    }
  }

  private byte[] comparable(byte[] value) {
    if (compared.withCells()) {
      return value;
    }
    byte[] spared = value.clone();
    ByteBuffer.wrap(spared).putLong(LeafColumns.REPORTING_CELLS * Long.BYTES, 0);
    return spared;
  }
}
