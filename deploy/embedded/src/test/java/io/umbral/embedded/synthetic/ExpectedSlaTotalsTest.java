package io.umbral.embedded.synthetic;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.umbral.embedded.synthetic.ExpectedSlaTotals.Figures;
import io.umbral.model.Cell;
import io.umbral.model.CellKey;
import io.umbral.model.CellReading;
import io.umbral.model.CellReading.Volume;
import io.umbral.model.CellReport;
import io.umbral.model.CellReport.Origin;
import io.umbral.model.Ratio;
import io.umbral.model.Technology;
import io.umbral.model.Values;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class ExpectedSlaTotalsTest {

  private static final long MINUTE = 60_000;
  private static final CellKey KEY = new CellKey("334020", 257);
  private static final Cell CELL =
      new Cell(KEY, "SYN-TELCEL-19039-0001", "19039", "TELCEL", Technology.LTE, 10_000, false, 0);

  private final ExpectedSlaTotals totals =
      new ExpectedSlaTotals(Mexico.REFERENCE, List.of(CELL), -110, -115);

  private static CellReport report(long startMillis, CellReading... readings) {
    Origin origin =
        new Origin(
            CELL.site(), "TELCEL", Optional.of("334020"), Optional.empty(), Optional.empty());
    return new CellReport(origin, startMillis, 10_000, List.of(readings));
  }

  private static CellReading reading() {
    return CellReading.of(Technology.LTE, KEY.cellId());
  }

  private Figures only(String region) {
    Map<ExpectedSlaTotals.Key, Figures> figures = totals.figures();
    return figures.get(new ExpectedSlaTotals.Key(region, "ALL", "ALL", 0));
  }

  @Test
  void countsAtEveryLevelAndCorridorByOperatorAndTechnologyAndBoth() {
    totals.count(report(0, reading()));
    Set<String> keys =
        totals.figures().keySet().stream()
            .map(key -> key.region() + " " + key.operator() + " " + key.technology())
            .collect(Collectors.toSet());
    assertEquals(4 * 4, keys.size());
    for (String region : List.of("19039", "19", "MX", "NOR-MTY")) {
      assertEquals(1, only(region).readings());
      assertEquals(
          1,
          totals.figures().get(new ExpectedSlaTotals.Key(region, "TELCEL", "LTE", 0)).readings());
    }
  }

  @Test
  void takesTheValueOfTheNearestRank() {
    long[] values = LongStream.rangeClosed(1, 101).map(i -> 102 - i).toArray();
    totals.count(report(0, reading().withRttMicros(new Values.Samples(values))));
    ExpectedSlaTotals.Sample rtt = only("MX").rttMicros();
    assertEquals(101, rtt.size());
    assertEquals(51, rtt.percentile(50));
    assertEquals(96, rtt.percentile(95));
    assertEquals(100, rtt.percentile(99));
    totals.count(report(0, reading().withRttMicros(new Values.Samples(0))));
    assertEquals(50, rtt.percentile(50));
  }

  @Test
  void addsSumsAndCountsLevelsAtTheThresholdAsGood() {
    CellReading reading =
        reading()
            .withLostProbes(new Ratio(1, 5))
            .withDownlink(new Volume(100, 7))
            .withUplink(new Volume(50, 3))
            .withUnavailableMillis(40)
            .withRsrpDbm(new Values.Samples(-109, -110, -111))
            .withSsRsrpDbm(new Values.Samples(-115, -116));
    totals.count(report(0, reading));
    totals.count(report(10_000, reading));
    Figures figures = only("19");
    assertEquals(2, figures.probesLost());
    assertEquals(10, figures.probesSent());
    assertEquals(200, figures.downlinkBytes());
    assertEquals(14, figures.downlinkActiveMillis());
    assertEquals(100, figures.uplinkBytes());
    assertEquals(6, figures.uplinkActiveMillis());
    assertEquals(80, figures.unavailableMillis());
    assertEquals(20_000, figures.observedMillis());
    assertEquals(6, figures.levelsGood());
    assertEquals(10, figures.levelsTotal());
  }

  @Test
  void countsSuspectReadingsAndNotTheirValues() {
    CellReading suspect =
        reading()
            .withSuspect(true)
            .withRttMicros(new Values.Samples(1))
            .withLostProbes(new Ratio(0, 1));
    totals.count(report(0, suspect));
    assertEquals(1, only("MX").readings());
    assertEquals(1, only("MX").suspect());
    assertEquals(0, only("MX").rttMicros().size());
    assertEquals(0, only("MX").probesSent());
  }

  @Test
  void aPeriodBelongsToTheMinuteOfItsLastMillisecond() {
    totals.count(report(MINUTE - 10_000, reading()));
    totals.count(report(MINUTE - 5_000, reading()));
    assertEquals(1, only("MX").readings());
    assertEquals(
        1, totals.figures().get(new ExpectedSlaTotals.Key("MX", "ALL", "ALL", MINUTE)).readings());
  }

  @Test
  void refusesWhatItCannotCount() {
    CellReading unknown = CellReading.of(Technology.LTE, 1);
    assertThrows(IllegalArgumentException.class, () -> totals.count(report(0, unknown)));
    CellReading histogram =
        reading().withRttMicros(new Values.Histogram(1, new int[] {1}, new long[] {1}));
    assertThrows(IllegalArgumentException.class, () -> totals.count(report(0, histogram)));
  }
}
