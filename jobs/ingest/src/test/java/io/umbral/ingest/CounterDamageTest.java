package io.umbral.ingest;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.umbral.ingest.counters.Mappings;
import io.umbral.model.CellReading;
import io.umbral.model.CellReport;
import io.umbral.model.Rejected;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Laws of the readers of counters on seeded damage: nothing is thrown, what is reported is within
 * the contract, what is refused has a place, and the same bytes say the same.
 */
class CounterDamageTest {

  private static final int MUTATIONS = 4_000;
  private static final int MUTATIONS_IN_THE_SLOW_PROFILE = 1_000_000;

  private static final ReadingOptions OPTIONS =
      new ReadingOptions(Optional.of("MX"), Optional.empty(), ZoneOffset.UTC)
          .withCounters(Mappings.kept());

  private static final String PM_XML =
      """
      <?xml version="1.0" encoding="UTF-8"?>
      <!-- c --><measCollecFile xmlns="x"><fileHeader vendorName="V" dnPrefix="P=1">
      <fileSender localDn="E"/></fileHeader><measData><managedElement localDn="ManagedElement=E"/>
      <measInfo measInfoId="5.1"><granPeriod duration="PT900S" endTime="2026-01-01T00:15:00+0100"/>
      <measType p="1">DRB.EstabAtt</measType><measType p="2">DRB.EstabSucc.01</measType>
      <measType p="3">ThpDist</measType><measValue measObjLdn="NRCellDU=1"><r p="1">12.5</r>
      <r p="2">7</r><r p="3">1,2,3</r><suspect>false</suspect></measValue></measInfo>
      <measInfo><granPeriod duration="PT60S" endTime="2026-01-01T00:16:00Z"/>
      <measTypes>ThpVolDl ThpTimeDl RRU.CellUnavailableTime</measTypes>
      <measValue measObjLdn="EUtranCellFDD=2"><measResults>8 1 NIL</measResults></measValue>
      </measInfo></measData></measCollecFile>
      """;

  private static final String EVENT =
      """
      {"eventList": [{"commonEventHeader": {"domain": "perf3gpp", "eventId": "e", "eventName": "n",
      "sequence": 0, "priority": "Low", "reportingEntityName": "r", "sourceName": "s",
      "startEpochMicrosec": 1767225600000000, "lastEpochMicrosec": 1767226500000000,
      "version": "4.1", "vesEventListenerVersion": "7.2"}, "perf3gppFields": {
      "perf3gppFieldsVersion": "1.0", "measDataCollection": {"granularityPeriod": 900,
      "measuredEntityDn": "ManagedElement=E", "measInfoList": [{"measInfoId": {"sMeasInfoId": "x"},
      "measTypes": {"sMeasTypesList": ["DRB.EstabAtt", "DRB.EstabSucc", "ThpDist"]},
      "measValuesList": [{"measObjInstId": "NRCellDU=1", "suspectFlag": "false", "measResults": [
      {"p": 1, "sValue": "12.5"}, {"p": 2, "iValue": 3}, {"p": 3, "sValue": "1,2,3"}]}]}]}}}]}
      """;

  /** One good file of each format, and of some packed. */
  private static Map<String, byte[]> files() throws IOException {
    Map<String, byte[]> files = new LinkedHashMap<>();
    files.put(ReportReader.PM_XML, PM_XML.getBytes(StandardCharsets.UTF_8));
    files.put(ReportReader.VES, EVENT.getBytes(StandardCharsets.UTF_8));
    files.put(ReportReader.RANPM_JSON, EVENT.getBytes(StandardCharsets.UTF_8));
    return files;
  }

  static Stream<String> formats() {
    return ReportReader.FORMATS.stream().filter(ReportReader::hasCounters);
  }

  @ParameterizedTest
  @MethodSource("formats")
  void noDamageThrowsOrLeavesTheContract(String format) throws IOException {
    damage(format, files().get(format), MUTATIONS);
  }

  @ParameterizedTest
  @MethodSource("formats")
  void noDamageToAPackageThrowsOrLeavesTheContract(String format) throws IOException {
    ByteArrayOutputStream packed = new ByteArrayOutputStream();
    try (OutputStream out = new GZIPOutputStream(packed)) {
      out.write(files().get(format));
    }
    damage(format, packed.toByteArray(), MUTATIONS / 2);
  }

  @Tag("slow")
  @ParameterizedTest
  @MethodSource("formats")
  void noDamageInAMillionThrowsOrLeavesTheContract(String format) throws IOException {
    damage(format, files().get(format), MUTATIONS_IN_THE_SLOW_PROFILE);
  }

  private static void damage(String format, byte[] whole, int count) {
    long seed = Mutations.seed();
    System.out.println(format + ": " + count + " mutations, seed " + seed);
    ReportReader reader = ReportReader.forFormat(format, OPTIONS);
    Collected good = Collected.read(reader, "a/file", whole);
    assertEquals(List.of(), good.rejected, () -> good.describe().toString());
    assertTrue(good.reports.size() > 0, format);
    Mutations mutations = new Mutations(seed);
    int told = 0;
    for (int i = 0; i < count; i++) {
      byte[] damaged = mutations.damage(whole);
      String where = format + ", mutation " + i + ", seed " + seed;
      Collected found = readWithoutThrowing(reader, damaged, where);
      found.reports.forEach(report -> assertReport(report, where));
      found.rejected.forEach(refusal -> assertRefusal(refusal, damaged, where));
      told += found.rejected.isEmpty() ? 0 : 1;
      if (i % 64 == 0) {
        assertEquals(found.describe(), Collected.read(reader, "a/file", damaged).describe(), where);
      }
    }
    assertTrue(told > count / 4, told + " of the mutations were told, " + format);
  }

  private static Collected readWithoutThrowing(ReportReader reader, byte[] content, String where) {
    try {
      return Collected.read(reader, "a/file", content);
    } catch (RuntimeException e) {
      throw new AssertionError(where + ": " + new String(content, StandardCharsets.UTF_8), e);
    }
  }

  private static void assertReport(CellReport report, String where) {
    long end = report.periodStartMillis() + report.periodMillis();
    assertTrue(report.periodStartMillis() >= 0 && end < WallTime.END_MICROS / 1_000, where);
    assertTrue(report.cells().size() > 0, where);
    for (CellReading cell : report.cells()) {
      cell.downlink()
          .ifPresent(
              volume -> assertTrue(volume.bytes() >= 0 && volume.activeMillis() >= 0, where));
      assertTrue(cell.unavailableMillis().orElse(0) <= report.periodMillis(), where);
    }
  }

  private static void assertRefusal(Rejected refusal, byte[] content, String where) {
    long lines = 1;
    for (byte character : content) {
      lines += character == '\n' || character == '\r' ? 1 : 0;
    }
    // The lines of a file in a package cannot be seen in its bytes.
    assertTrue(Unpacking.isPacked(content) || refusal.where().position() <= lines, where);
    assertTrue(refusal.where().origin().startsWith("a/file"), where);
    assertEquals(1, refusal.detail().lines().count(), where + refusal.detail());
  }
}
