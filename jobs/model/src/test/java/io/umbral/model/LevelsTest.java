package io.umbral.model;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

final class LevelsTest {

  @Test
  void givesEveryLevelABucketOfItsOwn() {
    for (int dbm = Levels.SS_RSRP_LOWEST_DBM; dbm <= Levels.SS_RSRP_HIGHEST_DBM; dbm++) {
      assertEquals(dbm - Levels.SS_RSRP_LOWEST_DBM, Levels.bucketOf(dbm), dbm + " dBm");
      assertEquals(dbm, Levels.dbmOf(Levels.bucketOf(dbm)), dbm + " dBm");
    }
    assertEquals(Levels.BUCKETS - 1, Levels.bucketOf(Levels.SS_RSRP_HIGHEST_DBM));
  }

  @Test
  void hasTheReportingRangesOfTheStandards() {
    assertEquals(-140, Levels.RSRP_LOWEST_DBM);
    assertEquals(-44, Levels.RSRP_HIGHEST_DBM);
    assertEquals(-156, Levels.SS_RSRP_LOWEST_DBM);
    assertEquals(-31, Levels.SS_RSRP_HIGHEST_DBM);
    assertEquals(126, Levels.BUCKETS);
  }

  @Test
  void keepsEveryQuantityInsideItsLayout() {
    for (Quantity quantity : Quantity.values()) {
      assertTrue(quantity.bucketOf(quantity.lowest()) >= 0, quantity::name);
      assertTrue(quantity.bucketOf(quantity.highest()) < quantity.buckets(), quantity::name);
      assertEquals(quantity.name().endsWith("_DBM"), quantity.isLevel(), quantity::name);
    }
    assertEquals(-97, Quantity.RSRP_DBM.valueOf(Quantity.RSRP_DBM.bucketOf(-97)));
    assertEquals(1004, Quantity.RTT_MICROS.valueOf(Quantity.RTT_MICROS.bucketOf(1000)));
    assertFalse(Quantity.RTT_MICROS.isLevel());
  }
}
