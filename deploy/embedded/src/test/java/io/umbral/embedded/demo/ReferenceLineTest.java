package io.umbral.embedded.demo;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

final class ReferenceLineTest {

  @ParameterizedTest
  @EnumSource
  void aValueOnTheLineIsNotBeyondIt(ReferenceLine line) {
    assertFalse(line.isCrossedBy(line.line()));
    assertEquals(1, line.severityOf(line.line()));
  }

  @ParameterizedTest
  @EnumSource
  void worseIsMoreSevere(ReferenceLine line) {
    double worse = line.isBadAbove() ? line.line() + 1 : line.line() - 1;
    assertTrue(line.isCrossedBy(worse));
    double better = line.isBadAbove() ? line.line() - 1 : line.line() + 0.5;
    assertTrue(line.severityOf(better) < line.severityOf(worse));
  }

  @Test
  void fullAvailabilityIsNotSevereAtAll() {
    assertEquals(0, ReferenceLine.AVAILABILITY.severityOf(100));
  }
}
