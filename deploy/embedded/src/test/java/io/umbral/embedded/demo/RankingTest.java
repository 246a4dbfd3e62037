package io.umbral.embedded.demo;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.umbral.model.KpiTotals;
import io.umbral.model.RegionLevel;
import io.umbral.model.SeriesKey;
import io.umbral.model.Total;
import io.umbral.model.WindowResult;
import io.umbral.model.WindowResult.Expected;
import io.umbral.model.WindowResult.Status;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;

final class RankingTest {

  private static final Map<String, String> NAMES = Map.of("20", "Oaxaca", "25", "Sinaloa");

  @Test
  void theWorstSeriesComesFirst() {
    Ranking ranking =
        Ranking.of(List.of(state("20", "ATT", 10, 1, 100), state("25", "ATT", 10, 30, 100)), NAMES);
    assertEquals(List.of("Sinaloa", "Oaxaca"), ranking.worst().stream().map(Row::region).toList());
    assertEquals(1, ranking.beyondALine());
  }

  @Test
  void whatIsEquallyBadIsOrderedByName() {
    Ranking ranking =
        Ranking.of(
            List.of(
                state("25", "ATT", 10, 5, 100),
                state("20", "TELCEL", 10, 5, 100),
                state("20", "ATT", 10, 5, 100)),
            NAMES);
    assertEquals(
        List.of("Oaxaca ATT", "Oaxaca TELCEL", "Sinaloa ATT"),
        ranking.worst().stream().map(row -> row.region() + " " + row.operator()).toList());
  }

  @Test
  void aSeriesWithoutReadingsIsSilentAndNotRanked() {
    Ranking ranking = Ranking.of(List.of(state("20", "ATT", 0, 0, 0)), NAMES);
    assertTrue(ranking.worst().isEmpty());
    assertEquals(0, ranking.beyondALine());
    Row row = ranking.silent().get(0);
    assertFalse(row.hasData());
    assertEquals(OptionalDouble.of(0), row.completenessPercent());
  }

  @Test
  void aSeriesOfSuspectReadingsAloneIsSilent() {
    KpiTotals totals = totals(10, 1, 100);
    totals.set(Total.SUSPECT, 10);
    Ranking ranking =
        Ranking.of(List.of(result("20", "ATT", SeriesKey.ALL, RegionLevel.STATE, totals)), NAMES);
    assertEquals(10, ranking.silent().get(0).readings());
  }

  @Test
  void theCountryAsAWholeIsApart() {
    Ranking ranking =
        Ranking.of(
            List.of(
                result("MX", "ALL", "ALL", RegionLevel.COUNTRY, totals(10, 1, 100)),
                result("MX", "ATT", "ALL", RegionLevel.COUNTRY, totals(10, 90, 100))),
            NAMES);
    assertEquals("ALL", ranking.nation().orElseThrow().operator());
    assertTrue(ranking.worst().isEmpty());
  }

  @Test
  void tellsOfOperatorsOverAllTechnologiesAtStatesAndCorridors() {
    Ranking ranking =
        Ranking.of(
            List.of(
                result("20", "ATT", "LTE", RegionLevel.STATE, totals(10, 90, 100)),
                result("20", "ALL", "ALL", RegionLevel.STATE, totals(10, 90, 100)),
                result("20001", "ATT", "ALL", RegionLevel.MUNICIPALITY, totals(10, 90, 100)),
                result("CIT", "ATT", "ALL", RegionLevel.CORRIDOR, totals(10, 1, 100))),
            NAMES);
    assertEquals(List.of("CIT"), ranking.worst().stream().map(Row::region).toList());
  }

  @Test
  void completenessIsOfTheReadingsThatAreOwed() {
    Row row = Row.of(state("20", "ATT", 10, 1, 100), "Oaxaca");
    assertEquals(50, row.completenessPercent().orElseThrow());
    assertEquals(1, row.values().get(ReferenceLine.LOSS));
  }

  private static WindowResult state(
      String region, String operator, long readings, long lost, long sent) {
    return result(region, operator, SeriesKey.ALL, RegionLevel.STATE, totals(readings, lost, sent));
  }

  private static KpiTotals totals(long readings, long lost, long sent) {
    KpiTotals totals = new KpiTotals();
    totals.add(Total.READINGS, readings);
    totals.add(Total.PROBES_SENT, sent);
    totals.add(Total.PROBES_LOST, lost);
    return totals;
  }

  private static WindowResult result(
      String region, String operator, String technology, RegionLevel level, KpiTotals totals) {
    return new WindowResult(
        new SeriesKey(region, operator, technology),
        level,
        0,
        10_000,
        Status.PROVISIONAL,
        totals,
        Optional.of(new Expected(2, 20)));
  }
}
