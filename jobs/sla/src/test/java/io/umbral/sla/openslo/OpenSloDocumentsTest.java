package io.umbral.sla.openslo;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.umbral.documents.Fault;
import io.umbral.sla.openslo.Link.Inline;
import io.umbral.sla.openslo.Texts.Read;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

final class OpenSloDocumentsTest {

  /** A text with one place changed; the place must be there. */
  private static String changed(String text, String from, String to) {
    assertTrue(text.contains(from), () -> "nothing to change: " + from);
    return text.replace(from, to);
  }

  @ParameterizedTest
  @ValueSource(strings = {Texts.RATIO, Texts.THRESHOLD, Texts.POLICY})
  void whatIsRightHasNoFaults(String text) {
    Read read = Texts.read(Mode.STRICT, text);
    assertEquals(List.of(), read.faults().all());
    assertEquals(1, read.documents().resolve().size());
  }

  @ParameterizedTest(name = "{1} -> {2}: {3}")
  @MethodSource("faults")
  void everyFaultHasItsPathAndCode(String text, String from, String to, String fault) {
    assertEquals(List.of(fault), Texts.errors(changed(text, from, to)));
  }

  static Stream<Arguments> faults() {
    return Stream.of(
        on(Texts.RATIO, "openslo/v1", "openslo/v1alpha", "apiVersion unsupported_version"),
        on(Texts.RATIO, "openslo/v1", "openslo.com/v2alpha", "apiVersion unsupported_version"),
        on(Texts.RATIO, "kind: SLO", "kind: SLX", "kind unsupported_kind"),
        on(Texts.RATIO, "kind: SLO\n", "", "kind required"),
        on(
            Texts.RATIO,
            "name: coverage\n",
            "title: c\n  name: coverage\n",
            "metadata.title unknown_field"),
        on(Texts.RATIO, "name: coverage", "name: Coverage", "metadata.name string_dns_label"),
        on(Texts.RATIO, "name: coverage", "name: 7", "metadata.name type"),
        on(Texts.RATIO, "name: coverage", "name: ''", "metadata.name required"),
        on(
            Texts.RATIO,
            "name: coverage",
            "name: " + "n".repeat(64),
            "metadata.name string_dns_label"),
        on(
            Texts.RATIO,
            "displayName: Coverage",
            "displayName: " + "n".repeat(64),
            "metadata.displayName string_max_length"),
        on(
            Texts.RATIO,
            "displayName: Coverage",
            "labels: {net_: x}",
            "metadata.labels.net_ label_key"),
        on(
            Texts.RATIO,
            "displayName: Coverage",
            "labels: {net: [{}]}",
            "metadata.labels.net[0] type"),
        on(
            Texts.RATIO,
            "displayName: Coverage",
            "annotations: {a..b/c: x}",
            "metadata.annotations.a..b/c annotation_key"),
        on(
            Texts.RATIO,
            "displayName: Coverage",
            "annotations: {a.b/c: 7}",
            "metadata.annotations.a.b/c type"),
        on(
            Texts.RATIO,
            "Where there is a signal.",
            "d".repeat(1051),
            "spec.description string_max_length"),
        on(Texts.RATIO, "service: ran", "service: ''", "spec.service required"),
        on(Texts.RATIO, "service: ran", "service: [ran]", "spec.service type"),
        on(
            Texts.RATIO,
            "budgetingMethod: Timeslices",
            "budgetingMethod: timeslices",
            "spec.budgetingMethod one_of"),
        on(
            Texts.RATIO,
            "  timeWindow:\n    - duration: 30d\n      isRolling: true\n",
            "  timeWindow: []\n",
            "spec.timeWindow slice_length"),
        on(
            Texts.RATIO,
            "isRolling: true",
            "isRolling: false",
            "spec.timeWindow[0] calendar_required"),
        on(
            Texts.RATIO,
            "counter: true",
            "counter: 'true'",
            "spec.indicator.spec.ratioMetric.counter type"),
        on(Texts.RATIO, "30d", "30", "spec.timeWindow[0].duration unit"),
        on(Texts.RATIO, "30d", "30D", "spec.timeWindow[0].duration unit"),
        on(Texts.RATIO, "30d", "0d", "spec.timeWindow[0].duration value"),
        on(Texts.RATIO, "30d", "-30d", "spec.timeWindow[0].duration value"),
        on(Texts.RATIO, "30d", "1w2d", "spec.timeWindow[0].duration format"),
        on(Texts.RATIO, "30d", "1.5h", "spec.timeWindow[0].duration format"),
        on(Texts.RATIO, "30d", "d", "spec.timeWindow[0].duration format"),
        on(Texts.RATIO, "30d", "9999999999d", "spec.timeWindow[0].duration format"),
        on(Texts.RATIO, "30d", "[30d]", "spec.timeWindow[0].duration format"),
        on(Texts.RATIO, "30d", "''", "spec.timeWindow[0].duration required"),
        on(
            Texts.THRESHOLD,
            "isRolling: false",
            "isRolling: true",
            "spec.timeWindow[0] calendar_with_rolling"),
        on(
            Texts.THRESHOLD,
            "2026-01-01 00:00:00",
            "2026-01-01T00:00:00Z",
            "spec.timeWindow[0].calendar.startTime string_date_time"),
        on(
            Texts.THRESHOLD,
            "2026-01-01 00:00:00",
            "2026-02-30 00:00:00",
            "spec.timeWindow[0].calendar.startTime string_date_time"),
        on(
            Texts.THRESHOLD,
            "America/Mexico_City",
            "-06:00",
            "spec.timeWindow[0].calendar.timeZone string_time_zone"),
        on(Texts.THRESHOLD, "op: lte", "op: le", "spec.objectives[0].op one_of"),
        on(Texts.THRESHOLD, "value: 150", "value: '150'", "spec.objectives[0].value type"),
        on(Texts.THRESHOLD, "value: 150", "value: .nan", "spec.objectives[0].value type"),
        on(
            Texts.THRESHOLD,
            "value: 150\n",
            "displayName: x\n",
            "spec.objectives[0].value required"),
        on(
            Texts.RATIO,
            "target: 0.95",
            "target: 0.95\n      op: lte",
            "spec.objectives[0].op forbidden"),
        on(Texts.RATIO, "target: 0.95", "target: 1.0", "spec.objectives[0].target less_than"),
        on(
            Texts.RATIO,
            "target: 0.95",
            "target: -0.1",
            "spec.objectives[0].target greater_than_or_equal_to"),
        on(
            Texts.RATIO,
            "target: 0.95",
            "targetPercent: 100",
            "spec.objectives[0].targetPercent less_than"),
        on(
            Texts.RATIO,
            "target: 0.95",
            "displayName2: x\n      target: 0.95",
            "spec.objectives[0].displayName2 unknown_field"),
        on(
            Texts.RATIO,
            "target: 0.95",
            "target: 0.95\n      targetPercent: 95",
            "spec.objectives[0] mutually_exclusive"),
        on(Texts.RATIO, "      target: 0.95\n", "", "spec.objectives[0] mutually_exclusive"),
        on(
            Texts.RATIO,
            "timeSliceTarget: 0.9",
            "timeSliceTarget: 0",
            "spec.objectives[0].timeSliceTarget greater_than"),
        on(
            Texts.RATIO,
            "timeSliceTarget: 0.9",
            "timeSliceTarget: 1.01",
            "spec.objectives[0].timeSliceTarget less_than_or_equal_to"),
        on(
            Texts.RATIO,
            "      timeSliceTarget: 0.9\n",
            "",
            "spec.objectives[0].timeSliceTarget required"),
        on(
            Texts.RATIO,
            "timeSliceWindow: 1m",
            "timeSliceWindow: 1",
            "spec.objectives[0].timeSliceWindow unit"),
        on(
            Texts.RATIO,
            "      timeSliceWindow: 1m\n",
            "",
            "spec.objectives[0].timeSliceWindow required"),
        on(
            Texts.RATIO,
            "  indicator:\n",
            "  indicatorRef: covered\n  indicator:\n",
            "spec mutually_exclusive"),
        on(
            Texts.RATIO,
            "target: 0.95",
            "target: 0.95\n      indicatorRef: covered",
            "spec mutually_exclusive"),
        on(
            Texts.RATIO,
            "        good:",
            "        bad: {metricSource: {spec: {kpi: x}}}\n        good:",
            "spec.indicator.spec.ratioMetric one_of_properties"),
        on(
            Texts.RATIO,
            "counter: true",
            "raw: {metricSource: {spec: {kpi: loss}}}\n        rawType: success",
            "spec.indicator.spec.ratioMetric mutually_exclusive"),
        on(
            Texts.RATIO,
            "kpi: coverageTotal",
            "{}",
            "spec.indicator.spec.ratioMetric.total.metricSource.spec map_min_length"),
        on(
            Texts.RATIO,
            "type: KpiStream\n            spec:\n              kpi: coverageGood",
            "metricSourceRef: a b\n            spec: {kpi: x}",
            "spec.indicator.spec.ratioMetric.good.metricSource.metricSourceRef string_dns_label"),
        on(Texts.POLICY, "op: gt", "op: '>'", "spec.conditions[0].spec.condition.op one_of"),
        on(
            Texts.POLICY,
            "threshold: 14.4",
            "threshold: high",
            "spec.conditions[0].spec.condition.threshold type"),
        on(
            Texts.POLICY,
            "lookbackWindow: 1h",
            "lookbackWindow: 0h",
            "spec.conditions[0].spec.condition.lookbackWindow value"),
        on(
            Texts.POLICY,
            "kind: AlertCondition",
            "kind: Service",
            "spec.conditions[0].kind equal_to"),
        on(
            Texts.POLICY,
            "  - kind: AlertCondition",
            "  - conditionRef: burns\n      kind: AlertCondition",
            "spec.conditions[0] mutually_exclusive"),
        on(
            Texts.POLICY,
            "target: email",
            "target: ''",
            "spec.notificationTargets[0].spec.target required"));
  }

  private static Arguments on(String text, String from, String to, String fault) {
    return Arguments.of(text, from, to, fault);
  }

  @Test
  void aFaultSaysFileLinePathCodeAndWhatWouldBeRight() {
    String text = changed(Texts.RATIO, "30d", "30s");
    Fault fault = Texts.read(Mode.STRICT, text).faults().all().get(0);
    assertEquals(
        "a.yaml:26: spec.timeWindow[0].duration: unit: there is no unit s; "
            + "write a number and one of m (minutes), h, d, w, M (months), Q, Y: 30m",
        fault.line());
  }

  @Test
  void everyFaultOfADocumentIsToldAtOnce() {
    String text =
        changed(changed(Texts.RATIO, "service: ran", "servant: ran"), "target: 0.95", "target: 2");
    assertEquals(
        List.of(
            "spec.service required",
            "spec.objectives[0].target less_than",
            "spec.servant unknown_field"),
        Texts.errors(text));
  }

  @ParameterizedTest(name = "{1} -> {2}")
  @MethodSource("forgivable")
  void lenientReadingWarnsWhereTheMeaningIsClear(String text, String from, String to) {
    Read lenient = Texts.read(Mode.LENIENT, changed(text, from, to));
    assertEquals(List.of(), lenient.errors());
    assertEquals(Texts.errors(changed(text, from, to)), lenient.warnings());
    assertEquals(1, lenient.documents().objects().size());
  }

  static Stream<Arguments> forgivable() {
    return Stream.of(
        Arguments.of(Texts.RATIO, "displayName: Coverage", "title: Coverage"),
        Arguments.of(Texts.RATIO, "name: coverage", "name: Coverage"),
        Arguments.of(Texts.RATIO, "displayName: Coverage", "labels: {tier: 1}"),
        Arguments.of(Texts.RATIO, "Where there is a signal.", "d".repeat(1051)),
        Arguments.of(Texts.RATIO, "timeSliceWindow: 1m", "timeSliceWindow: 1"));
  }

  @Test
  void lenientReadingRefusesWhatHasNoMeaning() {
    String text = changed(Texts.RATIO, "target: 0.95", "target: 1.5");
    assertEquals(
        List.of("spec.objectives[0].target less_than"), Texts.read(Mode.LENIENT, text).errors());
  }

  @Test
  void anUnquotedStartTimeIsTheTextOfALocalTime() {
    Read read = Texts.read(Mode.STRICT, Texts.THRESHOLD);
    Read quoted =
        Texts.read(
            Mode.STRICT, changed(Texts.THRESHOLD, "2026-01-01 00:00:00", "'2026-01-01 00:00:00'"));
    assertEquals(List.of(), read.faults().all());
    assertEquals(calendarOf(quoted), calendarOf(read));
  }

  private static SloDocument.Calendar calendarOf(Read read) {
    SloDocument slo = assertInstanceOf(SloDocument.class, read.documents().objects().get(0));
    return slo.window().orElseThrow().calendar().orElseThrow();
  }

  @Test
  void aBurnRateBelowItsThresholdIsAWarning() {
    Read read = Texts.read(Mode.STRICT, changed(Texts.POLICY, "op: gt", "op: lte"));
    assertEquals(List.of(), read.errors());
    assertEquals(
        List.of("spec.conditions[0].spec.condition.op burn_rate_fires_when_healthy"),
        read.warnings());
  }

  @Test
  void referencesAreResolvedAcrossDocumentsInAnyOrder() {
    String slo = Texts.RATIO + "  alertPolicies:\n    - alertPolicyRef: fast\n";
    Read read = Texts.read(Mode.STRICT, slo, Texts.POLICY);
    assertEquals(List.of(), read.errors());
    SloDocument resolved = assertInstanceOf(SloDocument.class, read.documents().resolve().get(0));
    assertEquals(List.of(), read.errors());
    Inline<?> policy = assertInstanceOf(Inline.class, resolved.alertPolicies().get(0));
    assertEquals("fast", ((AlertPolicy) policy.object()).metadata().name());
  }

  @Test
  void aListIsAsGoodAsSeveralDocuments() {
    String list =
        """
        - apiVersion: openslo/v1
          kind: Service
          metadata: {name: a}
        - apiVersion: openslo/v1
          kind: Service
          metadata: {name: B}
        """;
    Read read = Texts.read(Mode.STRICT, list);
    assertEquals(List.of("[1].metadata.name string_dns_label"), read.errors());
    assertEquals(1, read.documents().objects().size());
  }

  @Test
  void aNameWithoutAnObjectIsAFaultAtTheName() {
    Read read =
        Texts.read(Mode.STRICT, Texts.RATIO + "  alertPolicies:\n    - alertPolicyRef: fast\n");
    assertEquals(List.of(), read.errors());
    read.documents().resolve();
    assertEquals(
        List.of("spec.alertPolicies[0].alertPolicyRef unresolved_reference"), read.errors());
  }

  @Test
  void anObjectThatIsFaultyItselfIsNotMissingToo() {
    String slo = Texts.RATIO + "  alertPolicies:\n    - alertPolicyRef: fast\n";
    Read read = Texts.read(Mode.STRICT, slo, changed(Texts.POLICY, "op: gt", "op: above"));
    read.documents().resolve();
    assertEquals(List.of("spec.conditions[0].spec.condition.op one_of"), read.errors());
  }

  @Test
  void twoObjectsOfAKindWithOneNameAreAFault() {
    Read read = Texts.read(Mode.STRICT, Texts.RATIO, Texts.RATIO);
    assertEquals(List.of(), read.errors());
    read.documents().resolve();
    assertEquals(List.of("metadata.name duplicate_name"), read.errors());
  }

  @Test
  void aReferencedThresholdNeedsItsBoundToo() {
    String sli =
        """
        apiVersion: openslo/v1
        kind: SLI
        metadata: {name: rtt}
        spec: {thresholdMetric: {metricSource: {type: KpiStream, spec: {kpi: rttMillis}}}}
        """;
    String slo =
        Texts.THRESHOLD.replaceAll(
            "(?s)  indicator:.*  timeWindow:", "  indicatorRef: rtt\n  timeWindow:");
    Read right = Texts.read(Mode.STRICT, slo, sli);
    assertEquals(2, right.documents().resolve().size());
    assertEquals(List.of(), right.errors());
    Read read = Texts.read(Mode.STRICT, changed(slo, "value: 150\n", "displayName: x\n"), sli);
    assertEquals(List.of(), read.errors(), "alone it cannot be known");
    read.documents().resolve();
    assertEquals(List.of("spec.objectives[0].value required"), read.errors());
  }

  @ParameterizedTest
  @ValueSource(strings = {"gt 19.9", "gte 20"})
  void aBurnRateThatCanBeReachedIsRight(String condition) {
    assertEquals(List.of(), burnRateErrors(condition));
  }

  @ParameterizedTest
  @ValueSource(strings = {"gt 20", "gte 20.001", "gt 1000"})
  void aBurnRateAboveAllIsAFault(String condition) {
    assertEquals(
        List.of("spec.conditions[0].spec.condition.threshold burn_rate_never_fires"),
        burnRateErrors(condition));
  }

  /** With a target of 0.95 the highest burn rate is 20. */
  private static List<String> burnRateErrors(String condition) {
    String[] parts = condition.split(" ", 2);
    String policy = changed(changed(Texts.POLICY, "op: gt", "op: " + parts[0]), "14.4", parts[1]);
    Read read =
        Texts.read(
            Mode.STRICT, Texts.RATIO + "  alertPolicies:\n    - alertPolicyRef: fast\n", policy);
    read.documents().resolve();
    return read.errors();
  }
}
