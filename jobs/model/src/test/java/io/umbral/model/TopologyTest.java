package io.umbral.model;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

final class TopologyTest {

  private static final CellKey KEY = new CellKey("334020", 257);
  private static final long OPENED = 1_000;
  private static final long MOVED = 5_000;
  private static final long CLOSED = 9_000;

  private final Topology topology = new Topology();

  private static Region region(String id, RegionLevel level, String parent) {
    return new Region(id, id, level, Optional.ofNullable(parent), OptionalLong.empty());
  }

  private static Cell cell(String municipality, boolean retired, long validFrom) {
    return new Cell(
        KEY, "site", municipality, "Telcel", Technology.LTE, 60_000, retired, validFrom);
  }

  private void applyTree() {
    topology.apply(region("MX", RegionLevel.COUNTRY, null));
    topology.apply(region("19", RegionLevel.STATE, "MX"));
    topology.apply(region("19039", RegionLevel.MUNICIPALITY, "19"));
    topology.apply(region("19046", RegionLevel.MUNICIPALITY, "19"));
  }

  private String municipalityAt(long instant) {
    return topology.cellAt(KEY, instant).map(Cell::municipality).orElse("none");
  }

  @Test
  void theFactWithTheLatestInstantAtOrBeforeIsInForce() {
    topology.apply(cell("19046", false, MOVED));
    topology.apply(cell("19039", false, OPENED));
    assertEquals("none", municipalityAt(OPENED - 1));
    assertEquals("19039", municipalityAt(OPENED));
    assertEquals("19039", municipalityAt(MOVED - 1));
    assertEquals("19046", municipalityAt(MOVED));
    assertEquals("19046", municipalityAt(Long.MAX_VALUE));
  }

  @Test
  void whoSeesTheVersionOfAFactFindsTheFact() throws InterruptedException {
    int facts = 20_000;
    Thread writer =
        new Thread(
            () -> {
              for (int number = 1; number <= facts; number++) {
                topology.apply(
                    new Cell(
                        new CellKey("334020", number),
                        "site " + number / 10,
                        "19039",
                        "Telcel",
                        Technology.LTE,
                        60_000,
                        false,
                        OPENED));
              }
            });
    writer.start();
    long version = 0;
    while (version < facts) {
      version = topology.version();
      assertTrue(
          version == 0 || topology.cellAt(new CellKey("334020", version), MOVED).isPresent(),
          "version " + version);
      long expected =
          topology
              .expectationsAt(MOVED)
              .of(new SeriesKey("19039", "Telcel", "LTE"), 0, 60_000)
              .map(WindowResult.Expected::cells)
              .orElse(0L);
      assertTrue(expected >= version, expected + " cells at version " + version);
    }
    writer.join();
  }

  @Test
  void aRetiredCellIsNotThereUntilItComesBack() {
    topology.apply(cell("19039", false, OPENED));
    topology.apply(cell("19039", true, MOVED));
    topology.apply(cell("19046", false, CLOSED));
    assertEquals("19039", municipalityAt(MOVED - 1));
    assertEquals("none", municipalityAt(MOVED));
    assertEquals("none", municipalityAt(CLOSED - 1));
    assertEquals("19046", municipalityAt(CLOSED));
  }

  @Test
  void theLaterFactWinsOfEqualInstants() {
    topology.apply(cell("19039", false, OPENED));
    topology.apply(cell("19046", false, OPENED));
    assertEquals("19046", municipalityAt(OPENED));
  }

  @Test
  void theSameNumberInAnotherNetworkIsAnotherCell() {
    topology.apply(cell("19039", false, OPENED));
    assertEquals(Optional.empty(), topology.cellAt(new CellKey("334050", KEY.cellId()), OPENED));
  }

  @Test
  void cellsFollowTheirFactsUnderEveryOrderOfArrival() {
    Law.holds(
        200,
        random -> {
          Topology arrived = new Topology();
          TreeMap<Long, Cell> plain = new TreeMap<>();
          for (int i = random.nextInt(10); i >= 0; i--) {
            Cell fact = cell("M" + random.nextInt(9), random.nextInt(4) == 0, random.nextInt(40));
            arrived.apply(fact);
            plain.put(fact.validFromMillis(), fact);
          }
          for (long instant = -1; instant < 42; instant++) {
            var inForce = plain.floorEntry(instant);
            Optional<Cell> expected =
                inForce == null || inForce.getValue().retired()
                    ? Optional.empty()
                    : Optional.of(inForce.getValue());
            assertEquals(expected, arrived.cellAt(KEY, instant), "at " + instant);
            Long next = plain.higherKey(instant);
            assertEquals(
                next == null ? Long.MAX_VALUE : next,
                arrived.nextChangeOf(KEY, instant),
                "after " + instant);
          }
        });
  }

  @Test
  void anUnknownCellNeverChanges() {
    assertEquals(Long.MAX_VALUE, topology.nextChangeOf(KEY, 0));
    topology.apply(cell("19039", false, OPENED));
    assertEquals(OPENED, topology.nextChangeOf(KEY, OPENED - 1));
    assertEquals(Long.MAX_VALUE, topology.nextChangeOf(KEY, OPENED));
  }

  @Test
  void aLeafCountsForItselfItsAncestorsAndItsCorridorsByName() {
    applyTree();
    topology.apply(new Corridor("Z-belt", "z", List.of("19046", "19039"), 0));
    topology.apply(new Corridor("A-belt", "a", List.of("19039"), 0));
    assertEquals(List.of("19039", "19", "MX", "A-belt", "Z-belt"), topology.lineageAt("19039", 0));
    assertEquals(List.of("19046", "19", "MX", "Z-belt"), topology.lineageAt("19046", 0));
    assertEquals(List.of("19", "MX"), topology.lineageAt("19", 0));
  }

  @Test
  void anUnknownLeafCountsForItselfAlone() {
    applyTree();
    assertEquals(List.of("20001"), topology.lineageAt("20001", 0));
  }

  @Test
  void aTreeThatBitesItsTailEnds() {
    topology.apply(region("A", RegionLevel.STATE, "B"));
    topology.apply(region("B", RegionLevel.STATE, "A"));
    topology.apply(region("C", RegionLevel.STATE, "C"));
    topology.apply(region("D", RegionLevel.STATE, "A"));
    assertEquals(List.of("A"), topology.lineageAt("A", 0));
    assertEquals(List.of("B"), topology.lineageAt("B", 0));
    assertEquals(List.of("C"), topology.lineageAt("C", 0));
    assertEquals(List.of("D", "A"), topology.lineageAt("D", 0));
  }

  @Test
  void aTreeIsTheSameWhileNothingOfItChanges() {
    applyTree();
    topology.apply(new Corridor("belt", "b", List.of("19046"), MOVED));
    RegionTree before = topology.treeAt(0);
    topology.apply(cell("19046", false, OPENED));
    assertSame(before, topology.treeAt(MOVED - 1));
    assertNotSame(before, topology.treeAt(MOVED));
    topology.apply(region("20", RegionLevel.STATE, "MX"));
    assertNotSame(before, topology.treeAt(0));
  }

  @Test
  void aParentThatIsNotKnownYetIsStillAnAncestor() {
    topology.apply(region("19", RegionLevel.STATE, "MX"));
    assertEquals(List.of("19", "MX"), topology.lineageAt("19", 0));
    assertFalse(topology.hasRegion("MX"));
  }

  @Test
  void aCorridorHoldsWhatItHeldAtTheInstant() {
    applyTree();
    topology.apply(new Corridor("belt", "b", List.of("19046"), MOVED));
    topology.apply(new Corridor("belt", "b", List.of("19039"), OPENED));
    assertEquals(List.of("19039", "19", "MX"), topology.lineageAt("19039", OPENED - 1));
    assertEquals(List.of("19039", "19", "MX", "belt"), topology.lineageAt("19039", OPENED));
    assertEquals(List.of("19039", "19", "MX", "belt"), topology.lineageAt("19039", MOVED - 1));
    assertEquals(List.of("19039", "19", "MX"), topology.lineageAt("19039", MOVED));
    assertEquals(List.of("19046", "19", "MX", "belt"), topology.lineageAt("19046", MOVED));
  }

  @Test
  void aRegionHasTheParentThatItHadAtTheInstantWhateverArrivedFirst() {
    topology.apply(region("19039", RegionLevel.MUNICIPALITY, "NEW"), MOVED);
    topology.apply(region("19039", RegionLevel.MUNICIPALITY, "OLD"), OPENED);
    assertEquals(List.of("19039"), topology.lineageAt("19039", OPENED - 1));
    assertEquals(List.of("19039", "OLD"), topology.lineageAt("19039", MOVED - 1));
    assertEquals(List.of("19039", "NEW"), topology.lineageAt("19039", MOVED));
  }

  @Test
  void knowsTheLevelOfRegionsAndCorridors() {
    applyTree();
    topology.apply(new Corridor("belt", "b", List.of("19039"), MOVED));
    assertEquals(Optional.of(RegionLevel.STATE), topology.levelOf("19"));
    assertEquals(Optional.of(RegionLevel.CORRIDOR), topology.levelOf("belt"));
    assertEquals(Optional.empty(), topology.levelOf("20"));
    assertTrue(topology.hasRegion("19"));
    assertFalse(topology.hasRegion("belt"));
  }

  @Test
  void everyFactMakesItsVersionGrow() {
    long before = topology.version();
    topology.apply(region("MX", RegionLevel.COUNTRY, null));
    topology.apply(new Corridor("belt", "b", List.of(), 0));
    topology.apply(cell("19039", false, 0));
    assertEquals(before + 3, topology.version());
  }

  private List<String> wholes(String place) {
    return topology.wholesAt(place, 0);
  }

  @Test
  void aCorridorIsAPartOfWhatHoldsAllOfItsRegions() {
    applyTree();
    topology.apply(region("20", RegionLevel.STATE, "MX"));
    topology.apply(region("20001", RegionLevel.MUNICIPALITY, "20"));
    topology.apply(new Corridor("inner", "Inner", List.of("19039"), 0));
    topology.apply(new Corridor("outer", "Outer", List.of("19039", "19046"), 0));
    topology.apply(new Corridor("twin", "Twin of the outer", List.of("19046", "19039"), 0));
    topology.apply(new Corridor("across", "Across states", List.of("19046", "20001"), 0));

    assertEquals(List.of("inner", "19", "MX", "outer", "twin"), wholes("inner"));
    assertEquals(List.of("outer", "19", "MX"), wholes("outer"));
    assertEquals(List.of("twin", "19", "MX", "outer"), wholes("twin"));
    assertEquals(List.of("across", "MX"), wholes("across"));
    assertEquals(topology.lineageAt("19039", 0), wholes("19039"));
    assertEquals(List.of("20", "MX"), wholes("20"));
    assertEquals(List.of("nowhere"), wholes("nowhere"));
  }
}
