package io.umbral.embedded.demo;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

final class RateTest {

  private final Rate rate = new Rate();

  @Test
  void oneCountIsNoRate() {
    assertEquals(0, rate.perSecond());
    rate.at(5_000, 100);
    assertEquals(0, rate.perSecond());
  }

  @Test
  void isTheGrowthOverTheTimeBetween() {
    rate.at(5_000, 100);
    rate.at(7_000, 300);
    assertEquals(100, rate.perSecond());
  }

  @Test
  void forgetsWhatWasLongAgo() {
    rate.at(0, 0);
    rate.at(1_000, 1_000_000);
    rate.at(21_001, 1_000_000);
    rate.at(22_000, 1_000_000);
    assertEquals(0, rate.perSecond());
  }
}
