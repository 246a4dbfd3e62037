package io.umbral.embedded.synthetic;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.umbral.embedded.reference.InvalidReferenceException;
import io.umbral.embedded.synthetic.ScriptedFault.Kind;
import io.umbral.model.CellReading;
import io.umbral.model.CellReport;
import io.umbral.model.Ratio;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.function.ToDoubleFunction;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class ScriptedFaultTest {

  private static final long START = Mexico.NOON;
  private static final long FROM = 10_000;
  private static final long TO = 20_000;
  private static final NationConfig CONFIG = new NationConfig(600, 1_000, 0.8, 0, 0);

  private static ScriptedFault fault(Kind kind, double severity) {
    return new ScriptedFault(
        "test", kind, Set.of("19"), Set.of("TELCEL"), FROM, TO, severity, 1, 5);
  }

  private static SyntheticNation nation(ScriptedFault fault) {
    FaultScript script = new FaultScript(List.of(fault), false);
    return new SyntheticNation(5, CONFIG, Mexico.REFERENCE, script, START);
  }

  @Test
  void hitsTheNamedOperatorInTheNamedRegionAndNoMoreSitesThanItMay() {
    ScriptedFault fault = fault(Kind.SILENCE, 0);
    List<Site> hit = nation(fault).sitesOf(fault);
    assertEquals(5, hit.size());
    hit.forEach(
        site -> assertTrue(site.origin().sourceId().startsWith("SYN-TELCEL-19"), site::toString));
  }

  @ParameterizedTest
  @EnumSource(Kind.class)
  void leavesEverythingAloneBeforeAndElsewhere(Kind kind) {
    ScriptedFault fault = fault(kind, kind == Kind.CLOCK_AHEAD ? 3_600 : 2);
    SyntheticNation hit = nation(fault);
    SyntheticNation calm =
        new SyntheticNation(5, CONFIG, Mexico.REFERENCE, FaultScript.NONE, START);
    List<String> before = texts(Mexico.deliveries(hit, START + FROM - 1_000));
    assertEquals(texts(Mexico.deliveries(calm, START + FROM - 1_000)), before);
    List<String> during = texts(Mexico.deliveries(hit, START + FROM));
    List<String> calmDuring = texts(Mexico.deliveries(calm, START + FROM));
    long changed = calmDuring.stream().filter(text -> !during.contains(text)).count();
    boolean isRepeatOnly = kind == Kind.DUPLICATES;
    assertEquals(isRepeatOnly ? 0 : 5, changed);
  }

  private static List<String> texts(List<CellReport> reports) {
    return reports.stream().map(Mexico::textOf).toList();
  }

  @Test
  void aFibreCutLosesEveryProbeAndEveryConnection() {
    ScriptedFault fault = fault(Kind.FIBRE_CUT, 0);
    for (CellReading reading : readings(fault, START + FROM)) {
      assertEquals(
          reading.lostProbes().orElseThrow().whole(), reading.lostProbes().orElseThrow().part());
      assertTrue(reading.rttMicros().isEmpty());
      assertTrue(reading.downlinkKbps().isEmpty());
      assertEquals(0, reading.downlink().orElseThrow().bytes());
      assertEquals(0, reading.signallingSetup().orElseThrow().part());
    }
  }

  @Test
  void aDetourRaisesLatencyByItsFactor() {
    double factor = ratio(fault(Kind.REROUTE, 2.5), ScriptedFaultTest::meanRttMicros);
    assertEquals(2.5, factor, 0.01);
  }

  @Test
  void congestionRaisesLatencyAndLowersThroughput() {
    ScriptedFault fault = fault(Kind.CONGESTION, 4);
    assertTrue(ratio(fault, ScriptedFaultTest::meanRttMicros) > 3);
    assertTrue(ratio(fault, ScriptedFaultTest::meanDownlinkKbps) < 0.4);
  }

  @Test
  void aPowerOutageMakesCellsUnavailableAndSilentOnValues() {
    for (CellReading reading : readings(fault(Kind.POWER_OUTAGE, 0), START + FROM)) {
      assertEquals(1_000, reading.unavailableMillis().orElseThrow());
      assertTrue(reading.rttMicros().isEmpty() && reading.rsrpDbm().isEmpty());
      assertTrue(reading.lostProbes().isEmpty());
    }
  }

  @Test
  void aLossOfCoverageLowersTheLevelByItsDecibels() {
    ScriptedFault fault = fault(Kind.COVERAGE_LOSS, 20);
    double calm = meanLevelDbm(readings(fault, START));
    double hit = meanLevelDbm(readings(fault, START + FROM));
    assertEquals(20, calm - hit, 3);
  }

  @Test
  void aClockAheadDatesReportsAheadAndKeepsTheirValues() {
    ScriptedFault fault = fault(Kind.CLOCK_AHEAD, 3 * 3_600);
    SyntheticNation nation = nation(fault);
    long ahead = START + FROM + 3 * 3_600_000;
    assertEquals(
        5,
        of(nation, fault, START + FROM).stream()
            .filter(r -> r.periodStartMillis() == ahead)
            .count());
    CellReport honest = nation.report(nation.sitesOf(fault).get(0).index(), START + FROM);
    CellReport sent = of(nation, fault, START + FROM).get(0);
    assertEquals(
        Mexico.textOf(honest).replace("" + (START + FROM), "" + ahead), Mexico.textOf(sent));
  }

  @Test
  void silenceEndsWhenTheFaultEnds() {
    ScriptedFault fault = fault(Kind.SILENCE, 0);
    SyntheticNation nation = nation(fault);
    assertEquals(5, of(nation, fault, START + FROM - 1_000).size());
    assertEquals(0, of(nation, fault, START + FROM).size());
    assertEquals(0, of(nation, fault, START + TO - 1_000).size());
    assertEquals(5, of(nation, fault, START + TO).size());
  }

  @Test
  void lateReportsArriveOnceAndAllOfThem() {
    ScriptedFault fault = fault(Kind.LATE, 7);
    SyntheticNation nation = nation(fault);
    assertEquals(0, of(nation, fault, START + FROM).size());
    List<CellReport> sevenLater = of(nation, fault, START + FROM + 7_000);
    assertEquals(5, sevenLater.size());
    assertEquals(START + FROM, sevenLater.get(0).periodStartMillis());
    assertEquals(40 * 5, periodsHeard(nation, fault).stream().distinct().count());
    assertEquals(40 * 5, periodsHeard(nation, fault).size());
  }

  @Test
  void aSilentSourceIsNeitherLateNorHeardTwice() {
    ScriptedFault silence = fault(Kind.SILENCE, 0);
    List<ScriptedFault> faults = List.of(silence, fault(Kind.LATE, 2), fault(Kind.DUPLICATES, 3));
    FaultScript script = new FaultScript(faults, false);
    SyntheticNation nation = new SyntheticNation(5, CONFIG, Mexico.REFERENCE, script, START);
    assertEquals(30 * 5, periodsHeard(nation, silence).size());
  }

  @Test
  void duplicatesAreTheSameReportAgain() {
    ScriptedFault fault = fault(Kind.DUPLICATES, 2);
    SyntheticNation nation = nation(fault);
    List<String> heard = periodsHeard(nation, fault);
    assertEquals(40 * 5, heard.stream().distinct().count());
    assertEquals(40 * 5 + 10 * 5, heard.size());
  }

  private static List<String> periodsHeard(SyntheticNation nation, ScriptedFault fault) {
    return LongStream.range(0, 40)
        .boxed()
        .flatMap(second -> of(nation, fault, START + second * 1_000).stream())
        .map(Mexico::textOf)
        .toList();
  }

  @Test
  void theScriptRepeatsWhenItShouldAndNeverBeginsBeforeItsStart() {
    FaultScript repeating = new FaultScript(List.of(fault(Kind.SILENCE, 0)), true);
    ScriptedFault fault = repeating.faults().get(0);
    assertTrue(repeating.isActive(fault, FROM));
    assertFalse(repeating.isActive(fault, TO));
    assertTrue(repeating.isActive(fault, TO + FROM));
    assertFalse(repeating.isActive(fault, FROM - TO));
    assertFalse(new FaultScript(repeating.faults(), false).isActive(fault, TO + FROM));
  }

  @Test
  void theDemoShowsItsFirstFaultWithinAMinuteAndHasEveryKind()
      throws IOException, InvalidReferenceException {
    FaultScript script = Mexico.demoFaults();
    SyntheticNation nation =
        new SyntheticNation(1, NationConfig.demo(), Mexico.REFERENCE, script, START);
    assertFalse(nation.faultsAt(START + 30_000).isEmpty());
    for (Kind kind : Kind.values()) {
      assertTrue(script.faults().stream().anyMatch(fault -> fault.kind() == kind), kind::name);
    }
    for (ScriptedFault fault : script.faults()) {
      assertFalse(nation.sitesOf(fault).isEmpty(), fault::name);
    }
  }

  @TempDir Path directory;

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          cut,FIBRE,19,*,0,9,,1,          | faults.csv:2: kind 'FIBRE' should be one of
          cut,FIBRE_CUT,77,*,0,9,,1,      | faults.csv:2: regions '77' should be in the reference data
          cut,FIBRE_CUT,19,NOBODY,0,9,,1, | faults.csv:2: ranHosts 'NOBODY' should be in the reference data
          cut,FIBRE_CUT,19,*,9,9,,1,      | faults.csv:2: toSeconds should be after fromSeconds
          cut,FIBRE_CUT,19,*,0,9,2,1,     | faults.csv:2: severity '2' should be empty
          way,REROUTE,19,*,0,9,,1,        | faults.csv:2: severity '' should be a number in 1.0
          way,REROUTE,19,*,0,9,2,3,       | faults.csv:2: siteRatio '3' should be a number in 0.0..1.0
          way,REROUTE,19,*,0,9,2,1,0      | faults.csv:2: toSeconds should be after fromSeconds, and mostSites
          """)
  void rejectsAScriptWithFileAndLine(String row, String message) throws IOException {
    Path file = directory.resolve("faults.csv");
    String header = "name,kind,regions,ranHosts,fromSeconds,toSeconds,severity,siteRatio,mostSites";
    Files.writeString(file, header + "\n" + row + "\n");
    InvalidReferenceException refused =
        assertThrows(
            InvalidReferenceException.class, () -> FaultScript.read(file, Mexico.REFERENCE));
    assertTrue(refused.getMessage().contains(message), refused::getMessage);
  }

  private static List<CellReport> of(
      SyntheticNation nation, ScriptedFault fault, long periodStartMillis) {
    List<String> sources =
        nation.sitesOf(fault).stream().map(site -> site.origin().sourceId()).toList();
    return Mexico.deliveries(nation, periodStartMillis).stream()
        .filter(report -> sources.contains(report.origin().sourceId()))
        .toList();
  }

  private static List<CellReading> readings(ScriptedFault fault, long periodStartMillis) {
    List<CellReading> readings =
        of(nation(fault), fault, periodStartMillis).stream()
            .flatMap(report -> report.cells().stream())
            .toList();
    assertFalse(readings.isEmpty());
    return readings;
  }

  /** With the fault to without it, of the same period. */
  private static double ratio(ScriptedFault fault, ToDoubleFunction<List<CellReading>> figure) {
    SyntheticNation calm =
        new SyntheticNation(5, CONFIG, Mexico.REFERENCE, FaultScript.NONE, START);
    List<CellReading> without =
        nation(fault).sitesOf(fault).stream()
            .flatMap(site -> calm.report(site.index(), START + FROM).cells().stream())
            .toList();
    return figure.applyAsDouble(readings(fault, START + FROM)) / figure.applyAsDouble(without);
  }

  private static double meanRttMicros(List<CellReading> readings) {
    return readings.stream()
        .flatMapToLong(r -> Mexico.samples(r.rttMicros()))
        .average()
        .orElseThrow();
  }

  private static double meanDownlinkKbps(List<CellReading> readings) {
    return readings.stream()
        .flatMapToLong(r -> Mexico.samples(r.downlinkKbps()))
        .average()
        .orElseThrow();
  }

  private static double meanLevelDbm(List<CellReading> readings) {
    return readings.stream()
        .flatMapToLong(r -> Mexico.samples(r.rsrpDbm()))
        .average()
        .orElseThrow();
  }

  @Test
  void setupsNeverSucceedMoreOftenThanTheyAreTried() {
    SyntheticNation nation = nation(fault(Kind.CONGESTION, 4));
    for (CellReport report : Mexico.deliveries(nation, START + FROM)) {
      for (CellReading reading : report.cells()) {
        Ratio rrc = reading.rrcSetup().orElseThrow();
        assertEquals(rrc.part(), reading.signallingSetup().orElseThrow().whole());
        assertTrue(reading.bearerSetup().orElseThrow().part() <= rrc.whole());
      }
    }
  }
}
