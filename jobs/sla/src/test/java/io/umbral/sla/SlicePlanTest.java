package io.umbral.sla;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.umbral.model.WindowSpec;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

final class SlicePlanTest {

  private static final long MINUTE = 60_000;
  private static final long LATENESS = 120_000;
  private static final long BEFORE_TIME = Long.MIN_VALUE;
  private static final long END_OF_INPUT = Long.MAX_VALUE;

  private static final SlicePlan PLAN =
      new SlicePlan(
          MINUTE, List.of(WindowSpec.tumbling(5 * MINUTE), WindowSpec.tumbling(MINUTE)), LATENESS);

  @Test
  void anInstantBelongsToTheSliceThatHoldsIt() {
    assertEquals(0, PLAN.sliceOf(0));
    assertEquals(0, PLAN.sliceOf(MINUTE - 1));
    assertEquals(MINUTE, PLAN.sliceOf(MINUTE));
    assertEquals(-MINUTE, PLAN.sliceOf(-1));
  }

  @Test
  void aSliceClosesWhenTheWatermarkReachesItsLastMillisecond() {
    assertFalse(PLAN.isClosed(0, BEFORE_TIME));
    assertFalse(PLAN.isClosed(0, MINUTE - 2));
    assertTrue(PLAN.isClosed(0, MINUTE - 1));
    assertTrue(PLAN.isClosed(0, END_OF_INPUT));
  }

  @Test
  void aSliceExpiresWhenTheWatermarkIsAheadOfItByTheAllowedLateness() {
    assertFalse(PLAN.isExpired(0, BEFORE_TIME));
    assertFalse(PLAN.isExpired(0, MINUTE - 1));
    assertFalse(PLAN.isExpired(0, MINUTE - 2 + LATENESS));
    assertTrue(PLAN.isExpired(0, MINUTE - 1 + LATENESS));
    assertTrue(PLAN.isExpired(0, END_OF_INPUT));
  }

  @Test
  void aSliceExpiresWhenItClosesWhereNoLatenessIsAllowed() {
    SlicePlan strict = new SlicePlan(MINUTE, List.of(WindowSpec.tumbling(MINUTE)), 0);
    for (long watermark : List.of(BEFORE_TIME, MINUTE - 2, MINUTE - 1, MINUTE, END_OF_INPUT)) {
      assertEquals(
          strict.isClosed(0, watermark), strict.isExpired(0, watermark), "at " + watermark);
    }
  }

  @Test
  void nothingExpiresAtTheFirstWatermarksHoweverMuchLatenessIsAllowed() {
    assertFalse(PLAN.isExpired(0, BEFORE_TIME + 1));
    assertFalse(PLAN.isExpired(-MINUTE, BEFORE_TIME + LATENESS));
  }

  @Test
  void everySliceIsNeededBeforeTheFirstWatermark() {
    for (long watermark : List.of(BEFORE_TIME, BEFORE_TIME + 1, BEFORE_TIME + LATENESS)) {
      assertTrue(PLAN.oldestNeededSlice(watermark) < 0, "at " + watermark);
    }
  }

  @Test
  void noSliceIsNeededAfterTheEndOfInput() {
    SlicePlan strict = new SlicePlan(MINUTE, List.of(WindowSpec.tumbling(MINUTE)), 0);
    long yearTenThousand = 253_402_300_800_000L;
    assertTrue(PLAN.oldestNeededSlice(END_OF_INPUT) > yearTenThousand);
    assertTrue(strict.oldestNeededSlice(END_OF_INPUT) > yearTenThousand);
  }

  @Test
  void aWindowKeepsItsSlicesUntilItIsFinal() {
    long fiveMinutesFinal = 5 * MINUTE - 1 + LATENESS;
    assertEquals(0, PLAN.oldestNeededSlice(fiveMinutesFinal - 1));
    assertEquals(5 * MINUTE, PLAN.oldestNeededSlice(fiveMinutesFinal));
  }

  /** Needed is what a window holds whose last millisecond may still be revised. */
  @Test
  void neverDropsASliceThatAWindowNotYetFinalNeeds() {
    Law.holds(
        300,
        random -> {
          SlicePlan plan = planOf(random);
          for (int i = 0; i < 20; i++) {
            long watermark = random.nextInt(3_000) - 1_500L;
            assertEquals(
                plainOldest(plan, watermark),
                plan.oldestNeededSlice(watermark),
                plan + " at " + watermark);
          }
        });
  }

  private static SlicePlan planOf(Random random) {
    long slice = 1L + random.nextInt(12);
    List<WindowSpec> windows = new ArrayList<>();
    for (int i = random.nextInt(3); i >= 0; i--) {
      long slide = slice * (1L + random.nextInt(6));
      windows.add(new WindowSpec(slide * (1L + random.nextInt(5)), slide));
    }
    return new SlicePlan(slice, windows, random.nextInt(100));
  }

  private static long plainOldest(SlicePlan plan, long watermark) {
    for (long slice = plan.sliceOf(-3_000); ; slice += plan.sliceMillis()) {
      for (WindowSpec spec : plan.windows()) {
        long latest = Math.floorDiv(slice, spec.slideMillis()) * spec.slideMillis();
        for (long start = latest; start > slice - spec.sizeMillis(); start -= spec.slideMillis()) {
          boolean holds = start <= slice && slice < start + spec.sizeMillis();
          boolean isFinal =
              start + spec.sizeMillis() - 1 <= watermark - plan.allowedLatenessMillis();
          if (holds && !isFinal) {
            return slice;
          }
        }
      }
    }
  }

  @Test
  void aSliceThatTakesLateDataIsNeeded() {
    Law.holds(
        200,
        random -> {
          SlicePlan plan = planOf(random);
          long watermark = random.nextInt(2_000);
          for (long slice = plan.sliceOf(watermark - 500);
              slice < watermark + 100;
              slice += plan.sliceMillis()) {
            if (!plan.isExpired(slice, watermark)) {
              assertTrue(plan.oldestNeededSlice(watermark) <= slice, plan + " at " + watermark);
            }
          }
        });
  }

  @Test
  void windowsAreSmallestFirst() {
    assertEquals(
        List.of(WindowSpec.tumbling(MINUTE), WindowSpec.tumbling(5 * MINUTE)), PLAN.windows());
  }

  @Test
  void refusesPlansThatCannotBeCut() {
    List<WindowSpec> minutes = List.of(WindowSpec.tumbling(MINUTE));
    assertThrows(IllegalArgumentException.class, () -> new SlicePlan(0, minutes, 0));
    assertThrows(IllegalArgumentException.class, () -> new SlicePlan(MINUTE, List.of(), 0));
    assertThrows(IllegalArgumentException.class, () -> new SlicePlan(MINUTE, minutes, -1));
    assertThrows(IllegalArgumentException.class, () -> new SlicePlan(7_000, minutes, 0));
    List<WindowSpec> sliding = List.of(new WindowSpec(2 * MINUTE, MINUTE / 2));
    assertThrows(IllegalArgumentException.class, () -> new SlicePlan(MINUTE, sliding, 0));
  }
}
