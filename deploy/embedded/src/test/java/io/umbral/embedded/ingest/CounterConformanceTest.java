package io.umbral.embedded.ingest;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.umbral.ingest.ReportReader;
import io.umbral.ingest.counters.CounterMapping;
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
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;

/** Recorded files of counters and events, each read or refused as its nature says. */
@Tag("conformance")
class CounterConformanceTest {

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

  private static void assertRefusedWithPlaceAndReason(Path file, Parcel parcel) {
    assertEquals(List.of(), parcel.reports(), file::toString);
    assertTrue(parcel.events().isEmpty(), file::toString);
    assertFalse(parcel.refusals().isEmpty(), file::toString);
    for (Rejected refusal : parcel.refusals()) {
      assertTrue(refusal.where().origin().startsWith(file.getFileName().toString()));
      // What is no document at all has no line; its parser says where it ends.
      boolean isOfWholeFile = refusal.where().position() == 0 && parcel.refusals().size() == 1;
      assertTrue(isOfWholeFile || refusal.detail().contains("should"), refusal::detail);
      assertFalse(refusal.detail().isBlank(), file::toString);
    }
  }

  @Test
  void filesOfMeasurementsHoldWhatAPlainTreeOfThemHolds() throws Exception {
    CounterMapping mapping = RecordedFiles.shipped();
    int compared = 0;
    for (Path file : RecordedFiles.of("telecom/pm-xml", ".xml")) {
      Parcel parcel = RecordedFiles.read(ReportReader.PM_XML, file, mapping);
      System.out.println(summary(file, parcel));
      if (RecordedFiles.isInvalid(file)) {
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
    CounterMapping mapping = RecordedFiles.shipped();
    for (Path file : RecordedFiles.of("telecom/ves", ".json")) {
      Parcel parcel = RecordedFiles.read(ReportReader.VES, file, mapping);
      System.out.println(summary(file, parcel));
      String text = Files.readString(file);
      boolean isEvent = text.contains("\"commonEventHeader\"");
      boolean isTemplate = text.contains("EpochMicrosec\": \"@");
      if (RecordedFiles.isInvalid(file) || isTemplate) {
        assertRefusedWithPlaceAndReason(file, parcel);
      } else if (isEvent) {
        assertEquals(List.of(), parcel.refusals(), file::toString);
        boolean isMeasurement = text.contains("measurement");
        assertTrue(isMeasurement || parcel.events().size() > 0, file::toString);
      } else {
        assertEquals(RejectionCause.MALFORMED, parcel.refusals().get(0).cause());
        assertEquals(List.of(), parcel.reports());
      }
    }
  }

  @Test
  void reportsOfRanpmAreReadAndOtherDocumentsRefused() throws IOException {
    CounterMapping mapping = RecordedFiles.shipped();
    for (Path file : RecordedFiles.of("telecom/ranpm-json", ".json")) {
      Parcel parcel = RecordedFiles.read(ReportReader.RANPM_JSON, file, mapping);
      System.out.println(summary(file, parcel));
      boolean isReport = Files.readString(file).contains("\"perf3gppFields\"");
      assertEquals(isReport, parcel.refusals().isEmpty(), file::toString);
      assertEquals(isReport, parcel.counters().objects() > 0, file::toString);
    }
  }
}
