package io.umbral.ingest;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.umbral.ingest.counters.CellNames;
import io.umbral.ingest.counters.CellNames.NamedCell;
import io.umbral.ingest.counters.CounterOptions;
import io.umbral.ingest.counters.Mappings;
import io.umbral.model.CellKey;
import io.umbral.model.CellReading.Volume;
import io.umbral.model.CellReport;
import io.umbral.model.NetworkEvent;
import io.umbral.model.Ratio;
import io.umbral.model.RejectionCause;
import io.umbral.model.Technology;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class EventReaderTest {

  /** 2026-01-01T00:15:00Z. */
  private static final String END = "1767226500000000";

  private static final CounterOptions NAMED =
      Mappings.named(
          "ManagedElement=E,GNBDUFunction=1,NRCellDU=1", 11, "Site1,NRCellDU=2", 12, "Cell9", 19);

  private static String header(String domain) {
    return """
        "commonEventHeader": {"domain": "%s", "eventId": "e1", "eventName": "n", "sequence": 0,
        "priority": "Normal", "reportingEntityName": "r", "sourceName": "Site1", "sourceId": "Cell9",
        "startEpochMicrosec": 1767225600000000, "lastEpochMicrosec": %s, "version": "4.1",
        "vesEventListenerVersion": "7.2.1"}"""
        .formatted(domain, END);
  }

  private static String event(String domain, String fields) {
    return "{\"event\": {" + header(domain) + (fields.isEmpty() ? "" : ", " + fields) + "}}";
  }

  private static String report(String results) {
    return """
        "perf3gppFields": {"perf3gppFieldsVersion": "1.0", "measDataCollection": {
        "granularityPeriod": 900, "measuredEntityDn": "ManagedElement=E", "measInfoList": [{
        "measInfoId": {"sMeasInfoId": "x"},
        "measTypes": {"sMeasTypesList": ["DRB.EstabAtt", "DRB.EstabSucc", "Other"]},
        "measValuesList": [{"measObjInstId": "GNBDUFunction=1,NRCellDU=1", "suspectFlag": "false",
        "measResults": [%s]}]}]}}"""
        .formatted(results);
  }

  private static final String RESULTS =
      "{\"p\": 1, \"sValue\": \"4\"}, {\"p\": 2, \"iValue\": 3}, {\"p\": 3, \"sValue\": \"9\"}";

  private static final String PERF = event("perf3gpp", report(RESULTS));

  private static final String FAULT =
      event(
          "fault",
          "\"faultFields\": {\"faultFieldsVersion\": \"4.0\", \"alarmCondition\": \"Down\","
              + " \"eventSourceType\": \"other\", \"specificProblem\": \"p\","
              + " \"eventSeverity\": \"MAJOR\", \"vfStatus\": \"Active\"}");

  private static final String OLD =
      """
      {"event": {"measurementsForVfScalingFields": {"measurementInterval": 900,
      "measurementsForVfScalingVersion": 2.0,
      "additionalFields": [{"name": "vendor ", "value": "Acme "}],
      "additionalMeasurements": [{"name": "Use case", "arrayOfFields": [
      {"name": "PMDOWNAUTO", "value": "2"}, {"name": "pmDownMan", "value": "1"}]}]},
      "commonEventHeader": {"domain": "measurementsForVfScaling", "eventId": "e", "eventName": "n",
      "lastEpochMicrosec": 1767226500000, "priority": "Normal", "reportingEntityName": "",
      "sequence": 0, "sourceName": "Site1", "sourceId": "Cell9",
      "startEpochMicrosec": 1767226500000, "version": 3.0}}}
      """;

  private static Collected read(String text) {
    return read(ReportReader.VES, text);
  }

  private static Collected read(String format, String text) {
    ReadingOptions options =
        new ReadingOptions(Optional.empty(), Optional.empty(), ZoneOffset.UTC).withCounters(NAMED);
    return Collected.read(ReportReader.forFormat(format, options), "in/e.json", text);
  }

  @Test
  void aReportOfMeasurementsBecomesAReading() {
    Collected collected = read(PERF);
    CellReport report = collected.reports.get(0);
    assertEquals(Optional.of(new Ratio(3, 4)), collected.onlyReading().bearerSetup());
    assertEquals(OptionalLong.of(11), collected.onlyReading().cellId());
    assertEquals("ManagedElement=E", report.origin().sourceId());
    assertEquals(Instant.parse("2026-01-01T00:00:00Z").toEpochMilli(), report.periodStartMillis());
    assertEquals(900_000, report.periodMillis());
    assertEquals("{Other=1}", collected.summaries.get(0).unknown().toString());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"p\": 1, \"sVal\": \"4\"}, {\"p\": 2, \"sVal\": \"3.0\"}",
        "{\"sValue\": \"4\"}, {\"rValue\": 3.0}",
        "{\"p\": 2, \"iValue\": 3}, {\"p\": 1, \"iValue\": 4}",
      })
  void numbersStandAsTextOrNumberByPlaceOrInOrder(String results) {
    assertEquals(
        Optional.of(new Ratio(3, 4)),
        read(event("perf3gpp", report(results))).onlyReading().bearerSetup());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"{\"p\": 1, \"isNull\": \"true\"}", "{\"p\": 1, \"sValue\": null}", "{\"p\": 1}"})
  void nullIsAbsentAndNotZero(String nothing) {
    Collected collected =
        read(event("perf3gpp", report(nothing + ", {\"p\": 2, \"sValue\": \"3\"}")));
    assertEquals(List.of(), collected.reports);
    assertEquals(List.of(), collected.rejected);
  }

  @ParameterizedTest
  @CsvSource({"\"true\",true", "\"false\",false", "true,true", "false,false"})
  void theSuspectFlagIsAText(String flag, boolean isSuspect) {
    String text = PERF.replace("\"suspectFlag\": \"false\"", "\"suspectFlag\": " + flag);
    assertEquals(isSuspect, read(text).onlyReading().suspect());
  }

  @Test
  void aReportOnATopicNeedsNoMoreThanItsDomainAndTimes() {
    String text = PERF.replaceAll("(?s)\"eventId.*?\"sourceId\": \"Cell9\",", "");
    assertEquals(1, read(ReportReader.RANPM_JSON, text + "\n" + text).reports.size());
    assertEquals(0, read(text).reports.size());
    assertTrue(
        read(ReportReader.RANPM_JSON, FAULT).onlyRefusal().detail().contains("should be perf3gpp"));
  }

  @Test
  void theInventorySaysTheVendorOfAReportOnATopic() {
    CellKey key = new CellKey("334020", 257);
    NamedCell cell = new NamedCell(key, "Telcel", Technology.LTE, Optional.of("Acme"));
    CounterOptions options =
        new CounterOptions(
            Mappings.mapping(),
            new CellNames(Map.of("ManagedElement=E,GNBDUFunction=1,EUtranCellFDD=1", cell)),
            Optional.empty(),
            CounterOptions.UNKNOWN_OPERATOR);
    ReportReader reader =
        ReportReader.forFormat(
            ReportReader.RANPM_JSON, ReadingOptions.DEFAULTS.withCounters(options));
    String text =
        PERF.replace("NRCellDU", "EUtranCellFDD")
            .replace("DRB.EstabAtt", "pmDownAuto")
            .replace("DRB.EstabSucc", "pmDownMan");
    assertEquals(
        OptionalLong.of(7_000),
        Collected.read(reader, "topic/0/1", text).onlyReading().unavailableMillis());
  }

  @Test
  void millisecondsInTheFieldOfMicrosecondsAreUnderstood() {
    String text = PERF.replace("00000000000,", "00000000,").replace(END, "1767226500000");
    assertEquals(read(PERF).describe(), read(text).describe());
  }

  @Test
  void namedMeasurementsOfVesSevenAreRead() {
    String fields =
        """
        "measurementFields": {"measurementInterval": 900, "measurementFieldsVersion": "4.0",
        "additionalMeasurements": [{"name": "NRCellDU=2", "hashMap": {"ThpVolDl": "8000",
        "ThpTimeDl": "1000", "networkId": "plmnid1"}}]}
        """;
    Collected collected = read(event("measurement", fields));
    assertEquals(OptionalLong.of(12), collected.onlyReading().cellId());
    assertEquals(Optional.of(new Volume(1_000_000, 1_000)), collected.onlyReading().downlink());
    assertEquals("Site1", collected.reports.get(0).origin().sourceId());
  }

  @Test
  void namedMeasurementsOfVesFiveAreReadInTheirVendorsDialect() {
    Collected collected = read(OLD);
    assertEquals(OptionalLong.of(19), collected.onlyReading().cellId());
    assertEquals(OptionalLong.of(3_000), collected.onlyReading().unavailableMillis());
  }

  @Test
  void aFaultIsAnEventBesideTheFigures() {
    Collected collected = read(FAULT);
    assertEquals(List.of(), collected.describe());
    NetworkEvent event = collected.events.get(0);
    assertEquals(Optional.of("MAJOR"), event.severity());
    assertEquals(Optional.of("Down"), event.condition());
    assertEquals("Site1", event.source());
    String standard =
        event(
            "stndDefined",
            "\"stndDefinedFields\": {\"stndDefinedFieldsVersion\": \"1.0\", \"data\":"
                + " {\"perceivedSeverity\": \"CRITICAL\", \"probableCause\": 7}}");
    assertEquals(Optional.of("7"), read(standard).events.get(0).condition());
    assertEquals("heartbeat", read(event("heartbeat", "")).events.get(0).domain());
  }

  @Test
  void aBatchIsReadEventByEvent() {
    String list =
        "{\"eventList\": ["
            + List.of(PERF, FAULT).stream()
                .map(one -> one.substring("{\"event\": ".length(), one.length() - 1))
                .reduce((one, other) -> one + ", " + other)
                .orElseThrow()
            + ", {\"commonEventHeader\": {}}]}";
    for (String text : List.of(list, "[" + PERF + "," + FAULT + ",{\"event\": 7}]")) {
      Collected collected = read(text);
      assertEquals(1, collected.reports.size(), text);
      assertEquals(1, collected.events.size());
      assertEquals(1, collected.rejected.size());
      assertTrue(collected.onlyRefusal().where().position() >= 1);
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "\"vesEventListenerVersion\": \"7.2.1\" | \"vesEventListenerVersion\": \"30.0.1\" | vesEventListenerVersion is",
        "\"priority\": \"Normal\"    | \"priority\": \"Urgent\"    | priority is",
        "\"domain\": \"perf3gpp\"    | \"domain\": \"weather\"     | domain is",
        "\"eventId\": \"e1\",        | \"eventId\": 7,             | no text eventId",
        "\"eventId\": \"e1\",        | \"colour\": 7,              | no text eventId",
        "\"sequence\": 0             | \"sequence\": \"0\"         | no whole number sequence",
        "\"version\": \"4.1\"        | \"version\": 9              | version is 9",
        "\"version\": \"4.1\"        | \"version\": \"4.1\", \"x\": 1 | the schema does not know",
        "1767226500000000            | \"@time@\"                  | no number lastEpochMicrosec",
        "1767226500000000            | 9999999999999999            | lastEpochMicrosec is",
        "1767226500000000            | -5                          | lastEpochMicrosec is",
        "\"granularityPeriod\": 900  | \"granularityPeriod\": 0    | granularityPeriod is 0",
        "\"granularityPeriod\": 900  | \"granularityPeriod\": 1e9  | granularityPeriod is 1e9",
        "\"granularityPeriod\": 900  | \"granularity\": 900        | granularityPeriod is missing",
        "ManagedElement=E            | ''                          | no measuredEntityDn",
        "\"measInfoList\"            | \"measInfo\"                | no measInfoList",
        "\"sMeasTypesList\"          | \"types\"                   | no measTypes",
        "\"perf3gppFields\"          | \"otherFields\"             | no perf3gppFields",
      })
  void anEventThatIsNotAsItShouldBeIsRefusedAlone(String right, String wrong, String detail) {
    String bad = PERF.replaceFirst(Pattern.quote(right), wrong.equals("''") ? "" : wrong);
    Collected collected = read(bad + FAULT);
    assertEquals(1, collected.events.size());
    assertEquals(List.of(), collected.reports);
    assertTrue(collected.onlyRefusal().detail().contains(detail), collected.describe()::toString);
    assertTrue(
        new String(collected.onlyRefusal().bytes(), StandardCharsets.UTF_8)
            .contains("commonEventHeader"));
  }

  @ParameterizedTest
  @CsvSource({
    "NaN,should be a number",
    "-1,should be 0 or more",
    "1e99,less than 2^53",
    "'1,2',is a list"
  })
  void aBadValueIsRefusedAndTheRestIsKept(String value, String detail) {
    String text = PERF.replace("\"sValue\": \"4\"", "\"sValue\": \"" + value + "\"");
    Collected collected = read(text);
    assertEquals(RejectionCause.INVALID_VALUE, collected.onlyRefusal().cause());
    assertTrue(collected.onlyRefusal().detail().contains(detail), collected.describe()::toString);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "{}",
        "[]",
        "7",
        "{\"jobs\": 1}",
        "[{\"domain\": \"measurement\"}]",
        "<a/>",
        "\u0000",
        "{\"event\": 1",
        "nul"
      })
  void whatHoldsNoEventIsRefusedWhole(String text) {
    Collected collected = read(text);
    assertEquals(1, collected.rejected.size(), collected.describe()::toString);
    assertEquals(List.of(), collected.reports);
  }

  @Test
  void aDocumentThatEndsEarlyIsRefusedWholeAtEveryPlace() {
    for (int length = 1; length < PERF.length(); length++) {
      Collected collected = read(PERF.substring(0, length));
      assertEquals(List.of(), collected.reports, "length " + length);
      assertEquals(1, collected.rejected.size(), "length " + length);
    }
  }

  @Test
  void depthAndLengthAreBounded() {
    String deep = "{\"event\": " + "[".repeat(100_000) + "]".repeat(100_000) + "}";
    assertTrue(read(deep).onlyRefusal().detail().contains("nest"), read(deep).describe()::toString);
    String longText = PERF.replace("\"e1\"", "\"" + "x".repeat(2 << 20) + "\"");
    assertTrue(read(longText).onlyRefusal().detail().contains("exceeds"), "long text");
    String longNumber = PERF.replace(END, "1".repeat(2_000_000));
    assertEquals(1, read(longNumber).rejected.size());
  }

  @Test
  void aNameThatStandsTwiceMakesADocumentAmbiguous() {
    assertEquals(1, read(PERF.replace("\"p\": 1,", "\"p\": 1, \"p\": 2,")).rejected.size());
  }
}
