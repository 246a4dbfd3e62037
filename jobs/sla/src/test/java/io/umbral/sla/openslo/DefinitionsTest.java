package io.umbral.sla.openslo;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.umbral.documents.Fault;
import io.umbral.model.Rational;
import io.umbral.model.RegionLevel;
import io.umbral.sla.openslo.Texts.Read;
import io.umbral.sla.slo.Budgeting;
import io.umbral.sla.slo.Comparison;
import io.umbral.sla.slo.Counter;
import io.umbral.sla.slo.EmptySlices;
import io.umbral.sla.slo.Indicator;
import io.umbral.sla.slo.Kpi;
import io.umbral.sla.slo.Objective;
import io.umbral.sla.slo.Selector;
import io.umbral.sla.slo.Slo;
import io.umbral.sla.slo.Statistic;
import io.umbral.sla.slo.TimeWindow;
import io.umbral.sla.slo.WindowLength;
import io.umbral.sla.slo.WindowLength.Unit;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** What the engine judges, of what people write. */
final class DefinitionsTest {

  private static final String COMPOSITE =
      """
      apiVersion: openslo/v1
      kind: SLO
      metadata: {name: journey}
      spec:
        service: ran
        timeWindow: [{duration: 28d, isRolling: true}]
        budgetingMethod: Occurrences
        objectives:
          - target: 0.9
            compositeWeight: 2
            op: gte
            value: 5000
            indicator:
              metadata: {name: downlink}
              spec:
                thresholdMetric:
                  metricSource: {type: KpiStream, spec: {kpi: downlinkKbps, aggregation: each}}
          - targetPercent: 99.5
            indicator:
              metadata: {name: loss}
              spec:
                ratioMetric:
                  rawType: failure
                  raw: {metricSource: {type: KpiStream, spec: {kpi: loss}}}
      """;

  private static String changed(String text, String from, String to) {
    assertTrue(text.contains(from), () -> "nothing to change: " + from);
    return text.replace(from, to);
  }

  private static Slo only(String text) {
    Read read = Texts.read(Mode.STRICT, text);
    List<Slo> definitions = read.documents().definitions();
    assertEquals(
        List.of(),
        read.errors(),
        () -> read.faults().all().stream().map(Fault::line).toList() + "");
    assertEquals(1, definitions.size());
    return definitions.get(0);
  }

  private static List<String> errors(String text) {
    Read read = Texts.read(Mode.STRICT, text);
    List<Slo> definitions = read.documents().definitions();
    assertEquals(read.errors().isEmpty(), !definitions.isEmpty());
    return read.errors();
  }

  @Test
  void aRatioIsTwoCountsOverSlices() {
    Slo slo = only(Texts.RATIO);
    Objective objective = slo.objectives().get(0);
    assertEquals("coverage", slo.name());
    assertEquals("ran", slo.service());
    assertEquals(
        new Indicator.Ratio(Counter.COVERAGE_GOOD, true, Counter.COVERAGE_TOTAL),
        objective.indicator());
    assertEquals("most minutes", objective.name());
    assertEquals(Rational.parse("0.95"), objective.target());
    assertEquals(Optional.of(Rational.parse("0.9")), objective.sliceTarget());
    assertEquals(new Budgeting.Timeslices(1), slo.budgeting());
    assertEquals(new TimeWindow.Rolling(new WindowLength(30, Unit.DAY)), slo.window());
    assertEquals(Selector.EVERYTHING, slo.selector());
  }

  @Test
  void withoutAnnotationsTheDefaultsHold() {
    Slo slo = only(Texts.RATIO);
    assertEquals("1", slo.version());
    assertEquals(0, slo.effectiveFromMillis());
    assertEquals(EmptySlices.BAD, slo.emptySlices(), "of coverage, silence is the fault itself");
    assertEquals(EmptySlices.EXCLUDED, only(Texts.THRESHOLD).emptySlices());
    assertEquals(0, slo.minimumSamples());
    assertEquals(Rational.ZERO, slo.minimumCompleteness());
    assertEquals(Slo.USUAL_BURN_WINDOWS, slo.burnWindows());
    assertEquals("not stated", slo.source());
    assertEquals(false, slo.legal());
  }

  @Test
  void annotationsSayWhatOpenSloCannot() {
    String annotations =
        """
        annotations:
            umbral/version: "2026-03"
            umbral/effective-from: "2026-03-01T06:00:00Z"
            umbral/empty-slices: excluded
            umbral/minimum-samples: "30"
            umbral/minimum-completeness: "0.5"
            umbral/burn-windows: 5m, 1h
            umbral/source: contract 7, annex B
            umbral/legal: "true"
            others.example/owner: noc\
        """;
    Slo slo = only(changed(Texts.RATIO, "displayName: Coverage", annotations));
    assertEquals("2026-03", slo.version());
    assertEquals(Instant.parse("2026-03-01T06:00:00Z").toEpochMilli(), slo.effectiveFromMillis());
    assertEquals(EmptySlices.EXCLUDED, slo.emptySlices());
    assertEquals(30, slo.minimumSamples());
    assertEquals(Rational.parse("0.5"), slo.minimumCompleteness());
    assertEquals(List.of(5, 60), slo.burnWindows());
    assertEquals("contract 7, annex B", slo.source());
    assertEquals(true, slo.legal());
  }

  @ParameterizedTest
  @CsvSource({
    "version, ' '",
    "effective-from, 2026-03-01",
    "empty-slices, good",
    "minimum-samples, -1",
    "minimum-completeness, 1.5",
    "burn-windows, 4d",
    "burn-windows, 1M",
    "burn-windows, '5m,,1h'",
    "source, ' '",
    "legal, maybe",
    "legal, true",
    "leagl, true",
  })
  void anAnnotationOfOursWithoutMeaningIsAFault(String name, String value) {
    String text =
        changed(
            Texts.RATIO,
            "displayName: Coverage",
            "annotations: {umbral/" + name + ": \"" + value + "\"}");
    assertEquals(List.of("metadata.annotations.umbral/" + name + " extension"), errors(text));
  }

  @Test
  void aThresholdIsComparedInACalendarOfItsZone() {
    Slo slo = only(Texts.THRESHOLD);
    assertEquals(
        new Indicator.Threshold(
            Kpi.RTT_MILLIS,
            new Statistic.Quantile(Rational.parse("0.95")),
            Comparison.LTE,
            Rational.parse("150")),
        slo.objectives().get(0).indicator());
    assertEquals("rtt", slo.objectives().get(0).name());
    assertEquals(new Budgeting.Timeslices(5), slo.budgeting());
    TimeWindow.Calendar calendar = (TimeWindow.Calendar) slo.window();
    Instant middle = Instant.parse("2026-02-10T00:00:00Z");
    assertEquals(
        Instant.parse("2026-02-01T06:00:00Z").toEpochMilli(),
        calendar.at(middle.toEpochMilli()).orElseThrow().startMillis());
  }

  @Test
  void daylightSavingMovesTheWindowsOfACalendar() {
    String text =
        changed(
            changed(
                changed(Texts.THRESHOLD, "America/Mexico_City", "America/New_York"),
                "2026-01-01 00:00:00",
                "2022-01-01 12:00:00"),
            "duration: 1M",
            "duration: 1w");
    TimeWindow.Calendar calendar = (TimeWindow.Calendar) only(text).window();
    TimeWindow.Calendar.Interval week =
        calendar.at(Instant.parse("2022-03-13T18:00:00Z").toEpochMilli()).orElseThrow();
    assertEquals(Instant.parse("2022-03-12T17:00:00Z").toEpochMilli(), week.startMillis());
    assertEquals(Instant.parse("2022-03-19T16:00:00Z").toEpochMilli(), week.endMillis());
  }

  @Test
  void aMonthIsNoMinute() {
    Slo minutes = only(changed(Texts.RATIO, "30d", "30m"));
    Slo months = only(changed(Texts.RATIO, "30d", "30M"));
    assertEquals(new WindowLength(30, Unit.MINUTE), minutes.window().length());
    assertEquals(new WindowLength(30, Unit.MONTH), months.window().length());
  }

  @Test
  void filtersSelectSeries() {
    String filters =
        """
        aggregation: each
                    regionLevel: [STATE, MUNICIPALITY]
                    region: 09
                    operator: TELCEL
                    technology: [LTE, ALL]
                    tags: {area: rural}
        """;
    Slo slo = only(changed(Texts.THRESHOLD, "aggregation: p95\n", filters));
    assertEquals(
        new Selector(
            Set.of(RegionLevel.STATE, RegionLevel.MUNICIPALITY),
            Set.of("09"),
            Set.of("TELCEL"),
            Set.of("LTE", "ALL"),
            Map.of("area", "rural")),
        slo.selector());
  }

  @Test
  void aCompositeHasAnIndicatorForEachObjective() {
    Slo slo = only(COMPOSITE);
    assertEquals(true, slo.isComposite());
    assertEquals(
        List.of("downlink", "loss"), slo.objectives().stream().map(Objective::name).toList());
    assertEquals(Rational.parse("2"), slo.objectives().get(0).weight());
    assertEquals(Rational.parse("0.995"), slo.objectives().get(1).target());
    assertEquals(
        new Indicator.Ratio(Counter.PROBES_LOST, false, Counter.PROBES_SENT),
        slo.objectives().get(1).indicator());
  }

  @Test
  void lookBackWindowsOfPoliciesAreKeptAndNobodyIsTold() {
    String slo =
        changed(Texts.RATIO, "displayName: Coverage", "annotations: {umbral/burn-windows: 5m}")
            + "  alertPolicies:\n    - alertPolicyRef: fast\n";
    Read read = Texts.read(Mode.STRICT, slo, Texts.POLICY);
    List<Slo> definitions = read.documents().definitions();
    assertEquals(List.of(), read.errors());
    assertEquals(List.of(5, 60), definitions.get(0).burnWindows());
    assertEquals(List.of(" not_evaluated"), read.warnings());
  }

  @ParameterizedTest(name = "{1} -> {2}: {3}")
  @MethodSource("unmeasured")
  void whatIsNotMeasuredOrJudgedIsAFault(String text, String from, String to, String fault) {
    assertEquals(List.of(fault), errors(changed(text, from, to)));
  }

  static Stream<Arguments> unmeasured() {
    String threshold = "spec.indicator.spec.thresholdMetric.metricSource.";
    String ratio = "spec.indicator.spec.ratioMetric.";
    return Stream.of(
        on(Texts.THRESHOLD, "KpiStream", "Prometheus", threshold + "type metric_source"),
        on(Texts.THRESHOLD, "type: KpiStream", "type: ''", threshold + "type metric_source"),
        on(Texts.THRESHOLD, "rttMillis", "latency_ms", threshold + "spec.kpi unknown_kpi"),
        on(Texts.THRESHOLD, "kpi: rttMillis", "kpi: [rttMillis]", threshold + "spec.kpi required"),
        on(Texts.THRESHOLD, "p95", "p101", threshold + "spec.aggregation aggregation"),
        on(
            Texts.THRESHOLD,
            "            aggregation: p95\n",
            "",
            threshold + "spec.aggregation required"),
        on(Texts.THRESHOLD, "rttMillis", "loss", threshold + "spec.aggregation aggregation"),
        on(
            Texts.THRESHOLD,
            "aggregation: p95",
            "aggregation: p95\n            technology: 5G",
            threshold + "spec.technology filter"),
        on(
            Texts.THRESHOLD,
            "aggregation: p95",
            "aggregation: p95\n            regionLevel: []",
            threshold + "spec.regionLevel filter"),
        on(
            Texts.THRESHOLD,
            "aggregation: p95",
            "aggregation: p95\n            tags: rural",
            threshold + "spec.tags filter"),
        on(
            Texts.THRESHOLD,
            "aggregation: p95",
            "aggregation: p95\n            where: x",
            threshold + "spec.where unknown_field"),
        on(
            Texts.THRESHOLD,
            "timeSliceWindow: 5m",
            "timeSliceWindow: 7m",
            "spec.objectives[0].timeSliceWindow window"),
        on(
            Texts.THRESHOLD,
            "timeSliceWindow: 5m",
            "timeSliceWindow: 1M",
            "spec.objectives[0].timeSliceWindow window"),
        on(
            Texts.THRESHOLD,
            "value: 150",
            "value: 0.1234567890123456789",
            "spec.objectives[0].value value"),
        on(
            Texts.RATIO,
            "coverageGood",
            "rrcSuccesses",
            ratio + "good.metricSource.spec.kpi aggregation"),
        on(
            Texts.RATIO,
            "kpi: coverageGood",
            "kpi: coverageGood\n              aggregation: p95",
            ratio + "good.metricSource.spec.aggregation aggregation"),
        on(
            Texts.RATIO,
            "kpi: coverageGood",
            "kpi: coverageGood\n              technology: LTE",
            ratio + "good.metricSource.spec.kpi filter"),
        on(
            Texts.RATIO,
            "  timeWindow:\n    - duration: 30d\n      isRolling: true\n",
            "",
            "spec.timeWindow required"),
        on(
            COMPOSITE,
            "rawType: failure",
            "rawType: success",
            "spec.objectives[1].indicator.spec.ratioMetric.raw.metricSource.spec.kpi aggregation"),
        on(
            COMPOSITE,
            "kpi: loss",
            "kpi: rttMillis",
            "spec.objectives[1].indicator.spec.ratioMetric.raw.metricSource.spec.kpi aggregation"),
        on(COMPOSITE, "kpi: loss", "kpi: loss, technology: NR", "spec.objectives filter"),
        on(COMPOSITE, "      op: gte\n", "", "spec.objectives[0].op required"));
  }

  private static Arguments on(String text, String from, String to, String fault) {
    return Arguments.of(text, from, to, fault);
  }

  @Test
  void aBadCountIsNoGoodOne() {
    String text =
        changed(changed(Texts.RATIO, "coverageGood", "probesLost"), "coverageTotal", "probesSent");
    assertEquals(
        List.of("spec.indicator.spec.ratioMetric.good.metricSource.spec.kpi aggregation"),
        errors(text));
    assertEquals(
        new Indicator.Ratio(Counter.PROBES_LOST, false, Counter.PROBES_SENT),
        only(changed(text, "good:", "bad:")).objectives().get(0).indicator());
  }

  @Test
  void anUnknownKpiIsAnsweredWithTheRightNames() {
    Read read = Texts.read(Mode.STRICT, changed(Texts.THRESHOLD, "rttMillis", "latency_ms"));
    read.documents().definitions();
    String line = read.faults().all().get(0).line();
    for (Kpi kpi : Kpi.values()) {
      assertTrue(line.contains(kpi.word()), line);
    }
  }

  @Test
  void theTypeMayBeThatOfANamedDataSource() {
    String named = changed(Texts.THRESHOLD, "type: KpiStream", "metricSourceRef: kpis");
    String source =
        """
        apiVersion: openslo/v1
        kind: DataSource
        metadata: {name: kpis}
        spec: {type: KpiStream, connectionDetails: {}}
        """;
    Read read = Texts.read(Mode.STRICT, named, source);
    assertEquals(1, read.documents().definitions().size());
    assertEquals(List.of(), read.errors());
    assertEquals(
        List.of(
            "spec.indicator.spec.thresholdMetric.metricSource.metricSourceRef unresolved_reference"),
        errors(named));
  }

  @Test
  void aServiceThatWasNotWrittenIsAWarningWhereOthersWere() {
    String service = "apiVersion: openslo/v1\nkind: Service\nmetadata: {name: rna}\n";
    Read read = Texts.read(Mode.STRICT, Texts.RATIO, service);
    assertEquals(1, read.documents().definitions().size());
    assertEquals(List.of("spec.service unresolved_reference"), read.warnings());
  }
}
