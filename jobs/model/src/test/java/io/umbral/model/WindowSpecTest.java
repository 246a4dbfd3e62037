package io.umbral.model;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class WindowSpecTest {

  @Test
  void findsTheFirstOfTheWindowsThatHoldAnInstant() {
    Law.holds(
        200,
        random -> {
          long slide = 1L + random.nextInt(50);
          WindowSpec spec = new WindowSpec(slide * (1 + random.nextInt(10)), slide);
          long instant = random.nextInt(20_000) - 10_000L;
          long first = spec.firstStartHolding(instant);
          assertEquals(0, Math.floorMod(first, slide), "aligned to the epoch");
          assertTrue(first <= instant && instant < first + spec.sizeMillis(), "holds it");
          assertTrue(first - slide + spec.sizeMillis() <= instant, "the one before does not");
        });
  }

  @Test
  void putsTheEndOfAWindowIntoTheNext() {
    WindowSpec minute = WindowSpec.tumbling(60_000);
    assertEquals(0, minute.firstStartHolding(0));
    assertEquals(0, minute.firstStartHolding(59_999));
    assertEquals(60_000, minute.firstStartHolding(60_000));
    assertEquals(-60_000, minute.firstStartHolding(-1));
  }

  @Test
  void tumblesWhereTheSlideIsTheSize() {
    assertTrue(WindowSpec.tumbling(60_000).isTumbling());
    assertFalse(new WindowSpec(300_000, 60_000).isTumbling());
  }

  @ParameterizedTest
  @CsvSource({"60000, 0", "60000, -1", "0, 60000", "90000, 60000", "60000, 90000", "4294967296, 1"})
  void refusesWindowsThatAreNoWholeNumberOfSlides(long size, long slide) {
    assertThrows(IllegalArgumentException.class, () -> new WindowSpec(size, slide));
  }
}
