package io.umbral.pipeline.merge;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Map;
import java.util.Random;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Where windows exist. */
final class AnnouncedTimeTest {

  private static final long SILENCE = 100;

  @Test
  void aSilenceUpToTheLongestIsPartOfItsStretch() {
    AnnouncedTime time = new AnnouncedTime(SILENCE);
    time.add(0);
    time.add(100);
    time.add(201);
    assertEquals(Map.of(0L, 100L, 201L, 201L), time.stretches());
  }

  @Test
  void aStretchStaysAsLongAsASliceCanBeJoinedToIt() {
    AnnouncedTime time = new AnnouncedTime(SILENCE);
    time.add(0, 50);
    time.forgetBefore(150);
    assertEquals(Map.of(0L, 50L), time.stretches());
    time.forgetBefore(151);
    assertEquals(Map.of(), time.stretches());
  }

  static LongStream seeds() {
    return LongStream.range(0, 50);
  }

  @ParameterizedTest(name = "seed {0}")
  @MethodSource("seeds")
  void theOrderOfAnnouncementsDoesNotMatter(long seed) {
    Random random = new Random(seed);
    AnnouncedTime tested = new AnnouncedTime(SILENCE);
    TreeSet<Long> slices = new TreeSet<>();
    for (int i = 0; i < 40; i++) {
      long slice = random.nextLong(-1_000, 3_000);
      slices.add(slice);
      tested.add(slice);
      assertEquals(plainly(slices), tested.stretches());
    }
  }

  private static Map<Long, Long> plainly(SortedSet<Long> slices) {
    Map<Long, Long> stretches = new TreeMap<>();
    long first = slices.first();
    long last = first;
    for (long slice : slices) {
      if (slice - last > SILENCE) {
        stretches.put(first, last);
        first = slice;
      }
      last = slice;
    }
    stretches.put(first, last);
    return stretches;
  }
}
