package io.umbral.ingest;

import static io.umbral.ingest.Collected.samples;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.umbral.model.CellReading;
import io.umbral.model.CellReport;
import io.umbral.model.Rejected;
import io.umbral.model.RejectionCause;
import io.umbral.model.Technology;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TraceReaderTest {

  private static final String PATH = "drives/telcel/day1/trace.csv";
  private static final String HEADER =
      "Timestamp,Speed,Operatorname,NetworkMode,RSRP,DL_bitrate,UL_bitrate,PINGAVG,RAWCELLID,"
          + "NRxRSRP\n";
  private static final long NOON = Instant.parse("2024-03-05T12:00:00Z").toEpochMilli();

  private static final ReportReader READER =
      ReportReader.forFormat(
          "gnettrack-csv", new ReadingOptions(Optional.of("MX"), Optional.empty(), ZoneOffset.UTC));

  private static Collected read(String text) {
    return Collected.read(READER, PATH, text);
  }

  private static String row(String time, String operator, String rest) {
    return "2024.03.05_" + time + ",7," + operator + "," + rest + "\n";
  }

  /** A good row at noon. */
  private static String row(String mode, String rsrp, String down, String up, String cell) {
    return row("12.00.00", "B", String.join(",", mode, rsrp, down, up, "-", cell, "-91"));
  }

  @Test
  void aRowSaysWhoWhereWhenAndHowMuch() {
    Collected found = read(HEADER + row("LTE", "-79", "1500", "20", "124546051"));

    CellReport report = found.reports.get(0);
    assertEquals(List.of(), found.rejected);
    assertEquals("B", report.origin().ranHost());
    assertEquals(Optional.empty(), report.origin().plmn());
    assertEquals(Optional.of("MX"), report.origin().region());
    assertEquals(NOON, report.periodStartMillis());
    assertEquals(60_000, report.periodMillis());
    CellReading cell = found.onlyReading();
    assertEquals(Technology.LTE, cell.technology());
    assertEquals(OptionalLong.of(124_546_051), cell.cellId());
    assertEquals(List.of(1_500L), samples(cell.downlinkKbps()));
    assertEquals(List.of(20L), samples(cell.uplinkKbps()));
    assertEquals(List.of(-79L), samples(cell.rsrpDbm()));
    assertTrue(cell.ssRsrpDbm().isEmpty());
    assertTrue(cell.rttMicros().isEmpty());
    assertTrue(cell.lostProbes().isEmpty());
  }

  @Test
  void columnsAreFoundByTheirNames() {
    Collected found =
        read(
            """
            RAWCELLID,UL_bitrate,DL_bitrate,RSRP,NetworkMode,Operatorname,Timestamp,More
            77,2,1,-100,LTE,A,2024.03.05_12.00.00,x
            """);

    assertEquals(List.of(1L), samples(found.onlyReading().downlinkKbps()));
    assertEquals(List.of(2L), samples(found.onlyReading().uplinkKbps()));
    assertEquals(OptionalLong.of(77), found.onlyReading().cellId());
  }

  @Test
  void aHeaderWithoutItsColumnsIsRefusedWithTheirNames() {
    Rejected refusal = read("Timestamp,RSRP,DL_bitrate,RAWCELLID,NetworkMode\n").onlyRefusal();

    assertEquals(RejectionCause.MALFORMED, refusal.cause());
    assertEquals(0, refusal.where().position());
    assertEquals(
        "header has no column Operatorname, UL_bitrate, should have each once", refusal.detail());
  }

  @Test
  void aHeaderWithAColumnTwiceIsRefused() {
    Rejected refusal = read("RSRP," + HEADER).onlyRefusal();

    assertEquals("header has column RSRP more than once, should have each once", refusal.detail());
  }

  @Test
  void theOperatorColumnIsNotNeededWhereThePathNamesTheOperator() {
    ReportReader reader =
        ReportReader.forFormat(
            "gnettrack-csv", new ReadingOptions(Optional.empty(), Optional.of(2), ZoneOffset.UTC));

    Collected found =
        Collected.read(
            reader,
            PATH,
            """
            Timestamp,NetworkMode,RSRP,DL_bitrate,UL_bitrate,RAWCELLID
            2024.03.05_12.00.00,LTE,-80,1,2,5
            """);

    assertEquals("telcel", found.reports.get(0).origin().ranHost());
  }

  @Test
  void thePathNamesTheOperatorWhereItIsAskedTo() {
    ReportReader reader =
        ReportReader.forFormat(
            "gnettrack-csv", new ReadingOptions(Optional.empty(), Optional.of(2), ZoneOffset.UTC));
    String text =
        HEADER
            + row("12.00.00", "-", "LTE,-80,1,2,-,5,-")
            + row("12.00.01", "334020", "LTE,-80,3,4,-,5,-");

    Collected found = Collected.read(reader, PATH, text);

    assertEquals(List.of(), found.rejected);
    assertEquals(
        List.of("telcel", "telcel"),
        found.reports.stream().map(report -> report.origin().ranHost()).toList());
    assertEquals(
        List.of(Optional.empty(), Optional.of("334020")),
        found.reports.stream().map(report -> report.origin().plmn()).toList());
    assertEquals(List.of(0L), Collected.read(reader, "day1/trace.csv", text).refusedLines());
  }

  @ParameterizedTest
  @CsvSource({"334020,334020", "27203,27203", "0,", "3340200,", "B2345,", "2720,"})
  void anOperatorOfFiveOrSixDigitsIsAlsoTheNetworkCode(String operator, String plmn) {
    Collected found = read(HEADER + row("12.00.00", operator, "LTE,-80,1,2,-,5,-"));

    assertEquals(operator, found.reports.get(0).origin().ranHost());
    assertEquals(Optional.ofNullable(plmn), found.reports.get(0).origin().plmn());
  }

  @ParameterizedTest
  @CsvSource({
    "UTC,2024-03-05T12:00:00Z",
    "America/Mexico_City,2024-03-05T18:00:00Z",
    "Europe/Dublin,2024-03-05T12:00:00Z"
  })
  void timesAreOfTheZoneThatIsGiven(String zone, String instant) {
    ReportReader reader =
        ReportReader.forFormat(
            "gnettrack-csv",
            new ReadingOptions(Optional.empty(), Optional.empty(), ZoneId.of(zone)));

    Collected found = Collected.read(reader, PATH, HEADER + row("LTE", "-79", "1", "2", "5"));

    assertEquals(Instant.parse(instant).toEpochMilli(), found.reports.get(0).periodStartMillis());
  }

  @ParameterizedTest
  @CsvSource({
    "5G,NR",
    "LTE,LTE",
    "LTE+,LTE",
    "HSPA+,UMTS",
    "HSPA,UMTS",
    "UMTS,UMTS",
    "HSDPA,UMTS",
    "HSUPA,UMTS",
    "GPRS,GSM",
    "EDGE,GSM",
    "GSM,GSM",
    "-,UNKNOWN",
    "WIFI,UNKNOWN"
  })
  void networkModesAreTechnologies(String mode, Technology technology) {
    Collected found = read(HEADER + row(mode, "-79", "1", "2", "5"));

    assertEquals(technology, found.onlyReading().technology());
  }

  @ParameterizedTest
  @CsvSource({"LTE,1", "5G,1", "UMTS,0", "HSPA+,0", "GSM,0", "-,0"})
  void onlyLteAndItsAnchorsHaveRsrp(String mode, int samples) {
    Collected found = read(HEADER + row(mode, "-79", "1", "2", "5"));

    assertEquals(samples, samples(found.onlyReading().rsrpDbm()).size());
    assertTrue(found.onlyReading().ssRsrpDbm().isEmpty());
  }

  @ParameterizedTest
  @CsvSource({
    "-140,1",
    "-44,1",
    "-141,0",
    "-43,0",
    "-200,0",
    "-200.0,0",
    "0,0",
    "79,0",
    "2147483647,0",
    "99999999999999999999,0",
    "-,0"
  })
  void anRsrpThatNoPhoneCanReportIsASentinel(String rsrp, int samples) {
    Collected found = read(HEADER + row("LTE", rsrp, "1", "2", "5"));

    assertEquals(List.of(), found.rejected);
    assertEquals(samples, samples(found.onlyReading().rsrpDbm()).size());
  }

  @ParameterizedTest
  @CsvSource({
    "LTE,1,1",
    "LTE,268435454,268435454",
    "LTE,268435455,",
    "LTE,268435456,",
    "5G,68719476734,68719476734",
    "5G,68719476735,",
    "5G,68719476736,",
    "5G,2147483647,",
    "LTE,2147483647,",
    "LTE,16777215,",
    "5G,9223372036854775807,",
    "5G,99999999999999999999,",
    "LTE,0,",
    "LTE,-1,",
    "LTE,-,",
    "HSPA+,838355,",
    "GSM,838355,",
    "-,838355,"
  })
  void onlyAPlausibleIdentityOfLteOrNrIsACell(String mode, String raw, Long cell) {
    Collected found = read(HEADER + row(mode, "-79", "1", "2", raw));

    assertEquals(List.of(), found.rejected);
    assertEquals(
        cell == null ? OptionalLong.empty() : OptionalLong.of(cell), found.onlyReading().cellId());
  }

  @ParameterizedTest
  @CsvSource({"0,0", "17,17", "17.4,17", "17.5,18", "0.499,0", "1073741823,1073741823"})
  void bitratesAreWholeKilobitsPerSecondRoundedHalfUp(String written, long kbps) {
    Collected found = read(HEADER + row("LTE", "-79", written, "2", "5"));

    assertEquals(List.of(kbps), samples(found.onlyReading().downlinkKbps()));
  }

  @ParameterizedTest
  @CsvSource({
    "-5,INVALID_VALUE",
    "1073741824,INVALID_VALUE",
    "99999999999999999999,INVALID_VALUE",
    "1e3,MALFORMED",
    "NaN,MALFORMED",
    "1.2.3,MALFORMED",
    "+4,MALFORMED"
  })
  void aWrongBitrateIsRefusedAndTheRestOfItsRowIsTaken(String written, RejectionCause cause) {
    Collected found = read(HEADER + row("LTE", "-79", written, "2", "5"));

    assertEquals(cause, found.onlyRefusal().cause());
    assertEquals(2, found.onlyRefusal().where().position());
    assertEquals(List.of(), samples(found.onlyReading().downlinkKbps()));
    assertEquals(List.of(2L), samples(found.onlyReading().uplinkKbps()));
    assertEquals(List.of(-79L), samples(found.onlyReading().rsrpDbm()));
  }

  @Test
  void aRowIsRefusedOnceHoweverMuchIsWrongWithIt() {
    Collected found = read(HEADER + row("LTE", "x", "-1", "-2", "y"));

    assertEquals(List.of(2L), found.refusedLines());
    assertEquals(List.of(), found.reports);
    for (String column : List.of("RSRP", "DL_bitrate", "UL_bitrate", "RAWCELLID")) {
      assertTrue(found.onlyRefusal().detail().contains(column), found.onlyRefusal().detail());
    }
  }

  @Test
  void theCauseOfARowIsThatOfItsFirstFault() {
    assertEquals(
        RejectionCause.INVALID_VALUE,
        read(HEADER + row("LTE", "x", "-1", "2", "5")).onlyRefusal().cause());
    assertEquals(
        RejectionCause.MALFORMED,
        read(HEADER + row("LTE", "-80", "x", "-1", "5")).onlyRefusal().cause());
  }

  @ParameterizedTest
  @ValueSource(strings = {"-", "", " "})
  void aDashOrAnEmptyFieldIsMissingAndNoFault(String nothing) {
    Collected found = read(HEADER + row("LTE", nothing, nothing, "2", nothing));

    assertEquals(List.of(), found.rejected);
    assertEquals(List.of(), samples(found.onlyReading().downlinkKbps()));
    assertEquals(List.of(2L), samples(found.onlyReading().uplinkKbps()));
  }

  @Test
  void aRowWithoutAnyValueMakesNoReading() {
    assertEquals(List.of(), read(HEADER + row("LTE", "-200", "-", "-", "5")).describe());
  }

  @Test
  void theNeighboursLevelIsNotTheCellsLevel() {
    Collected found = read(HEADER + row("12.00.00", "B", "5G,-,1,2,-,5,-91"));

    assertTrue(found.onlyReading().rsrpDbm().isEmpty());
    assertTrue(found.onlyReading().ssRsrpDbm().isEmpty());
  }

  @Test
  void aMeanOfPingsIsNotCarried() {
    Collected found = read(HEADER + row("12.00.00", "B", "5G,-80,1,2,35.5,5,-"));

    assertTrue(found.onlyReading().rttMicros().isEmpty());
  }

  @Test
  void repeatedTimestampsGapsAndStepsBackwardsAreSamples() {
    Collected found =
        read(
            HEADER
                + row("12.05.00", "B", "LTE,-80,1,1,-,5,-")
                + row("12.05.00", "B", "LTE,-80,1,1,-,5,-")
                + row("12.00.59", "B", "LTE,-80,2,1,-,5,-")
                + row("12.05.59", "B", "LTE,-80,3,1,-,5,-"));

    assertEquals(
        List.of(NOON, NOON + 300_000),
        found.reports.stream().map(CellReport::periodStartMillis).toList());
    assertEquals(List.of(1L, 1L, 3L), samples(found.reports.get(1).cells().get(0).downlinkKbps()));
  }

  @Test
  void reportsAndCellsAreSortedWhateverTheOrderOfRows() {
    String early = row("12.00.00", "B", "LTE,-80,1,1,-,9,-");
    String smallCell = row("12.01.00", "B", "LTE,-80,2,1,-,5,-");
    String largeCell = row("12.01.00", "B", "LTE,-80,3,1,-,6,-");
    String sameCellOnNr = row("12.01.00", "B", "5G,-80,4,1,-,6,-");
    String noCell = row("12.01.00", "B", "LTE,-80,5,1,-,-,-");
    String otherOperator = row("12.01.00", "A", "LTE,-80,6,1,-,5,-");

    Collected found =
        read(HEADER + largeCell + sameCellOnNr + smallCell + noCell + otherOperator + early);

    assertEquals(
        List.of("B", "A", "B"),
        found.reports.stream().map(report -> report.origin().ranHost()).toList());
    assertEquals(
        List.of(5L, 2L, 3L, 4L),
        found.reports.get(2).cells().stream()
            .flatMap(cell -> samples(cell.downlinkKbps()).stream())
            .toList());
    assertEquals(
        List.of(Technology.LTE, Technology.LTE, Technology.LTE, Technology.NR),
        found.reports.get(2).cells().stream().map(CellReading::technology).toList());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "2024.02.30_12.00.00",
        "2024.03.05_24.00.00",
        "2024.03.05_12.60.00",
        "2024.03.05 12.00.00",
        "2024.03.05_12.00.00.5",
        "12024.03.05_12.00.00",
        "9999.03.05_12.00.00",
        "2200.01.01_00.00.00",
        "1969.12.31_23.59.59",
        "-",
        ""
      })
  void aRowThatCannotBeDatedIsRefused(String timestamp) {
    Collected found =
        read(HEADER + timestamp + ",7,B,LTE,-80,1,2,-,5,-\n" + row("LTE", "-80", "3", "4", "5"));

    assertEquals(List.of(2L), found.refusedLines());
    assertEquals(List.of(3L), samples(found.onlyReading().downlinkKbps()));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "-",
        "",
        " ",
        "a\u0000b",
        "oooooooooooooooooooooooooooooooooooooooooooooooooooooooooooooooo1"
      })
  void aRowWithoutAnOperatorIsRefused(String operator) {
    Collected found = read(HEADER + row("12.00.00", operator, "LTE,-80,1,2,-,5,-"));

    assertEquals(List.of(2L), found.refusedLines());
    assertEquals(List.of(), found.reports);
  }

  @Test
  void anOperatorInAnotherEncodingIsRefusedAndOneInUtf8IsTaken() {
    String text = HEADER + row("12.00.00", "Altán", "LTE,-80,1,2,-,5,-");

    Collected latin1 = Collected.read(READER, PATH, text.getBytes(StandardCharsets.ISO_8859_1));

    assertEquals(List.of(2L), latin1.refusedLines());
    assertEquals("Altán", read(text).reports.get(0).origin().ranHost());
  }

  @Test
  void aRowOfAnotherWidthIsRefusedWithItsNumberAndItsBytes() {
    String cut = "2024.03.05_12.00.00,7,B,LTE,-8";

    Collected found = read(HEADER + row("LTE", "-80", "3", "4", "5") + cut);

    Rejected refusal = found.onlyRefusal();
    assertEquals(RejectionCause.MALFORMED, refusal.cause());
    assertEquals(3, refusal.where().position());
    assertEquals("row has 5 fields, should have 10", refusal.detail());
    assertArrayEquals(cut.getBytes(StandardCharsets.UTF_8), refusal.bytes());
    assertEquals(1, found.reports.size());
  }

  @Test
  void linesMayEndInCrLfAndMayBeBlank() {
    String text =
        "\ufeff\n"
            + HEADER
            + "\n"
            + row("LTE", "-80", "3", "4", "5")
            + "\n \n"
            + row("LTE", "-80", "5", "4", "5");

    Collected found = read(text.replace("\n", "\r\n"));

    assertEquals(List.of(), found.rejected);
    assertEquals(List.of(3L, 5L), samples(found.onlyReading().downlinkKbps()));
  }

  @Test
  void anEmptyFileIsRefusedAsEmptyAndABlankOneAsMalformed() {
    assertEquals(RejectionCause.EMPTY, read("").onlyRefusal().cause());
    assertEquals(RejectionCause.MALFORMED, read("\n\n").onlyRefusal().cause());
  }

  @Test
  void aFileInAnotherEncodingIsRefusedAsAWhole() {
    byte[] content = (HEADER + row("LTE", "-80", "3", "4", "5")).getBytes(StandardCharsets.UTF_16);

    assertEquals(List.of(0L), Collected.read(READER, PATH, content).refusedLines());
  }

  @Test
  void aLineThatIsTooLongIsRefusedAndTheNextIsRead() {
    Collected found = read(HEADER + "x".repeat(70_000) + "\n" + row("LTE", "-80", "3", "4", "5"));

    assertEquals(RejectionCause.TOO_LARGE, found.onlyRefusal().cause());
    assertEquals(List.of(3L), samples(found.onlyReading().downlinkKbps()));
  }

  @Test
  void aFileWhoseFirstLineIsTooLongIsRefusedAsAWhole() {
    String header = HEADER.strip() + "," + "x".repeat(70_000) + "\n";

    assertEquals(
        "file should begin with a header of column names", read(header).onlyRefusal().detail());
  }

  @Test
  void theSameContentUnderAnotherNameIsTheSameSource() {
    String text = HEADER + row("LTE", "-80", "3", "4", "5");
    String source = read(text).reports.get(0).origin().sourceId();

    assertTrue(source.matches("trace-[0-9a-f]{32}"), source);
    assertEquals(
        source, Collected.read(READER, "copy.csv", text).reports.get(0).origin().sourceId());
  }
}
