package io.umbral.embedded.synthetic;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.umbral.embedded.reference.Operator;
import io.umbral.model.Cell;
import io.umbral.model.CellKey;
import io.umbral.model.CellReading;
import io.umbral.model.CellReport;
import io.umbral.model.Corridor;
import io.umbral.model.Region;
import io.umbral.model.RegionLevel;
import io.umbral.model.Technology;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class SyntheticNationTest {

  private static final int MANY = 20;

  private final SyntheticNation nation = nation(1);

  private static SyntheticNation nation(long seed) {
    return new SyntheticNation(
        seed, NationConfig.demo(), Mexico.REFERENCE, FaultScript.NONE, Mexico.NOON);
  }

  @Test
  void oneSeedGivesOneNationAndAnotherSeedAnother() {
    assertEquals(nation.sites(), nation(1).sites());
    assertEquals(nation.cells(0), nation(1).cells(0));
    assertNotEquals(nation.sites(), nation(2).sites());
    assertNotEquals(
        Mexico.textOf(nation.report(7, Mexico.NOON)),
        Mexico.textOf(nation(2).report(7, Mexico.NOON)));
  }

  @Test
  void anyReportCanBeMadeAgainAloneAndInAnyOrder() {
    SyntheticNation other = nation(1);
    List<CellReport> all = Mexico.deliveries(nation, Mexico.NOON);
    for (int i = all.size() - 1; i >= 0; i -= 7) {
      CellReport report = all.get(i);
      Site site =
          other.sites().stream()
              .filter(s -> s.origin().equals(report.origin()))
              .findAny()
              .orElseThrow();
      CellReport again = other.report(site.index(), report.periodStartMillis());
      assertEquals(Mexico.textOf(report), Mexico.textOf(again));
    }
  }

  @Test
  void oneReportDiffersFromTheNext() {
    String now = Mexico.textOf(nation.report(0, Mexico.NOON));
    assertNotEquals(
        now, Mexico.textOf(nation.report(0, Mexico.NOON + 1_000)).replace("1000+", "0000+"));
  }

  @Test
  void refusesAPeriodThatIsNotAligned() {
    assertThrows(IllegalArgumentException.class, () -> nation.report(0, Mexico.NOON + 1));
  }

  @Test
  void everySourceSaysThatItIsSyntheticAndIsThereOnce() {
    Set<String> sources = new HashSet<>();
    for (Site site : nation.sites()) {
      assertTrue(site.origin().sourceId().startsWith("SYN-"), site::toString);
      assertTrue(sources.add(site.origin().sourceId()), site::toString);
    }
  }

  @Test
  void sitesFollowTheSharesOfTheOperators() {
    assertEquals(nation.config().sites(), nation.sites().size());
    for (Operator operator : Mexico.REFERENCE.operators()) {
      long sites =
          nation.sites().stream()
              .filter(site -> site.origin().ranHost().equals(operator.ranHost()))
              .count();
      assertEquals(
          operator.linesRatio() * nation.sites().size(), (double) sites, 1, operator::ranHost);
    }
  }

  @Test
  void sitesFollowTheInhabitantsOfTheStates() {
    double all = 126_014_024;
    Set<String> inCorridors = new HashSet<>();
    Mexico.REFERENCE.corridors().forEach(corridor -> inCorridors.addAll(corridor.municipalities()));
    for (Region state : Mexico.REFERENCE.regions()) {
      if (state.level() == RegionLevel.STATE) {
        long sites =
            nation.sites().stream()
                .filter(site -> site.municipality().startsWith(state.id()))
                .count();
        double wanted = state.population().orElseThrow() / all * nation.sites().size();
        // Small municipalities of a corridor get a site that their inhabitants would not earn them.
        long corridorSeats =
            inCorridors.stream().filter(member -> member.startsWith(state.id())).count();
        double tolerance = 6 + 0.12 * wanted + corridorSeats;
        assertEquals(wanted, (double) sites, tolerance, state::name);
      }
    }
  }

  @Test
  void noCorridorIsWithoutASite() {
    Set<String> covered =
        nation.sites().stream().map(Site::municipality).collect(Collectors.toSet());
    for (Corridor corridor : Mexico.REFERENCE.corridors()) {
      assertTrue(covered.containsAll(corridor.municipalities()), corridor::id);
    }
  }

  @Test
  void nrStandsOnlyWhereItReachesAboutTheKnownShareOfInhabitants() {
    Map<String, Long> inhabitants =
        Mexico.REFERENCE.regions().stream()
            .filter(region -> region.level() == RegionLevel.MUNICIPALITY)
            .collect(Collectors.toMap(Region::id, region -> region.population().orElseThrow()));
    Set<String> withNr =
        nation.cells(0).stream()
            .filter(cell -> cell.technology() == Technology.NR)
            .map(Cell::municipality)
            .collect(Collectors.toSet());
    double reached = withNr.stream().mapToLong(inhabitants::get).sum() / 126_014_024.0;
    assertEquals(0.37, reached, 0.01);
  }

  @Test
  void cellsHaveIdentitiesOfTheirOwnAndStandWhereTheirSiteStands() {
    Set<CellKey> keys = new HashSet<>();
    for (Cell cell : nation.cells(Mexico.NOON)) {
      assertTrue(keys.add(cell.key()), cell::toString);
      assertTrue(cell.site().contains("-" + cell.municipality() + "-"), cell::toString);
      boolean isEci = cell.key().cellId() < 1L << 28;
      assertEquals(cell.technology() == Technology.LTE, isEci, cell::toString);
      assertEquals(Mexico.NOON, cell.validFromMillis());
    }
  }

  @Test
  void aFewReadingsAreSilentAndAFewSuspect() {
    long expected = (long) MANY * nation.cells(0).size();
    double sent = count(reading -> true) / (double) expected;
    double suspect = count(CellReading::suspect) / (double) expected;
    assertEquals(1 - nation.config().silentRatio(), sent, 0.003);
    assertEquals(nation.config().suspectRatio(), suspect, 0.003);
  }

  private long count(Predicate<CellReading> condition) {
    long count = 0;
    for (int i = 0; i < MANY; i++) {
      for (CellReport report : Mexico.deliveries(nation, Mexico.NOON + i * 1_000L)) {
        count += report.cells().stream().filter(condition).count();
      }
    }
    return count;
  }

  @Test
  void nrAnswersSoonerThanLteAndTheCountryHearsLessThanTheCity() {
    double city = meanLevelDbm("09");
    double country = meanLevelDbm("20");
    assertTrue(city > country + 5, () -> city + " dBm should be well above " + country + " dBm");
    double lte = meanRttMicros(Technology.LTE, Mexico.NOON);
    double nr = meanRttMicros(Technology.NR, Mexico.NOON);
    assertTrue(nr < 0.7 * lte, () -> nr + " us should be well below " + lte + " us");
  }

  @Test
  void theBusyHourIsSlowerThanTheNight() {
    double night = meanRttMicros(Technology.LTE, Mexico.NOON - 8 * 3_600_000);
    double evening = meanRttMicros(Technology.LTE, Mexico.NOON + 9 * 3_600_000);
    assertTrue(evening > 1.4 * night, () -> evening + " us should be well above " + night + " us");
  }

  private double meanLevelDbm(String state) {
    return Mexico.deliveries(nation, Mexico.NOON).stream()
        .filter(report -> report.origin().sourceId().matches("SYN-\\w+-" + state + ".*"))
        .flatMap(report -> report.cells().stream())
        .flatMapToLong(reading -> Mexico.samples(reading.rsrpDbm()))
        .average()
        .orElseThrow();
  }

  private double meanRttMicros(Technology technology, long periodStartMillis) {
    return Mexico.deliveries(nation, periodStartMillis).stream()
        .flatMap(report -> report.cells().stream())
        .filter(reading -> reading.technology() == technology && !reading.suspect())
        .flatMapToLong(reading -> Mexico.samples(reading.rttMicros()))
        .average()
        .orElseThrow();
  }

  @Test
  void smallNationsAreSharedOutToo() {
    for (int sites : new int[] {1, 2, 10, 300}) {
      NationConfig config = NationConfig.demo().withSites(sites);
      SyntheticNation small =
          new SyntheticNation(3, config, Mexico.REFERENCE, FaultScript.NONE, Mexico.NOON);
      assertEquals(sites, small.sites().size());
    }
  }

  @Test
  void printsHowFastItGenerates() {
    long readings = 0;
    for (int pass = 0; pass < 3; pass++) {
      readings = 0;
      long start = System.nanoTime();
      for (int i = 0; i < MANY; i++) {
        for (CellReport report : Mexico.deliveries(nation, Mexico.NOON + i * 1_000L)) {
          readings += report.cells().size();
        }
      }
      double seconds = (System.nanoTime() - start) / 1e9;
      System.out.printf("generated %.0f readings/s%n", readings / seconds);
    }
    assertTrue(readings > 0);
  }
}
