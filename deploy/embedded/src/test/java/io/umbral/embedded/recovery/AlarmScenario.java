package io.umbral.embedded.recovery;

import io.umbral.model.Cell;
import io.umbral.model.CellKey;
import io.umbral.model.CellReading;
import io.umbral.model.CellReport;
import io.umbral.model.CellReport.Origin;
import io.umbral.model.Ratio;
import io.umbral.model.Region;
import io.umbral.model.RegionLevel;
import io.umbral.model.Technology;
import io.umbral.wire.CellReportEncoder;
import io.umbral.wire.InventoryCodec;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/** A country of three states; each has a site on each of two partitions, and a tardy site. */
final class AlarmScenario {

  static final int STATES = 3;
  static final int PARTITIONS = 2;

  /** Loss of a state that says nothing. */
  static final int SILENT = -1;

  static final String RULES =
      """
      apiVersion: umbral/v1
      kind: AlertRule
      metadata: {name: loss}
      spec:
        version: 1
        selector: {operators: [ALL], technologies: [ALL], tags: {level: [STATE]}}
        threshold: {kpi: lossRatio, window: 1m, above: 0.2, severity: MAJOR}
        for: 1m
        keepFiringFor: 1m
        noData: {after: 3m, action: RAISE}
        runbook: look
        source: a test
      ---
      apiVersion: umbral/v1
      kind: AlertRule
      metadata: {name: outage}
      spec:
        version: 1
        selector: {operators: [ALL], technologies: [ALL], tags: {level: [COUNTRY]}}
        threshold: {kpi: lossRatio, window: 1m, above: 0.6, severity: CRITICAL}
        inhibits: [loss]
        runbook: look
        source: a test
      """;

  private static final long BEGIN = Instant.parse("2026-03-01T10:00:00Z").toEpochMilli();
  private static final String PLMN = "334020";
  private static final int PROBES = 100;

  private final CellReportEncoder encoder = new CellReportEncoder();

  /** The end of a minute, milliseconds since the epoch. */
  static long end(int minute) {
    return BEGIN + minute * 60_000L;
  }

  /** Everything that is known of the country. */
  static List<InventoryCodec.Entry> inventory() {
    InventoryCodec codec = new InventoryCodec();
    List<InventoryCodec.Entry> facts = new ArrayList<>();
    facts.add(codec.encode(region("MX", RegionLevel.COUNTRY, Optional.empty())));
    for (int state = 0; state < STATES; state++) {
      facts.add(codec.encode(region("S" + state, RegionLevel.STATE, Optional.of("MX"))));
      for (int site = 0; site <= PARTITIONS; site++) {
        CellKey key = new CellKey(PLMN, cellOf(state, site));
        facts.add(
            codec.encode(
                new Cell(key, "site", "S" + state, "host", Technology.LTE, 60_000, false, 0)));
      }
    }
    return facts;
  }

  private static Region region(String id, RegionLevel level, Optional<String> parent) {
    return new Region(id, id, level, parent, OptionalLong.empty());
  }

  private static long cellOf(int state, int site) {
    return 10L * state + site + 1;
  }

  /** What a site says of a minute: how many of a hundred probes were lost. */
  byte[] report(int state, int site, int minute, int lost) {
    return report(state, site, minute, new Ratio(lost, PROBES));
  }

  /** What the tardy site of a state says of a minute: so much went well that all is well. */
  byte[] tardy(int state, int minute) {
    return report(state, PARTITIONS, minute, new Ratio(0, 10 * PROBES));
  }

  private byte[] report(int state, int site, int minute, Ratio lost) {
    Origin origin =
        new Origin(
            "site-" + cellOf(state, site),
            "host",
            Optional.of(PLMN),
            Optional.empty(),
            Optional.empty());
    CellReading reading = CellReading.of(Technology.LTE, cellOf(state, site)).withLostProbes(lost);
    return encoder.encode(new CellReport(origin, end(minute - 1), 60_000, List.of(reading)));
  }
}
