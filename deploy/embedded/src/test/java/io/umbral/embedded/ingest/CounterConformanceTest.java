package io.umbral.embedded.ingest;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.umbral.documents.Faults;
import io.umbral.embedded.reference.MappingFiles;
import io.umbral.embedded.reference.ShippedFiles;
import io.umbral.ingest.ReadingOptions;
import io.umbral.ingest.ReportReader;
import io.umbral.ingest.counters.CellNames;
import io.umbral.ingest.counters.CounterMapping;
import io.umbral.ingest.counters.CounterOptions;
import io.umbral.ingest.counters.MappingReader;
import io.umbral.model.CellReading;
import io.umbral.model.CellReport;
import io.umbral.model.Ratio;
import io.umbral.model.Rejected;
import io.umbral.model.RejectionCause;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;

/** Recorded files of counters and events, each read or refused as its nature says. */
@Tag("conformance")
class CounterConformanceTest {

  /** Gives names of the samples meanings that keep parts below their wholes. */
  private static final String SAMPLES =
      """
      apiVersion: umbral/v1
      kind: CounterMapping
      metadata: {name: samples}
      spec:
        version: 1
        vendors: ["*"]
        cells:
          - {technology: UMTS, classes: [UtranCell]}
          - {technology: NR, classes: [NRCellDU, NRCellCU]}
        rules:
          - {field: bearerSuccesses, counter: attTCHSeizures}
          - {field: bearerAttempts, counter: succTCHSeizures}
          - {field: rrcSuccesses, counter: attImmediateAssignProcs}
          - {field: rrcAttempts, counter: succImmediateAssignProcs}
      """;

  private static CounterMapping shipped() throws IOException {
    return MappingFiles.read(ShippedFiles.directory(MappingFiles.SHIPPED));
  }

  private static Parcel read(String format, Path file, CounterMapping mapping) throws IOException {
    ReportReader reader =
        ReportReader.forFormat(
            format,
            ReadingOptions.DEFAULTS.withCounters(
                new CounterOptions(
                    mapping,
                    CellNames.NONE,
                    Optional.of(CounterOptions.UNMAPPED),
                    CounterOptions.UNKNOWN_OPERATOR)));
    return Parcel.read(reader, file.getFileName().toString(), Files.readAllBytes(file));
  }

  private static List<Path> recorded(String folder, String ending) throws IOException {
    Path root = Path.of(System.getProperty("umbral.vectors", "../shared/data")).resolve(folder);
    Assumptions.assumeTrue(Files.isDirectory(root), "skipped, not there: " + root);
    try (Stream<Path> walk = Files.walk(root)) {
      return walk.filter(file -> file.toString().endsWith(ending)).sorted().toList();
    }
  }

  private static String summary(Path file, Parcel parcel) {
    long readings = parcel.reports().stream().mapToLong(report -> report.cells().size()).sum();
    return "%-60s %d reports, %d readings, %d events, %d objects, %d of %d values used, %d unknown counters, refused %s"
        .formatted(
            file.getFileName()
                .toString()
                .substring(0, Math.min(60, file.getFileName().toString().length())),
            parcel.reports().size(),
            readings,
            parcel.events().size(),
            parcel.counters().objects(),
            parcel.counters().used(),
            parcel.counters().values(),
            parcel.counters().unknown().size(),
            parcel.refusals().stream()
                .map(refusal -> refusal.cause() + "@" + refusal.where().position())
                .toList());
  }

  private static boolean isInvalid(Path file) {
    return file.getFileName().toString().toLowerCase(Locale.ROOT).contains("invalid");
  }

  private static void assertRefusedWithPlaceAndReason(Path file, Parcel parcel) {
    assertEquals(List.of(), parcel.reports(), file::toString);
    assertTrue(parcel.events().isEmpty(), file::toString);
    assertFalse(parcel.refusals().isEmpty(), file::toString);
    for (Rejected refusal : parcel.refusals()) {
      assertTrue(refusal.detail().contains("should"), refusal::detail);
      assertEquals(file.getFileName().toString(), refusal.where().origin());
      assertTrue(refusal.where().position() > 0, refusal::detail);
    }
  }

  @Test
  void filesOfMeasurementsHoldWhatAPlainTreeOfThemHolds() throws Exception {
    CounterMapping mapping = shipped();
    int compared = 0;
    for (Path file : recorded("telecom/pm-xml", ".xml")) {
      Parcel parcel = read(ReportReader.PM_XML, file, mapping);
      System.out.println(summary(file, parcel));
      if (isInvalid(file)) {
        assertRefusedWithPlaceAndReason(file, parcel);
        continue;
      }
      assertEquals(List.of(), parcel.refusals(), file::toString);
      Document tree = tree(file);
      assertEquals(tree.getElementsByTagName("measValue").getLength(), parcel.counters().objects());
      compared += assertSame(plainReadings(tree), readings(parcel), file);
    }
    System.out.println("pm-xml: " + compared + " values compared with a plain tree");
  }

  /** The tree of a document; what stands before its declaration is cut off. */
  private static Document tree(Path file) throws Exception {
    String text = Files.readString(file);
    int declaration = text.indexOf("<?xml ");
    String document = declaration > 0 ? text.substring(declaration) : text;
    return DocumentBuilderFactory.newInstance()
        .newDocumentBuilder()
        .parse(new ByteArrayInputStream(document.getBytes(StandardCharsets.UTF_8)));
  }

  /** Values of single counters in base units, by period, cell and field: no part of the readers. */
  private static Map<String, Double> plainReadings(Document tree) {
    Map<String, Double> values = new TreeMap<>();
    NodeList blocks = tree.getElementsByTagName("measInfo");
    for (int i = 0; i < blocks.getLength(); i++) {
      Element block = (Element) blocks.item(i);
      Element period = (Element) block.getElementsByTagName("granPeriod").item(0);
      double seconds =
          Double.parseDouble(period.getAttribute("duration").replaceAll("[^0-9.]", ""));
      Map<String, String> names = new TreeMap<>();
      for (Element type : elements(block, "measType")) {
        names.put(type.getAttribute("p"), type.getTextContent().strip());
      }
      for (Element object : elements(block, "measValue")) {
        String name = object.getAttribute("measObjLdn");
        String last = name.substring(name.lastIndexOf(',') + 1);
        if (!last.matches("NRCell(DU|CU)=.*")) {
          continue;
        }
        for (Element result : elements(object, "r")) {
          String key =
              period.getAttribute("endTime")
                  + " "
                  + last.substring(last.indexOf('=') + 1)
                  + " "
                  + names.get(result.getAttribute("p"));
          double perPeriod = key.contains(" RRU.Prb") ? 1_000 * seconds : 1;
          double unit = key.endsWith(" DRB.SessionTime") ? 1_000 : perPeriod;
          if (!result.getTextContent().contains(",")) {
            values.put(key, Double.parseDouble(result.getTextContent()) * unit);
          }
        }
      }
    }
    return values;
  }

  private static List<Element> elements(Element parent, String name) {
    NodeList nodes = parent.getElementsByTagName(name);
    List<Element> elements = new ArrayList<>();
    for (int i = 0; i < nodes.getLength(); i++) {
      elements.add((Element) nodes.item(i));
    }
    return elements;
  }

  private record Told(CellReport report, CellReading reading) {}

  private static List<Told> readings(Parcel parcel) {
    List<Told> readings = new ArrayList<>();
    parcel
        .reports()
        .forEach(
            report -> report.cells().forEach(reading -> readings.add(new Told(report, reading))));
    return readings;
  }

  private static int assertSame(Map<String, Double> plain, List<Told> told, Path file) {
    int compared = 0;
    for (Map.Entry<String, Double> expected : plain.entrySet()) {
      String[] key = expected.getKey().split(" ", -1);
      for (Told one : told) {
        String source = one.report().origin().sourceId();
        long end = one.report().periodStartMillis() + one.report().periodMillis();
        boolean isSame =
            source.substring(source.lastIndexOf('=') + 1).equals(key[1])
                && Instant.parse(
                            key[0]
                                .replaceAll("([+-]\\d\\d)(\\d\\d)$", "$1:$2")
                                .replace("+00:00", "Z"))
                        .toEpochMilli()
                    == end;
        Optional<Long> value = isSame ? valueOf(one.reading(), key[2]) : Optional.empty();
        if (value.isPresent()) {
          assertEquals(
              Math.round(expected.getValue()), value.get(), file.getFileName() + " " + expected);
          compared++;
        }
      }
    }
    return compared;
  }

  private static Optional<Long> valueOf(CellReading reading, String counter) {
    return switch (counter) {
      case "DRB.EstabAtt" -> reading.bearerSetup().map(Ratio::whole);
      case "DRB.EstabSucc" -> reading.bearerSetup().map(Ratio::part);
      case "DRB.RelActNbr" -> reading.releases().map(CellReading.Releases::abnormal);
      case "DRB.SessionTime" -> reading.releases().map(CellReading.Releases::sessionMillis);
      case "RRU.PrbUsedDl" -> reading.downlinkPrbMillis().map(Ratio::part);
      case "RRU.PrbAvailDl" -> reading.downlinkPrbMillis().map(Ratio::whole);
      case "RRU.PrbUsedUl" -> reading.uplinkPrbMillis().map(Ratio::part);
      case "RRU.PrbAvailUl" -> reading.uplinkPrbMillis().map(Ratio::whole);
      default -> Optional.empty();
    };
  }

  @Test
  void eventsAreReadOrRefusedAsTheirNatureSays() throws IOException {
    CounterMapping mapping = shipped();
    for (Path file : recorded("telecom/ves", ".json")) {
      Parcel parcel = read(ReportReader.VES, file, mapping);
      System.out.println(summary(file, parcel));
      String text = Files.readString(file);
      boolean isEvent = text.contains("\"commonEventHeader\"");
      boolean isTemplate = text.contains("EpochMicrosec\": \"@");
      if (isInvalid(file) || isTemplate) {
        assertRefusedWithPlaceAndReason(file, parcel);
      } else if (isEvent) {
        assertEquals(List.of(), parcel.refusals(), file::toString);
        assertTrue(parcel.events().size() + parcel.counters().objects() >= 0, file::toString);
      } else {
        assertEquals(RejectionCause.MALFORMED, parcel.refusals().get(0).cause());
        assertEquals(List.of(), parcel.reports());
      }
    }
  }

  @Test
  void reportsOfRanpmAreReadAndOtherDocumentsRefused() throws IOException {
    CounterMapping mapping = shipped();
    for (Path file : recorded("telecom/ranpm-json", ".json")) {
      Parcel parcel = read(ReportReader.RANPM_JSON, file, mapping);
      System.out.println(summary(file, parcel));
      boolean isReport = Files.readString(file).contains("\"perf3gppFields\"");
      assertEquals(isReport, parcel.refusals().isEmpty(), file::toString);
      assertEquals(isReport, parcel.counters().objects() > 0, file::toString);
    }
  }

  /** Values that a person read in the samples: twelve counters in three forms. */
  @Test
  void valuesOfTheSamplesAreThoseThatAPersonReads() throws IOException {
    CounterMapping samples =
        new CounterMapping(MappingReader.read("samples", SAMPLES, new Faults()));
    Map<String, String> expected =
        Map.of(
            "pmmapper_A20181002.0000-1000-0015-1000_5G.xml",
            "[997 234/345 567/789, 998 890/901 123/234, 999 456/567 678/789 suspect]",
            "pm_report.json",
            "[997 813/913 1013/1113, 998 890/901 123/234, 999 456/567 678/789 suspect]");
    int found = 0;
    List<Path> files = new ArrayList<>(recorded("telecom/pm-xml", ".xml"));
    files.addAll(recorded("telecom/ranpm-json", ".json"));
    for (Path file : files) {
      String name = file.getFileName().toString();
      if (expected.containsKey(name)) {
        String format = name.endsWith(".xml") ? ReportReader.PM_XML : ReportReader.RANPM_JSON;
        List<String> told =
            readings(read(format, file, samples)).stream()
                .map(CounterConformanceTest::described)
                .sorted()
                .toList();
        assertEquals(expected.get(name), told.toString(), name);
        found++;
      }
    }
    System.out.println("samples with values read by a person: " + found);
  }

  private static String described(Told told) {
    String source = told.report().origin().sourceId();
    return source.substring(source.lastIndexOf('-') + 1)
        + " "
        + of(told.reading().bearerSetup())
        + " "
        + of(told.reading().rrcSetup())
        + (told.reading().suspect() ? " suspect" : "");
  }

  private static String of(Optional<Ratio> ratio) {
    return ratio.map(one -> one.part() + "/" + one.whole()).orElse("-");
  }
}
