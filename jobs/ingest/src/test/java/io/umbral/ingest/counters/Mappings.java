package io.umbral.ingest.counters;

import io.umbral.documents.Faults;
import io.umbral.ingest.counters.CellNames.NamedCell;
import io.umbral.model.CellKey;
import io.umbral.model.Technology;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Small mappings and names for the tests. */
public final class Mappings {

  /** One dialect for every vendor, and one for a vendor with names and units of its own. */
  public static final String TEXT =
      """
      apiVersion: umbral/v1
      kind: CounterMapping
      metadata: {name: standard}
      spec:
        version: 1
        vendors: ["*"]
        cells:
          - {technology: NR, classes: [NRCellDU, NRCellCU]}
          - {technology: LTE, classes: [EUtranCellFDD]}
        rules:
          - {field: bearerAttempts, counter: DRB.EstabAtt, clause: 5.1.1.10.1}
          - {field: bearerAttempts, counter: DRB.EstabAtt, sub: {kind: 5qi}}
          - {field: bearerSuccesses, counter: DRB.EstabSucc, clause: 5.1.1.10.2}
          - {field: bearerSuccesses, counter: DRB.EstabSucc, sub: {kind: 5qi}}
          - {field: rrcAttempts, counter: RRC.ConnEstabAtt, sub: {kind: cause}}
          - {field: rrcSuccesses, counter: RRC.ConnEstabSucc, sub: {kind: cause}}
          - {field: signallingAttempts, counter: NG.Att, sub: {kind: sNssai, values: [010003e8]}}
          - {field: signallingSuccesses, counter: NG.Succ, sub: {kind: plmn, values: ["22604"]}}
          - {field: downlinkVolume, counter: ThpVolDl, unit: kbit}
          - {field: downlinkActiveTime, counter: ThpTimeDl, unit: ms}
          - {field: uplinkVolume, counter: ThpVolUl, unit: Mbit, classes: [NRCellCU, NRCellDU]}
          - {field: uplinkActiveTime, counter: ThpTimeUl, unit: s}
          - {field: unavailableTime, counter: RRU.CellUnavailableTime, unit: s}
          - {field: abnormalReleases, counter: DRB.RelActNbr}
          - {field: sessionTime, counter: DRB.SessionTime, unit: s}
          - {field: downlinkPrbUsed, counter: RRU.PrbUsedDl}
          - {field: downlinkPrbAvailable, counter: RRU.PrbAvailDl}
          - {field: downlinkPdcpDelay, counter: Delay.Pdcp, unit: mean 0.1 ms}
          - {field: downlinkF1Delay, counter: Delay.F1, unit: mean 0.1 ms}
          - {field: downlinkRlcDelay, counter: Delay.Rlc, unit: mean ms}
          - {field: downlinkAirDelay, counter: Delay.Air, sub: {kind: 5qi, values: ["9"]}, unit: mean us}
          - {field: ssRsrp, counter: L1M.SS-RSRP, bins: {first: 1, values: [-120, -110, -100]}}
          - {field: downlinkRate, counter: ThpDist, bins: {values: [500, 5000, 50000]}}
      ---
      apiVersion: umbral/v1
      kind: CounterMapping
      metadata: {name: acme}
      spec:
        version: 3
        vendors: [Acme]
        cells:
          - {technology: LTE, classes: [EUtranCellFDD]}
        rules:
          - {field: downlinkVolume, sum: [pmVol, pmVolOther], less: [pmVolLast], unit: kbit}
          - {field: downlinkActiveTime, counter: pmTime, unit: ms}
          - {field: unavailableTime, sum: [pmDownAuto, pmDownMan], unit: s}
      """;

  private Mappings() {}

  /** The mapping of {@link #TEXT}. */
  public static CounterMapping mapping() {
    return mapping(TEXT);
  }

  private static CounterMapping mapping(String text) {
    Faults faults = new Faults();
    List<Dialect> dialects = MappingReader.read("mapping.yaml", text, faults);
    if (!faults.all().isEmpty()) {
      throw new AssertionError(faults.all());
    }
    return new CounterMapping(dialects);
  }

  /** The mapping with cells that are named; others are refused. */
  public static CounterOptions named(Object... objectsAndCells) {
    return namedIn(TEXT, objectsAndCells);
  }

  /** A mapping with cells that are named; others are refused. */
  public static CounterOptions namedIn(String text, Object... objectsAndCells) {
    Map<String, NamedCell> cells = new HashMap<>();
    for (int i = 0; i < objectsAndCells.length; i += 2) {
      long cell = ((Number) objectsAndCells[i + 1]).longValue();
      Technology technology =
          objectsAndCells[i].toString().contains("NRCell") ? Technology.NR : Technology.LTE;
      cells.put(
          objectsAndCells[i].toString(),
          new NamedCell(new CellKey("334020", cell), "Telcel", technology, Optional.empty()));
    }
    return new CounterOptions(
        mapping(text), new CellNames(cells), Optional.empty(), CounterOptions.UNKNOWN_OPERATOR);
  }

  /** The mapping without any name; cells are kept. */
  public static CounterOptions kept() {
    return new CounterOptions(
        mapping(),
        CellNames.NONE,
        Optional.of(CounterOptions.UNMAPPED),
        CounterOptions.UNKNOWN_OPERATOR);
  }
}
