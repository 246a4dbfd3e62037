package io.umbral.pipeline.aggregate;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.umbral.alerting.Burden;
import io.umbral.alerting.Contributor;
import io.umbral.alerting.Contributors;
import io.umbral.alerting.rule.AlertRuleReader;
import io.umbral.alerting.rule.RuleBook;
import io.umbral.model.Cell;
import io.umbral.model.CellKey;
import io.umbral.model.CellReading;
import io.umbral.model.CellReport;
import io.umbral.model.CellReport.Origin;
import io.umbral.model.KpiTotals;
import io.umbral.model.Log64;
import io.umbral.model.Quantity;
import io.umbral.model.Ratio;
import io.umbral.model.Region;
import io.umbral.model.RegionLevel;
import io.umbral.model.Rejected;
import io.umbral.model.SeriesKey;
import io.umbral.model.Technology;
import io.umbral.model.Topology;
import io.umbral.model.Total;
import io.umbral.model.Values;
import io.umbral.model.WindowSpec;
import io.umbral.pipeline.types.PartKey;
import io.umbral.pipeline.types.ReceivedReport;
import io.umbral.pipeline.types.SliceBurden;
import io.umbral.pipeline.types.SlicePartial;
import io.umbral.sla.CoverageThreshold;
import io.umbral.sla.SlicePlan;
import io.umbral.wire.CellReportDecoder;
import io.umbral.wire.CellReportEncoder;
import io.umbral.wire.CellReportView;
import io.umbral.wire.KpiTotalsCodec;
import io.umbral.wire.SchemaLookup;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What single cells add, against sums that were made the slow way. */
final class CellLedgerTest {

  private static final long NOON = 1_700_000_040_000L; // a full minute
  private static final int CELLS = 60;
  private static final SeriesKey COUNTRY = new SeriesKey("MX", SeriesKey.ALL, SeriesKey.ALL);
  private static final Burden LOST = Burden.of(Burden.Kind.LOST_PROBES);
  private static final Burden LONG = new Burden(Burden.Kind.LONG_ROUND_TRIPS, 100_000);
  private static final Burden UNCOVERED = Burden.of(Burden.Kind.UNCOVERED_SAMPLES);

  private final Topology topology = new Topology();
  private final RuleBook rules = new RuleBook();
  private final Map<SeriesKey, Map<Burden, Contributors>> burdens = new HashMap<>();
  private final Map<SeriesKey, KpiTotals> parts = new TreeMap<>();
  private final CellLedger.Output told =
      new CellLedger.Output() {
        @Override
        public void burden(SliceBurden burden) {
          burdens
              .computeIfAbsent(burden.key(), any -> new HashMap<>())
              .merge(burden.contributors().burden(), burden.contributors(), Contributors::plus);
        }

        @Override
        public void part(SlicePartial part) {
          new KpiTotalsCodec()
              .mergeInto(part.totals(), parts.computeIfAbsent(part.key(), any -> new KpiTotals()));
        }
      };
  private final LocalAggregate aggregate =
      new LocalAggregate(
          new SlicePlan(60_000, List.of(WindowSpec.tumbling(60_000)), 300_000),
          topology,
          new LocalAggregate.Output() {
            @Override
            public void partial(SlicePartial partial) {}

            @Override
            public void announce(long sliceStartMillis) {}

            @Override
            public void rejected(Rejected rejected) {
              throw new AssertionError(rejected.detail());
            }
          },
          CoverageThreshold.ENGINEERING_DEFAULT,
          told);
  private final ReceivedReport received =
      new ReceivedReport("cell-reports", new CellReportDecoder(SchemaLookup.NONE, 1 << 20), 0);
  private long offset;

  private static String rule(String name, String identity, String regions, String condition) {
    return """
    apiVersion: umbral/v1
    kind: AlertRule
    metadata: {name: %s}
    spec:
      version: 1
      selector: {regions: [%s]}
      identity: [%s]
      threshold: {%s, window: 1m, severity: MAJOR}
      runbook: look
      source: a test
    """
        .formatted(name, regions, identity, condition);
  }

  private void add(String name, String identity, String regions, String condition) {
    rules.add(AlertRuleReader.require(name, rule(name, identity, regions, condition)));
  }

  @BeforeEach
  void nation() {
    topology.apply(Region.root("MX"));
    for (String region : List.of("A", "B")) {
      topology.apply(
          new Region(
              region, region, RegionLevel.MUNICIPALITY, Optional.of("MX"), OptionalLong.empty()));
    }
    for (int cell = 0; cell < CELLS; cell++) {
      topology.apply(
          new Cell(key(cell), site(cell), region(cell), "Altan", Technology.LTE, 60_000, false, 0));
    }
  }

  private static CellKey key(int cell) {
    return new CellKey("334020", cell);
  }

  private static String site(int cell) {
    return "site-" + cell / 3;
  }

  private static String region(int cell) {
    return cell < CELLS / 2 ? "A" : "B";
  }

  private void receive(int cell, int minute, int part, CellReading reading) {
    Origin origin =
        new Origin(
            "source-" + cell, "Altan", Optional.of("334020"), Optional.empty(), Optional.empty());
    long startMillis = NOON + minute * 60_000L + part * 20_000L;
    byte[] value =
        new CellReportEncoder()
            .encode(new CellReport(origin, startMillis, 20_000, List.of(reading)));
    received.take(value, cell % 2, offset++, Long.MAX_VALUE);
    aggregate.receive(received);
  }

  private static CellReading reading(int cell, Random random) {
    int sent = 20;
    int lost = random.nextInt(3) == 0 ? random.nextInt(sent) : 0;
    return CellReading.of(Technology.LTE, cell)
        .withSuspect(random.nextInt(10) == 0)
        .withRttMicros(new Values.Samples(random.nextInt(300_000), random.nextInt(300_000)))
        .withRsrpDbm(new Values.Samples(-140 + random.nextInt(90), -140 + random.nextInt(90)))
        .withLostProbes(new Ratio(lost, sent));
  }

  /** What readings add, by reading their bytes into totals of their own. */
  private static KpiTotals totalsOf(List<CellReading> readings) {
    KpiTotals totals = new KpiTotals();
    CellReportView view = new CellReportView();
    Origin origin =
        new Origin("any", "Altan", Optional.empty(), Optional.empty(), Optional.empty());
    for (CellReading reading : readings) {
      byte[] value =
          new CellReportEncoder().encode(new CellReport(origin, NOON, 60_000, List.of(reading)));
      try {
        view.read(value, 10, value.length);
      } catch (io.umbral.wire.WireException e) {
        throw new AssertionError(e);
      }
      view.addTo(0, totals);
    }
    return totals;
  }

  private static long amountOf(Burden burden, KpiTotals totals) {
    if (burden.equals(LOST)) {
      return totals.get(Total.PROBES_LOST);
    }
    if (burden.equals(LONG)) {
      return totals.of(Quantity.RTT_MICROS).totalFrom(Log64.bucketOf(100_000) + 1);
    }
    return totals.of(Quantity.RSRP_DBM).total()
        - totals.of(Quantity.RSRP_DBM).totalFrom(Quantity.RSRP_DBM.bucketOf(-110));
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5})
  void namesTheCellsThatAddMostAndWhatAllAddTogether(long seed) {
    add("loss", "region, operator, technology", "MX", "kpi: lossRatio, above: 0.1");
    add("rtt", "region, operator, technology", "MX", "kpi: rttMillis.p95, above: 100");
    add("cover", "region, operator, technology", "MX", "kpi: coverageRatio, below: 0.5");
    aggregate.ask(rules);
    Random random = new Random(seed);
    Map<Integer, List<CellReading>> readings = new TreeMap<>();
    for (int part = 0; part < 3; part++) {
      for (int cell = 0; cell < CELLS; cell++) {
        CellReading reading = reading(cell, random);
        readings.computeIfAbsent(cell, any -> new ArrayList<>()).add(reading);
        receive(cell, 0, part, reading);
      }
    }
    aggregate.advanceTo(NOON + 60_000);

    for (Burden burden : List.of(LOST, LONG, UNCOVERED)) {
      Contributors expected = new Contributors(burden, 0, List.of());
      for (Map.Entry<Integer, List<CellReading>> cell : readings.entrySet()) {
        long amount = amountOf(burden, totalsOf(cell.getValue()));
        if (amount > 0) {
          Contributor one =
              new Contributor(
                  site(cell.getKey()), Optional.of(key(cell.getKey()).toString()), amount);
          expected = expected.plus(new Contributors(burden, amount, List.of(one)));
        }
      }
      List<Contributor> largest = expected.top().subList(0, Contributors.KEPT);
      Contributors found = burdens.get(COUNTRY).get(burden);
      assertEquals(expected.total(), found.total(), () -> "total with seed " + seed);
      assertEquals(largest, found.top(), () -> "top with seed " + seed);
    }
  }

  @Test
  void asksOnlyForWhatRulesWatch() {
    add("loss", "region, operator, technology", "A", "kpi: lossRatio, above: 0.1");
    aggregate.ask(rules);
    receive(0, 0, 0, CellReading.of(Technology.LTE, 0).withLostProbes(new Ratio(5, 10)));
    receive(59, 0, 0, CellReading.of(Technology.LTE, 59).withLostProbes(new Ratio(7, 10)));
    aggregate.advanceTo(NOON + 60_000);
    assertTrue(
        burdens.keySet().stream().allMatch(key -> key.region().equals("A")), burdens::toString);
    assertEquals(5, burdens.get(new SeriesKey("A", "Altan", "LTE")).get(LOST).total());
    assertTrue(parts.isEmpty(), parts::toString);
  }

  @Test
  void addsUpTheSitesAndCellsOfTheRegionThatARuleWatches() {
    add("cell", "cell", "A", "kpi: lossRatio, above: 0.1");
    add("site", "site, operator", "A", "kpi: lossRatio, above: 0.1");
    aggregate.ask(rules);
    List<CellReading> ofSite = new ArrayList<>();
    for (int cell : List.of(0, 1, 40)) {
      CellReading reading =
          CellReading.of(Technology.LTE, cell).withLostProbes(new Ratio(cell + 1, 50));
      receive(cell, 0, 0, reading);
      if (cell < 2) {
        ofSite.add(reading);
      }
    }
    aggregate.advanceTo(NOON + 60_000);
    PartKey site = new PartKey("A", "site-0", Optional.empty());
    PartKey first = new PartKey("A", "site-0", Optional.of("334020-0"));
    PartKey second = new PartKey("A", "site-0", Optional.of("334020-1"));
    assertEquals(
        Map.of(
            site.of("Altan", "ALL"), totalsOf(ofSite),
            first.of("Altan", "LTE"), totalsOf(ofSite.subList(0, 1)),
            second.of("Altan", "LTE"), totalsOf(ofSite.subList(1, 2))),
        parts);
  }

  @Test
  void aCheckpointTellsWhatIsPendingAndKeepsIt() {
    add("loss", "region, operator, technology", "MX", "kpi: lossRatio, above: 0.1");
    aggregate.ask(rules);
    receive(1, 0, 0, CellReading.of(Technology.LTE, 1).withLostProbes(new Ratio(4, 10)));
    aggregate.tellPendingCells(told);
    aggregate.advanceTo(NOON + 60_000);
    assertEquals(8, burdens.get(COUNTRY).get(LOST).total(), "once pending, once handed on");
  }

  @Test
  void aSliceBeginsWithNothingOfTheOneBefore() {
    add("loss", "region, operator, technology", "MX", "kpi: lossRatio, above: 0.1");
    aggregate.ask(rules);
    receive(1, 0, 0, CellReading.of(Technology.LTE, 1).withLostProbes(new Ratio(4, 10)));
    aggregate.advanceTo(NOON + 60_000);
    burdens.clear();
    receive(1, 1, 0, CellReading.of(Technology.LTE, 1).withLostProbes(new Ratio(1, 10)));
    aggregate.advanceTo(NOON + 120_000);
    assertEquals(1, burdens.get(COUNTRY).get(LOST).total());
  }
}
