package io.umbral.sla.openslo;

import io.umbral.documents.Fault;
import io.umbral.documents.Faults;
import io.umbral.documents.YamlDocuments;
import java.util.List;

/** Documents for tests, and what is said of them. */
final class Texts {

  /** An SLO on a ratio, without a fault. */
  static final String RATIO =
      """
      apiVersion: openslo/v1
      kind: SLO
      metadata:
        name: coverage
        displayName: Coverage
      spec:
        description: Where there is a signal.
        service: ran
        indicator:
          metadata:
            name: covered
          spec:
            ratioMetric:
              counter: true
              good:
                metricSource:
                  type: KpiStream
                  spec:
                    kpi: coverageGood
              total:
                metricSource:
                  type: KpiStream
                  spec:
                    kpi: coverageTotal
        timeWindow:
          - duration: 30d
            isRolling: true
        budgetingMethod: Timeslices
        objectives:
          - displayName: most minutes
            target: 0.95
            timeSliceTarget: 0.9
            timeSliceWindow: 1m
      """;

  /** An SLO on a threshold, without a fault. */
  static final String THRESHOLD =
      """
      apiVersion: openslo/v1
      kind: SLO
      metadata:
        name: latency
      spec:
        service: ran
        indicator:
          metadata:
            name: rtt
          spec:
            thresholdMetric:
              metricSource:
                type: KpiStream
                spec:
                  kpi: rttMillis
                  aggregation: p95
        timeWindow:
          - duration: 1M
            isRolling: false
            calendar:
              startTime: 2026-01-01 00:00:00
              timeZone: America/Mexico_City
        budgetingMethod: Timeslices
        objectives:
          - op: lte
            value: 150
            target: 0.99
            timeSliceTarget: 1
            timeSliceWindow: 5m
      """;

  /** A policy with its condition and target in place. */
  static final String POLICY =
      """
      apiVersion: openslo/v1
      kind: AlertPolicy
      metadata:
        name: fast
      spec:
        alertWhenBreaching: true
        conditions:
          - kind: AlertCondition
            metadata:
              name: burns
            spec:
              severity: page
              condition:
                kind: burnrate
                op: gt
                threshold: 14.4
                lookbackWindow: 1h
                alertAfter: 0m
        notificationTargets:
          - kind: AlertNotificationTarget
            metadata:
              name: noc
            spec:
              target: email
      """;

  private Texts() {}

  /** Documents that were read from a text, with their faults. */
  record Read(OpenSloDocuments documents, Faults faults) {

    /** {@code path code} of each error, in order. */
    List<String> errors() {
      return told(Fault.Severity.ERROR);
    }

    /** {@code path code} of each warning, in order. */
    List<String> warnings() {
      return told(Fault.Severity.WARNING);
    }

    private List<String> told(Fault.Severity severity) {
      return faults.all().stream()
          .filter(fault -> fault.severity() == severity)
          .map(fault -> fault.place().path() + " " + fault.code())
          .toList();
    }
  }

  static Read read(Mode mode, String... texts) {
    Faults faults = new Faults();
    OpenSloDocuments documents = new OpenSloDocuments(mode, faults);
    for (String text : texts) {
      YamlDocuments.read("a.yaml", text, faults).forEach(documents::read);
    }
    return new Read(documents, faults);
  }

  /** What strict reading says of a text, each object alone. */
  static List<String> errors(String text) {
    return read(Mode.STRICT, text).errors();
  }
}
