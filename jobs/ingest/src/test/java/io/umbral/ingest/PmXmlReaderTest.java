package io.umbral.ingest;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.umbral.ingest.counters.CellNames;
import io.umbral.ingest.counters.CellNames.NamedCell;
import io.umbral.ingest.counters.CounterOptions;
import io.umbral.ingest.counters.Mappings;
import io.umbral.model.CellKey;
import io.umbral.model.CellReading;
import io.umbral.model.CellReading.Releases;
import io.umbral.model.CellReading.Volume;
import io.umbral.model.CellReport;
import io.umbral.model.Ratio;
import io.umbral.model.Rejected;
import io.umbral.model.RejectionCause;
import io.umbral.model.Technology;
import io.umbral.model.Values;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PmXmlReaderTest {

  private static final String PREFIX = "SubNetwork=North";
  private static final String ELEMENT = "ManagedElement=G1";
  private static final String DU = PREFIX + "," + ELEMENT + ",GNBDUFunction=1,NRCellDU=7";
  private static final long CELL = 68_719_400_007L;
  private static final CounterOptions NAMED = Mappings.named(DU, CELL);

  private static String file(String blocks) {
    return file("measCollecFile", "managedElement", blocks);
  }

  private static String file(String root, String element, String blocks) {
    return """
        <?xml version="1.0" encoding="UTF-8"?>
        <%1$s xmlns="http://www.3gpp.org/ftp/specs/archive/32_series/32.435#measCollec">
        <fileHeader fileFormatVersion="32.435 V10.0" vendorName="Other" dnPrefix="%3$s">
        <fileSender localDn="%4$s"/><measCollec beginTime="2026-01-01T00:00:00Z"/></fileHeader>
        <measData><%2$s localDn="%4$s"/>
        %5$s
        </measData>
        <fileFooter><measCollec endTime="2026-01-01T00:15:00Z"/></fileFooter>
        </%1$s>
        """
        .formatted(root, element, PREFIX, ELEMENT, blocks);
  }

  private static String block(String types, String values) {
    return block("2026-01-01T00:15:00Z", "PT900S", types, values);
  }

  private static String block(String end, String length, String types, String values) {
    StringBuilder text = new StringBuilder("<measInfo measInfoId=\"x\"><granPeriod duration=\"");
    text.append(length)
        .append("\" endTime=\"")
        .append(end)
        .append("\"/><repPeriod duration=\"PT1H\"/>");
    int position = 1;
    for (String type : types.split(" ", -1)) {
      text.append("<measType p=\"").append(position++).append("\">").append(type);
      text.append("</measType>");
    }
    return text.append('\n').append(values).append("</measInfo>\n").toString();
  }

  private static String object(String name, String... results) {
    StringBuilder text = new StringBuilder("<measValue measObjLdn=\"").append(name).append("\">");
    for (int i = 0; i < results.length; i++) {
      text.append("<r p=\"").append(i + 1).append("\">").append(results[i]).append("</r>");
    }
    return text.append("</measValue>\n").toString();
  }

  private static String du(String... results) {
    return object("ManagedElement=G1,GNBDUFunction=1,NRCellDU=7", results);
  }

  private static String cu(String... results) {
    return object("ManagedElement=G1,GNBCUCPFunction=1,NRCellCU=7", results);
  }

  private static Collected read(String text) {
    return read(NAMED, text);
  }

  private static Collected read(CounterOptions options, String text) {
    return Collected.read(reader(options, "UTC"), "in/a.xml", text);
  }

  private static ReportReader reader(CounterOptions options, String zone) {
    return ReportReader.forFormat(
        ReportReader.PM_XML,
        new ReadingOptions(
            Optional.empty(), Optional.empty(), ZoneId.of(zone), Optional.of(options)));
  }

  private static CellReading only(String text) {
    Collected collected = read(text);
    assertEquals(List.of(), collected.rejected, () -> collected.describe().toString());
    return collected.onlyReading();
  }

  @Test
  void aCellBecomesAReadingWithItsUnitsConverted() {
    CellReading reading =
        only(
            file(
                block(
                    "ThpVolDl ThpTimeDl ThpVolUl ThpTimeUl RRU.CellUnavailableTime",
                    du("8000", "2000", "0.5", "1.25", "30"))));
    assertEquals(OptionalLong.of(CELL), reading.cellId());
    assertEquals(Optional.of(new Volume(1_000_000, 2_000)), reading.downlink());
    assertEquals(Optional.of(new Volume(62_500, 1_250)), reading.uplink());
    assertEquals(OptionalLong.of(30_000), reading.unavailableMillis());
  }

  @ParameterizedTest
  @CsvSource({
    "2026-01-01T01:15:00+0100",
    "2026-01-01T00:15:00+00:00",
    "2026-01-01T00:15:00Z",
    "2025-12-31T18:15:00-06:00",
    "2026-01-01T00:15:00.000+00",
    "2025-12-31T18:15:00"
  })
  void aPeriodIsDatedInEveryFormOfZone(String end) {
    Collected collected =
        Collected.read(
            reader(NAMED, "America/Mexico_City"),
            "a.xml",
            file(block(end, "PT15M", "DRB.EstabAtt DRB.EstabSucc", du("4", "3"))));
    CellReport report = collected.reports.get(0);
    assertEquals(Instant.parse("2026-01-01T00:00:00Z").toEpochMilli(), report.periodStartMillis());
    assertEquals(900_000, report.periodMillis());
    assertEquals(PREFIX + "," + ELEMENT, report.origin().sourceId());
    assertEquals("Telcel", report.origin().ranHost());
    assertEquals(Optional.of("334020"), report.origin().plmn());
  }

  @Test
  void theGranularityPeriodCountsAndNotTheReportingPeriod() {
    String types = "DRB.EstabAtt DRB.EstabSucc";
    Collected collected =
        read(
            file(
                block("2026-01-01T00:02:00Z", "PT60S", types, du("5", "5"))
                    + block("2026-01-01T00:01:00Z", "PT60S", types, du("4", "3"))));
    assertEquals(
        List.of("2026-01-01T00:00:00Z", "2026-01-01T00:01:00Z"),
        collected.reports.stream()
            .map(report -> Instant.ofEpochMilli(report.periodStartMillis()).toString())
            .toList());
    assertEquals(60_000, collected.reports.get(0).periodMillis());
  }

  @Test
  void theListStyleSaysTheSameAsTheOtherInBothKindsOfFile() {
    String list =
        block("", du("4", "3"))
            .replace(
                "<measType p=\"1\"></measType>",
                "<measTypes>DRB.EstabAtt DRB.EstabSucc</measTypes>")
            .replace("<r p=\"1\">4</r><r p=\"2\">3</r>", "<measResults>4 3</measResults>");
    String single = block("DRB.EstabAtt DRB.EstabSucc", du("4", "3"));
    assertEquals(read(file(single)).describe(), read(file(list)).describe());
    assertEquals(
        read(file(single)).describe(), read(file("measDataFile", "measEntity", list)).describe());
    assertEquals(Optional.of(new Ratio(3, 4)), only(file(list)).bearerSetup());
  }

  @Test
  void aStylesheetBeforeTheDeclarationIsPassedOver() {
    String block = block("DRB.EstabAtt DRB.EstabSucc", du("4", "NaN"));
    String misplaced =
        "<?xml-stylesheet type=\"text/xsl\" href=\"x.xsl\"?>\n<!-- a > b -->\n" + file(block);
    assertEquals(List.of(), read(misplaced).reports);
    assertEquals(
        read(file(block)).onlyRefusal().where().position() + 2,
        read(misplaced).onlyRefusal().where().position());
    assertEquals("<measValue", text(read(misplaced).onlyRefusal()).substring(0, 10));
  }

  private static String text(Rejected refusal) {
    return new String(refusal.bytes(), StandardCharsets.UTF_8);
  }

  @Test
  void aCellUnderSeveralClassesIsOneReading() {
    String types = "DRB.EstabAtt DRB.EstabSucc ThpVolUl ThpTimeUl";
    CellReading reading =
        only(
            file(
                block(
                        "ThpVolDl ThpTimeDl DRB.EstabAtt DRB.EstabSucc ThpVolUl",
                        du("8", "1", "9", "8", "2"))
                    + block(types, cu("4", "3", "16", "1"))));
    // Class of the dialect's order: the distributed unit. Class of the rule's order: the central.
    assertEquals(Optional.of(new Ratio(8, 9)), reading.bearerSetup());
    assertEquals(Optional.of(new Volume(2_000_000, 1_000)), reading.uplink());
    assertEquals(Optional.of(new Volume(1_000, 1)), reading.downlink());
  }

  @Test
  void cellsOfOneIdentifierBelowTwoUnitsAreTwoCells() {
    String other = "GNBDUFunction=2,NRCellDU=7";
    String blocks =
        block(
            "DRB.EstabAtt DRB.EstabSucc",
            du("4", "3") + du("9", "8").replace("GNBDUFunction=1,NRCellDU=7", other));
    Collected kept = read(Mappings.kept(), file(blocks));
    assertEquals(
        List.of(Optional.of(new Ratio(3, 4)), Optional.of(new Ratio(8, 9))),
        kept.reports.stream().map(report -> report.cells().get(0).bearerSetup()).toList());
    // One name does not stand for both.
    Collected named = read(file(blocks));
    assertEquals(Optional.of(new Ratio(3, 4)), named.onlyReading().bearerSetup());
    assertEquals(RejectionCause.UNKNOWN_CELL, named.onlyRefusal().cause());
    assertTrue(text(named.onlyRefusal()).endsWith(other), text(named.onlyRefusal()));
  }

  @Test
  void subCountersAreSelectedAndSummedByTheirKind() {
    CellReading reading =
        only(
            file(
                block(
                    "DRB.EstabAtt.01 DRB.EstabAtt.02 DRB.EstabAtt.010003e8 DRB.EstabSucc"
                        + " DRB.EstabSucc.1 RRC.ConnEstabAtt.mo-Data RRC.ConnEstabAtt.emergency"
                        + " RRC.ConnEstabSucc.mo-Data NG.Att.010003E8 NG.Att.02 NG.Succ.226F04",
                    du("3", "4", "99", "5", "99", "10", "2", "11", "6", "99", "6"))));
    assertEquals(Optional.of(new Ratio(5, 7)), reading.bearerSetup());
    assertEquals(Optional.of(new Ratio(11, 12)), reading.rrcSetup());
    assertEquals(Optional.of(new Ratio(6, 6)), reading.signallingSetup());
  }

  @Test
  void aBlockThatIsAClauseSaysWhatItsCounterIs() {
    String block =
        block("Vendor.Tries", du("4")).replace("\"x\"", "\"5.1.1.10.1\"")
            + block("5.1.1.10.2", du("3"));
    assertEquals(Optional.of(new Ratio(3, 4)), only(file(block)).bearerSetup());
  }

  @Test
  void blocksAreWeighedByTimeAndReleasesBySessions() {
    CellReading reading =
        only(
            file(
                block(
                    "RRU.PrbUsedDl RRU.PrbAvailDl DRB.RelActNbr DRB.SessionTime",
                    du("3.25", "14", "2", "11084"))));
    assertEquals(Optional.of(new Ratio(2_925_000, 12_600_000)), reading.downlinkPrbMillis());
    assertEquals(Optional.of(new Releases(2, 11_084_000)), reading.releases());
  }

  @Test
  void theDelayIsTheSumOfItsTermsAndAbsentWithoutOneOfThem() {
    String all = "Delay.Pdcp Delay.Rlc Delay.Air.09 Delay.F1";
    assertEquals(
        OptionalLong.of(1_500 + 2_000 + 300),
        only(file(block(all, du("15", "2", "300", "99")))).downlinkDelayMicros());
    Collected without = read(file(block(all, du("15", "2", "", "99"))));
    assertEquals(List.of(), without.describe());
    String split = Mappings.TEXT.replace("version: 1", "version: 1\n  split: true");
    assertEquals(
        OptionalLong.of(1_500 + 2_000 + 300 + 9_900),
        read(Mappings.namedIn(split, DU, CELL), file(block(all, du("15", "2", "300", "99"))))
            .onlyReading()
            .downlinkDelayMicros());
  }

  @Test
  void binsMakeADistribution() {
    CellReading reading =
        only(
            file(
                block(
                    "L1M.SS-RSRP.Bin1 L1M.SS-RSRP.Bin3 L1M.SS-RSRP.Bin9 ThpDist",
                    du("2", "5", "99", "3,0,1"))));
    Values.Histogram levels = (Values.Histogram) reading.ssRsrpDbm().orElseThrow();
    assertEquals(-2 * 120 - 5 * 100, levels.sum());
    assertEquals(List.of(-120, -100), Arrays.stream(levels.buckets()).boxed().toList());
    assertEquals(51_500, ((Values.Histogram) reading.downlinkKbps().orElseThrow()).sum());
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "NIL", " ", "null"})
  void whatIsAbsentIsNotZero(String absent) {
    CellReading reading =
        only(
            file(
                block("DRB.EstabAtt DRB.EstabSucc RRU.CellUnavailableTime", du("4", absent, "0"))));
    assertEquals(Optional.empty(), reading.bearerSetup());
    assertEquals(OptionalLong.of(0), reading.unavailableMillis());
  }

  @Test
  void zeroAttemptsAreKeptAsTheyAre() {
    assertEquals(
        Optional.of(Ratio.NONE),
        only(file(block("DRB.EstabAtt DRB.EstabSucc", du("0.000000", "0")))).bearerSetup());
  }

  @Test
  void aSuspectValueMarksTheReading() {
    String blocks = block("DRB.EstabAtt DRB.EstabSucc", du("4", "3"));
    assertFalse(
        only(file(blocks.replace("</measValue>", "<suspect>false</suspect></measValue>")))
            .suspect());
    assertTrue(
        only(file(blocks.replace("</measValue>", "<suspect>true</suspect></measValue>")))
            .suspect());
  }

  @Test
  void aVendorsOwnNamesAndSumsAreRead() {
    CounterOptions options = Mappings.named(PREFIX + "," + ELEMENT + ",EUtranCellFDD=1", 257);
    String block =
        block(
            "pmVol PMVOLOTHER pmVolLast pmTime pmDownAuto pmDownMan",
            object("EUtranCellFDD=1", "1000", "200", "400", "50", "1", "2"));
    Collected collected = read(options, file(block).replace("\"Other\"", "\"Acme AB\""));
    assertEquals(Optional.of(new Volume(100_000, 50)), collected.onlyReading().downlink());
    assertEquals(OptionalLong.of(3_000), collected.onlyReading().unavailableMillis());
  }

  @Test
  void theInventorySaysTheVendorWhereTheFileDoesNot() {
    String name = PREFIX + "," + ELEMENT + ",EUtranCellFDD=1";
    CellKey key = new CellKey("334020", 257);
    NamedCell cell = new NamedCell(key, "Telcel", Technology.LTE, Optional.of("Acme AB"));
    CounterOptions options =
        new CounterOptions(
            Mappings.mapping(),
            new CellNames(Map.of(name, cell)),
            Optional.empty(),
            CounterOptions.UNKNOWN_OPERATOR);
    String text =
        file(block("pmDownAuto pmDownMan ThpVolDl", object("EUtranCellFDD=1", "1", "2", "9")));
    // The dialect of others has no such counters.
    assertEquals(List.of(), read(options, text).reports);
    Collected collected = read(options, text.replace("vendorName=\"Other\" ", ""));
    assertEquals(OptionalLong.of(3_000), collected.onlyReading().unavailableMillis());
    assertTrue(
        collected.summaries.toString().contains("unknown={ThpVolDl=1}"),
        collected.summaries::toString);
  }

  @Test
  void aFileWithoutMeasurementsSaysNothing() {
    String text = file("").replaceAll("(?s)<measData>.*</measData>", "");
    assertEquals(List.of(), read(text).describe());
  }

  @Test
  void theSameFileUnderAnotherNameSaysTheSame() {
    byte[] content =
        file(block("DRB.EstabAtt DRB.EstabSucc", du("4", "3"))).getBytes(StandardCharsets.UTF_8);
    ReportReader reader = reader(NAMED, "UTC");
    assertEquals(
        Collected.read(reader, "a.xml", content).describe(),
        Collected.read(reader, "b/c.xml", content).describe());
  }

  @Test
  void aCellThatTheInventoryDoesNotNameIsRefusedWithItsName() {
    String block =
        block("DRB.EstabAtt DRB.EstabSucc", du("4", "3") + du("4", "3").replace("DU=7", "DU=8"));
    Collected collected = read(file(block));
    assertEquals(OptionalLong.of(CELL), collected.onlyReading().cellId());
    assertEquals(RejectionCause.UNKNOWN_CELL, collected.onlyRefusal().cause());
    assertEquals(DU.replace("DU=7", "DU=8"), text(collected.onlyRefusal()));
  }

  @Test
  void cellsWithoutANameCanBeKeptEachAsASourceOfItsOwn() {
    String block =
        block("DRB.EstabAtt DRB.EstabSucc", du("4", "3") + du("4", "3").replace("DU=7", "DU=8"));
    Collected collected = read(Mappings.kept(), file(block));
    assertEquals(
        List.of(DU, DU.replace("DU=7", "DU=8")),
        collected.reports.stream().map(report -> report.origin().sourceId()).toList());
    assertEquals(Optional.of("UNMAPPED"), collected.reports.get(0).origin().region());
  }

  @Test
  void objectsThatTheInventorySaysAreOneCellAreOne() {
    CounterOptions options =
        Mappings.named(
            DU,
            CELL,
            DU.replace("GNBDUFunction=1,NRCellDU=7", "GNBCUCPFunction=1,NRCellCU=99"),
            CELL);
    String blocks =
        block("ThpVolDl ThpTimeDl", du("8", "1"))
            + block("DRB.EstabAtt DRB.EstabSucc", cu("4", "3").replace("CU=7", "CU=99"));
    CellReading reading = read(options, file(blocks)).onlyReading();
    assertTrue(reading.downlink().isPresent());
    assertTrue(reading.bearerSetup().isPresent());
  }

  @Test
  void whatIsNoCellAndWhatIsUnknownIsCountedAndListed() {
    String blocks =
        block(
            "DRB.EstabAtt Other.One DRB.EstabAtt.010003e8",
            du("1", "2", "3") + object("Equipment=1,Port=2", "1", "2", "3"));
    Collected collected = read(file(blocks));
    assertEquals(
        "CounterSummary[objects=2, cellObjects=1, values=3, used=1, unknown={Other.One=1}]",
        collected.summaries.get(0).toString());
    assertEquals(List.of(), collected.rejected);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "NaN        | INVALID_VALUE | should be a number",
        "INF        | INVALID_VALUE | should be a number",
        "1e400      | INVALID_VALUE | should be a number",
        "twelve     | INVALID_VALUE | should be a number",
        "-1         | INVALID_VALUE | should be 0 or more",
        "1e300      | INVALID_VALUE | should be less than 2^53",
        "1,2        | INVALID_VALUE | is a list of 2 values",
        "<b>1</b>   | INVALID_VALUE | should be a number",
      })
  void aBadValueIsRefusedAndTheRestOfItsCellIsKept(
      String value, RejectionCause cause, String detail) {
    Collected collected =
        read(
            file(block("DRB.EstabAtt DRB.EstabSucc ThpVolDl ThpTimeDl", du("4", "3", value, "1"))));
    assertEquals(Optional.of(new Ratio(3, 4)), collected.onlyReading().bearerSetup());
    assertEquals(Optional.empty(), collected.onlyReading().downlink());
    assertEquals(cause, collected.onlyRefusal().cause());
    assertTrue(collected.onlyRefusal().detail().contains(detail), collected.describe()::toString);
    assertTrue(
        collected.onlyRefusal().detail().contains("ThpVolDl"), collected.describe()::toString);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "PT900S               | some duration        | INVALID_VALUE           | duration 'some duration'",
        "PT900S               | PT0S                 | INVALID_VALUE           | duration 'PT0S'",
        "PT900S               | -PT900S              | INVALID_VALUE           | duration '-PT900S'",
        "PT900S               | P2D                  | INVALID_VALUE           | duration 'P2D'",
        "2026-01-01T00:15:00Z | 2999-01-01T00:15:00Z | INVALID_VALUE           | endTime '2999",
        "2026-01-01T00:15:00Z | 1969-01-01T00:15:00Z | INVALID_VALUE           | endTime '1969",
        "2026-01-01T00:15:00Z | 2026-02-30T00:15:00Z | MALFORMED               | endTime '2026-02-30",
        "2026-01-01T00:15:00Z | noon                 | MALFORMED               | endTime 'noon'",
        "<granPeriod          | <period              | MALFORMED               | no granPeriod",
        "p=\"2\">DRB          | p=\"1\">DRB          | MALFORMED               | position 1 stands twice",
        "p=\"2\">DRB          | p=\"99999\">DRB      | MALFORMED               | should have a position p",
      })
  void aBadBlockIsRefusedAndTheOthersAreKept(
      String right, String wrong, RejectionCause cause, String detail) {
    String types = "DRB.EstabAtt DRB.EstabSucc";
    String good = block("ThpVolDl ThpTimeDl", du("8", "1"));
    String bad =
        block(types, du("4", "3") + cu("4", "3")).replaceFirst(Pattern.quote(right), wrong);
    Collected collected = read(file(bad + good));
    Rejected refusal = collected.onlyRefusal();
    assertTrue(collected.onlyReading().downlink().isPresent());
    assertEquals(cause, refusal.cause());
    assertTrue(refusal.detail().contains(detail), collected.describe()::toString);
    assertEquals(2, refusal.readings());
    assertEquals(6, refusal.where().position());
    assertTrue(text(refusal).startsWith("<measInfo"), text(refusal));
    assertTrue(text(refusal).endsWith("</measInfo>"), text(refusal));
  }

  @Test
  void aBlockWithoutAnElementIsRefusedWithItsPlace() {
    String text =
        file(block("DRB.EstabAtt DRB.EstabSucc", du("4", "3")))
            .replaceAll("<managedElement[^>]*>", "");
    Rejected refusal = read(text).onlyRefusal();
    assertTrue(refusal.detail().contains("no managedElement"), refusal.detail());
    assertEquals(5, refusal.where().position());
    assertEquals(RejectionCause.MALFORMED, refusal.cause());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "4 | 5 | bearerSuccesses is 5, should be at most bearerAttempts",
        "4 | 4 |",
      })
  void moreSuccessesThanAttemptsAreRefused(String attempts, String successes, String detail) {
    Collected collected =
        read(
            file(
                block(
                    "DRB.EstabAtt DRB.EstabSucc ThpVolDl ThpTimeDl",
                    du(attempts, successes, "8", "1"))));
    assertTrue(collected.onlyReading().downlink().isPresent());
    assertEquals(detail == null ? 0 : 1, collected.rejected.size());
    if (detail != null) {
      assertTrue(collected.onlyRefusal().detail().contains(detail));
    }
  }

  @Test
  void aCounterThatStandsTwiceForOnePeriodCountsOnce() {
    String block = block("DRB.EstabAtt DRB.EstabSucc", du("4", "3"));
    Collected collected = read(file(block + block));
    assertEquals(Optional.of(new Ratio(3, 4)), collected.onlyReading().bearerSetup());
    assertTrue(collected.onlyRefusal().detail().contains("stands twice"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "<!DOCTYPE measCollecFile SYSTEM \"file:///etc/passwd\">",
        "<!DOCTYPE m [<!ENTITY a \"b\">]>"
      })
  void aDocumentTypeIsRefused(String type) {
    String text =
        file(block("DRB.EstabAtt", du("&a;"))).replace("<measCollecFile", type + "<measCollecFile");
    Rejected refusal = read(text).onlyRefusal();
    assertEquals(0, refusal.where().position());
    assertTrue(refusal.detail().contains("document type"), refusal.detail());
  }

  @Test
  void aFileThatEndsEarlyIsRefusedWholeAtEveryPlace() {
    String text = file(block("DRB.EstabAtt DRB.EstabSucc", du("4", "3"))).strip();
    for (int length = 1; length < text.length(); length++) {
      Collected collected = read(text.substring(0, length));
      assertEquals(List.of(), collected.reports, "length " + length);
      assertEquals(1, collected.rejected.size(), "length " + length);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "<html></html>",
        "{}",
        "<a",
        "\u0000",
        "measCollecFile",
        "<measCollecFile>&x;</measCollecFile>"
      })
  void anotherFormatIsRefusedWhole(String text) {
    assertEquals(RejectionCause.MALFORMED, read(text).onlyRefusal().cause());
  }

  @Test
  void noBytesAreRefusedAsEmpty() {
    assertEquals(RejectionCause.EMPTY, read("").onlyRefusal().cause());
  }

  @Test
  void otherEncodingsAreReadWhereTheyAreDeclaredAndRefusedWhereNot() {
    String text = file(block("DRB.EstabAtt DRB.EstabSucc", du("4", "3"))).replace("G1", "Gé1");
    CounterOptions options = Mappings.named(DU.replace("G1", "Gé1"), CELL);
    for (String name : List.of("UTF-8", "ISO-8859-1", "UTF-16")) {
      byte[] content = text.replace("UTF-8", name).getBytes(Charset.forName(name));
      assertEquals(
          OptionalLong.of(CELL),
          Collected.read(reader(options, "UTC"), "a.xml", content).onlyReading().cellId(),
          name);
    }
    byte[] wrong = text.getBytes(StandardCharsets.ISO_8859_1);
    assertEquals(
        RejectionCause.MALFORMED,
        Collected.read(reader(options, "UTC"), "a.xml", wrong).onlyRefusal().cause());
  }

  @Test
  void aTagOrADepthWithoutEndIsRefused() {
    String attribute = file(block("DRB.EstabAtt", object("x".repeat(3 << 20), "1")));
    assertTrue(read(attribute).onlyRefusal().detail().contains("one tag, text or comment"));
    String deep = file("<a>".repeat(5_000) + "</a>".repeat(5_000));
    assertTrue(read(deep).onlyRefusal().detail().contains("nested deeper"));
  }
}
