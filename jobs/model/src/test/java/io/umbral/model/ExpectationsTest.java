package io.umbral.model;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertSame;

import io.umbral.model.WindowResult.Expected;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

final class ExpectationsTest {

  private static final int MINUTE = 60_000;
  private static final int QUARTER = 900_000;

  private final Topology topology = new Topology();
  private long nextCell = 1;

  private static void applyTree(Topology to) {
    to.apply(Region.root("MX"));
    to.apply(new Region("19", "", RegionLevel.STATE, Optional.of("MX"), OptionalLong.empty()));
    for (String leaf : List.of("19039", "19046")) {
      to.apply(
          new Region(leaf, "", RegionLevel.MUNICIPALITY, Optional.of("19"), OptionalLong.empty()));
    }
    to.apply(new Corridor("belt", "", List.of("19039"), 0));
  }

  private Cell add(String leaf, String host, Technology technology, int periodMillis, long from) {
    CellKey key = new CellKey("334020", nextCell++);
    Cell cell = new Cell(key, "s", leaf, host, technology, periodMillis, false, from);
    topology.apply(cell);
    return cell;
  }

  private Optional<Expected> expected(
      String region, String operator, String technology, long start, long end) {
    return topology
        .expectationsAt(start)
        .of(new SeriesKey(region, operator, technology), start, end);
  }

  private long cells(String region, String operator, String technology) {
    return expected(region, operator, technology, 0, MINUTE).map(Expected::cells).orElse(0L);
  }

  @Test
  void countsCellsAtEveryLevelOperatorAndTechnology() {
    applyTree(topology);
    add("19039", "Telcel", Technology.LTE, MINUTE, 0);
    add("19039", "Telcel", Technology.NR, MINUTE, 0);
    add("19046", "Telcel", Technology.LTE, MINUTE, 0);
    add("19046", "Altan", Technology.LTE, MINUTE, 0);
    assertEquals(1, cells("19039", "Telcel", "LTE"));
    assertEquals(2, cells("19039", "Telcel", "ALL"));
    assertEquals(2, cells("19039", "ALL", "ALL"));
    assertEquals(1, cells("19046", "Altan", "LTE"));
    assertEquals(2, cells("19046", "ALL", "LTE"));
    for (String upper : List.of("19", "MX")) {
      assertEquals(2, cells(upper, "Telcel", "LTE"), upper);
      assertEquals(3, cells(upper, "Telcel", "ALL"), upper);
      assertEquals(3, cells(upper, "ALL", "LTE"), upper);
      assertEquals(1, cells(upper, "ALL", "NR"), upper);
      assertEquals(4, cells(upper, "ALL", "ALL"), upper);
    }
    assertEquals(2, cells("belt", "ALL", "ALL"));
    assertEquals(1, cells("belt", "Telcel", "NR"));
    assertEquals(0, cells("belt", "Altan", "ALL"));
  }

  @Test
  void expectsNothingOfSeriesWithoutCells() {
    applyTree(topology);
    add("19039", "Telcel", Technology.LTE, MINUTE, 0);
    assertEquals(Optional.empty(), expected("19046", "ALL", "ALL", 0, MINUTE));
    assertEquals(Optional.empty(), expected("19039", "Altan", "ALL", 0, MINUTE));
    assertEquals(Optional.empty(), expected("19039", "Telcel", "NR", 0, MINUTE));
  }

  @Test
  void namesEverySeriesThatOwesReadings() {
    applyTree(topology);
    add("19039", "Telcel", Technology.LTE, MINUTE, 0);
    Set<SeriesKey> named = new HashSet<>();
    for (String region : List.of("19039", "19", "MX", "belt")) {
      for (String operator : List.of("Telcel", "ALL")) {
        for (String technology : List.of("LTE", "ALL")) {
          named.add(new SeriesKey(region, operator, technology));
        }
      }
    }
    assertEquals(named, topology.expectationsAt(0).series());
  }

  @Test
  void aCellOfOneMinuteOwesAReadingForEveryMinute() {
    add("19039", "Telcel", Technology.LTE, MINUTE, 0);
    assertEquals(
        Optional.of(new Expected(1, 1)), expected("19039", "ALL", "ALL", 3 * MINUTE, 4 * MINUTE));
    assertEquals(
        Optional.of(new Expected(1, 15)), expected("19039", "ALL", "ALL", QUARTER, 2 * QUARTER));
  }

  @Test
  void aCellOfAQuarterOfAnHourOwesItsReadingToTheMinuteInWhichThePeriodEnds() {
    add("19039", "Telcel", Technology.LTE, QUARTER, 0);
    assertEquals(
        Optional.of(new Expected(1, 0)),
        expected("19039", "ALL", "ALL", QUARTER - 2 * MINUTE, QUARTER - MINUTE));
    assertEquals(
        Optional.of(new Expected(1, 1)),
        expected("19039", "ALL", "ALL", QUARTER - MINUTE, QUARTER));
    assertEquals(
        Optional.of(new Expected(1, 0)),
        expected("19039", "ALL", "ALL", QUARTER, QUARTER + MINUTE));
    assertEquals(Optional.of(new Expected(1, 4)), expected("19039", "ALL", "ALL", 0, 4 * QUARTER));
  }

  @Test
  void cellsOfSeveralPeriodsAddUp() {
    add("19039", "Telcel", Technology.LTE, QUARTER, 0);
    add("19039", "Telcel", Technology.LTE, MINUTE, 0);
    add("19039", "Telcel", Technology.LTE, MINUTE, 0);
    assertEquals(Optional.of(new Expected(3, 31)), expected("19039", "Telcel", "LTE", 0, QUARTER));
  }

  @Test
  void periodsAreThoseWhoseLastMillisecondIsInTheWindow() {
    Law.holds(
        300,
        random -> {
          int period = 1 + random.nextInt(40);
          Topology one = new Topology();
          one.apply(
              new Cell(new CellKey("", 1), "", "M", "h", Technology.NR, period, false, -1_000));
          long start = random.nextInt(400) - 200L;
          long end = start + 1 + random.nextInt(200);
          long plain = 0;
          for (long instant = start; instant < end; instant++) {
            plain += Math.floorMod(instant + 1, period) == 0 ? 1 : 0;
          }
          assertEquals(
              Optional.of(new Expected(1, plain)),
              one.expectationsAt(start).of(new SeriesKey("M", "h", "NR"), start, end),
              "period " + period + " in " + start + ".." + end);
        });
  }

  @Test
  void holdUntilTheNextChangeAndNoLonger() {
    applyTree(topology);
    Cell cell = add("19039", "Telcel", Technology.LTE, MINUTE, 1_000);
    topology.apply(
        new Cell(cell.key(), "s", "19039", "Telcel", Technology.LTE, MINUTE, true, 5_000));
    Expectations before = topology.expectationsAt(999);
    assertEquals(Set.of(), before.series());
    Expectations during = topology.expectationsAt(1_000);
    assertNotSame(before, during);
    assertSame(during, topology.expectationsAt(4_999));
    assertEquals(Set.of(), topology.expectationsAt(5_000).series());
    assertEquals(16, topology.expectationsAt(4_999).series().size());
  }

  @Test
  void areComputedAnewAfterEveryFact() {
    add("19039", "Telcel", Technology.LTE, MINUTE, 0);
    assertEquals(1, cells("19039", "ALL", "ALL"));
    add("19039", "Telcel", Technology.LTE, MINUTE, 0);
    assertEquals(2, cells("19039", "ALL", "ALL"));
    assertEquals(0, cells("19", "ALL", "ALL"));
    applyTree(topology);
    assertEquals(2, cells("19", "ALL", "ALL"));
  }

  @Test
  void followAPlainCountAtEveryInstantUnderEveryOrderOfQuestions() {
    Law.holds(
        60,
        random -> {
          Topology grown = new Topology();
          applyTree(grown);
          for (int i = 0; i < 12; i++) {
            grown.apply(randomCell(random));
          }
          if (random.nextBoolean()) {
            grown.apply(new Corridor("belt", "", List.of("19046"), random.nextInt(20)));
          }
          grown.apply(
              new Region(
                  "19046", "", RegionLevel.MUNICIPALITY, Optional.of("20"), OptionalLong.empty()),
              random.nextInt(20));
          for (int i = 0; i < 40; i++) {
            long instant = random.nextInt(24) - 2L;
            for (String region : List.of("19039", "19046", "19", "20", "MX", "belt")) {
              assertEquals(
                  plainCells(grown, region, instant),
                  grown
                      .expectationsAt(instant)
                      .of(new SeriesKey(region, "ALL", "ALL"), instant, instant + 1)
                      .map(Expected::cells)
                      .orElse(0L),
                  region + " at " + instant);
            }
          }
        });
  }

  private static Cell randomCell(Random random) {
    return new Cell(
        new CellKey("", random.nextInt(5)),
        "",
        random.nextBoolean() ? "19039" : "19046",
        random.nextBoolean() ? "Telcel" : "Altan",
        random.nextBoolean() ? Technology.LTE : Technology.NR,
        MINUTE,
        random.nextInt(4) == 0,
        random.nextInt(20));
  }

  private static long plainCells(Topology grown, String region, long instant) {
    long found = 0;
    for (int id = 0; id < 5; id++) {
      Optional<Cell> cell = grown.cellAt(new CellKey("", id), instant);
      if (cell.isPresent()
          && grown.lineageAt(cell.get().municipality(), instant).contains(region)) {
        found++;
      }
    }
    return found;
  }
}
