package io.umbral.embedded.ingest;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.umbral.ingest.ReportReader;
import io.umbral.model.CellReading;
import io.umbral.model.CellReport;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * Values of recorded files beside what a person read in them: 22 counters of five dialects. Each
 * row names the element where its value stands, and the literal that was found there, for example
 * with {@code grep -A5 Gbg-997 FILE}; the amount beside it was converted on paper. Files of these
 * names with another content are passed over.
 */
@Tag("conformance")
class HandCheckedCountersConformanceTest {

  /** File; mapping; end of its source; period; counter; literal; field; amount in its unit. */
  private static final String ROWS =
      """
      # Company NN, measCollecFile, r p=. Blocks without an identifier, objects RncFunction=RF-1,UtranCell=...
      pmmapper_A20181002.0000-1000-0015-1000_5G.xml samples UtranCell=Gbg-997 0 attTCHSeizures 234 abnormalReleases 234
      pmmapper_A20181002.0000-1000-0015-1000_5G.xml samples UtranCell=Gbg-997 0 succTCHSeizures 345 sessionMillis 345000
      pmmapper_A20181002.0000-1000-0015-1000_5G.xml samples UtranCell=Gbg-997 0 attTCHSeizures 234 bearerSuccesses 234
      pmmapper_A20181002.0000-1000-0015-1000_5G.xml samples UtranCell=Gbg-997 0 succTCHSeizures 345 bearerAttempts 345
      pmmapper_A20181002.0000-1000-0015-1000_5G.xml samples UtranCell=Gbg-997 0 attImmediateAssignProcs 567 rrcSuccesses 567
      pmmapper_A20181002.0000-1000-0015-1000_5G.xml samples UtranCell=Gbg-997 0 succImmediateAssignProcs 789 rrcAttempts 789
      pmmapper_A20181002.0000-1000-0015-1000_5G.xml samples UtranCell=Gbg-997 0 attTCHSeizures5 238 downlinkBytes 29750
      pmmapper_A20181002.0000-1000-0015-1000_5G.xml samples UtranCell=Gbg-997 0 succTCHSeizures6 344 downlinkActiveMillis 344
      pmmapper_A20181002.0000-1000-0015-1000_5G.xml samples UtranCell=Gbg-997 0 attImmediateAssignProcs7 563 unavailableMillis 563000
      pmmapper_A20181002.0000-1000-0015-1000_5G.xml samples UtranCell=Gbg-997 0 succImmediateAssignProcs8 787 signallingAttempts 787
      pmmapper_A20181002.0000-1000-0015-1000_5G.xml samples UtranCell=Gbg-998 0 attTCHSeizures 890 abnormalReleases 890
      pmmapper_A20181002.0000-1000-0015-1000_5G.xml samples UtranCell=Gbg-998 0 succTCHSeizures 901 sessionMillis 901000
      pmmapper_A20181002.0000-1000-0015-1000_5G.xml samples UtranCell=Gbg-998 0 attTCHSeizures5 898 downlinkBytes 112250
      pmmapper_A20181002.0000-1000-0015-1000_5G.xml samples UtranCell=Gbg-999 0 succImmediateAssignProcs 789 rrcAttempts 789
      # Ericsson AB, measCollecFile. Blocks PM=1,PmGroup=EnergyMeter and PM=1,PmGroup=ENodeBFunction
      ranpm_A20230515.0700_0100-0715_0100_GNODEB-0.xml samples FieldReplaceableUnit=BB-1,EnergyMeter=1 0 pmCounterNumber530 83 unavailableMillis 83000
      ranpm_A20230515.0700_0100-0715_0100_GNODEB-0.xml samples FieldReplaceableUnit=Radio-S3-1,EnergyMeter=1 0 pmCounterNumber530 22 unavailableMillis 22000
      ranpm_A20230515.0700_0100-0715_0100_GNODEB-0.xml samples ENodeBFunction=1 0 pmCounterNumber558 5 unavailableMillis 5000
      # Keysight, measDataFile, two periods of a minute; the names of the standard under the shipped mapping
      ranpm_D20241211.0934+0000-0936+0000_-0_DC=Keysight.com,SubNetwork=Morrisville,ManagedElement=GNB-1_-_1.xml shipped NRCellDU=1 0 DRB.SessionTime 11084 sessionMillis 11084000
      ranpm_D20241211.0934+0000-0936+0000_-0_DC=Keysight.com,SubNetwork=Morrisville,ManagedElement=GNB-1_-_1.xml shipped NRCellDU=1 1 DRB.SessionTime 12650 sessionMillis 12650000
      ranpm_D20241211.0934+0000-0936+0000_-0_DC=Keysight.com,SubNetwork=Morrisville,ManagedElement=GNB-1_-_1.xml shipped NRCellDU=1 0 DRB.RelActNbr 0 abnormalReleases 0
      ranpm_D20241211.0934+0000-0936+0000_-0_DC=Keysight.com,SubNetwork=Morrisville,ManagedElement=GNB-1_-_1.xml shipped NRCellDU=1 0 RRU.PrbAvailDl 14 downlinkPrbMillis 840000
      ranpm_D20241211.0934+0000-0936+0000_-0_DC=Keysight.com,SubNetwork=Morrisville,ManagedElement=GNB-1_-_1.xml shipped NRCellDU=1 0 RRU.PrbAvailUl 14 uplinkPrbMillis 840000
      ranpm_D20241211.0934+0000-0936+0000_-0_DC=Keysight.com,SubNetwork=Morrisville,ManagedElement=GNB-1_-_1.xml shipped NRCellDU=1 1 DRB.EstabAtt 0 bearerAttempts 0
      # Keysight, sub-counters: of 5QI 01 and of the slice 010003e8
      ranpm_D20241211.0934+0000-0936+0000_-0_DC=Keysight.com,SubNetwork=Morrisville,ManagedElement=GNB-1_-_1.xml samples NRCellCU=1 0 DRB.SessionTime.010003e8 11084 sessionMillis 11084000
      # O-RAN SC ranpm, measObjInstId RncFunction=RF-1,UtranCell=...
      pm_report.json samples UtranCell=Gbg-997 0 attTCHSeizures 813 abnormalReleases 813
      pm_report.json samples UtranCell=Gbg-997 0 succTCHSeizures 913 sessionMillis 913000
      pm_report.json samples UtranCell=Gbg-997 0 attImmediateAssignProcs 1013 rrcSuccesses 1013
      pm_report.json samples UtranCell=Gbg-997 0 succImmediateAssignProcs 1113 rrcAttempts 1113
      pm_report.json samples UtranCell=Gbg-998 0 attTCHSeizures 890 abnormalReleases 890
      # Wipro, VES 7 measurement, additionalMeasurements by name
      sonh_pmNotification.json samples Chn0014 0 InterEnbOutAtt_X2HO 200 bearerAttempts 200
      sonh_pmNotification.json samples Chn0014 0 InterEnbOutSucc_X2HO 190 bearerSuccesses 190
      sonh_pmNotification.json samples Chn0013 0 InterEnbOutAtt_X2HO 300 bearerAttempts 300
      sonh_pmNotification.json samples Chn0013 0 InterEnbOutSucc_X2HO 210 bearerSuccesses 210
      """;

  private record Row(
      String file,
      String mapping,
      String source,
      int period,
      String counter,
      String field,
      long amount) {

    static Row of(String line) {
      String[] words = line.split(" ", -1);
      return new Row(
          words[0],
          words[1],
          words[2],
          Integer.parseInt(words[3]),
          words[4],
          words[6],
          Long.parseLong(words[7]));
    }
  }

  @Test
  void amountsAreThoseThatAPersonReads() throws IOException {
    List<Row> rows = ROWS.lines().filter(line -> !line.startsWith("#")).map(Row::of).toList();
    Set<String> counters = new TreeSet<>();
    int compared = 0;
    for (Path file : recorded()) {
      if (!RecordedFiles.isKnown(file)) {
        continue;
      }
      String name = file.getFileName().toString();
      for (Row row : rows.stream().filter(one -> one.file().equals(name)).toList()) {
        CellReading reading = readingOf(row, file);
        assertEquals(row.amount(), FileSummary.amounts(reading).get(row.field()), row::toString);
        counters.add(name + " " + row.counter());
        compared++;
      }
    }
    System.out.println(
        "by hand: " + compared + " amounts of " + counters.size() + " counters compared");
  }

  private static List<Path> recorded() throws IOException {
    List<Path> files = new ArrayList<>(RecordedFiles.orNone("telecom/pm-xml", ".xml"));
    files.addAll(RecordedFiles.orNone("telecom/ranpm-json", ".json"));
    files.addAll(RecordedFiles.orNone("telecom/ves", ".json"));
    return files;
  }

  private static CellReading readingOf(Row row, Path file) throws IOException {
    String format =
        row.file().endsWith(".xml")
            ? ReportReader.PM_XML
            : row.file().startsWith("pm_report") ? ReportReader.RANPM_JSON : ReportReader.VES;
    Parcel parcel =
        RecordedFiles.read(
            format,
            file,
            row.mapping().equals("shipped") ? RecordedFiles.shipped() : RecordedFiles.samples());
    List<CellReport> ofSource =
        parcel.reports().stream()
            .filter(report -> report.origin().sourceId().endsWith(row.source()))
            .toList();
    assertTrue(ofSource.size() > row.period(), () -> row + " has no report: " + parcel.reports());
    return ofSource.get(row.period()).cells().get(0);
  }
}
