package io.umbral.benchmarks.micro;

import com.fasterxml.aalto.stax.InputFactoryImpl;
import io.umbral.embedded.reference.MappingFiles;
import io.umbral.embedded.reference.ShippedFiles;
import io.umbral.ingest.ReadingOptions;
import io.umbral.ingest.ReportReader;
import io.umbral.ingest.ReportSink;
import io.umbral.ingest.counters.CellNames;
import io.umbral.ingest.counters.CounterOptions;
import io.umbral.model.CellReport;
import io.umbral.model.Rejected;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/**
 * A file of performance measurements to reports, beside a pass of the same parser over the same
 * bytes that looks at every name and text and keeps nothing: the limit of what can be had.
 *
 * <p>The file is like a real one of 26 kB for each cell: six cells of 445 values each in blocks of
 * 90, some of them lists, beside ports and links that are no cells; the counters of the shipped
 * mapping stand among others that nobody knows. The size of the file is told: bytes over
 * microseconds are megabytes per second.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(2)
public class PmXmlBenchmark {

  private static final int CELLS = 6;
  private static final int VALUES = 445;
  private static final int BLOCK = 90;

  /** Other objects, and the values of each: two thirds of the objects of a real file. */
  private static final int OTHERS = 90;

  private static final int VALUES_OF_OTHERS = 20;

  private static final List<String> KNOWN =
      List.of(
          "RRC.ConnEstabAtt",
          "RRC.ConnEstabSucc",
          "DRB.EstabAtt",
          "DRB.EstabSucc",
          "DRB.IPVolDl",
          "DRB.IPTimeDl",
          "DRB.IPVolUl",
          "DRB.IPTimeUl",
          "RRU.PrbUsedDl",
          "RRU.PrbAvailDl",
          "RRU.CellUnavailableTime",
          "DRB.RelActNbr",
          "DRB.SessionTime");

  /** Counts what comes, so that it is made. */
  private static final class Counted implements ReportSink {
    private int cells;

    @Override
    public void report(CellReport report) {
      cells += report.cells().size();
    }

    @Override
    public void rejected(Rejected refusal) {
      throw new IllegalStateException("nothing should be refused: " + refusal.detail());
    }
  }

  private byte[] content;
  private ReportReader reader;
  private InputFactoryImpl factory;

  /** Writes the file. */
  @Setup
  public void setUp() throws IOException {
    content = file().getBytes(StandardCharsets.UTF_8);
    reader =
        ReportReader.forFormat(
            ReportReader.PM_XML,
            ReadingOptions.DEFAULTS.withCounters(
                new CounterOptions(
                    MappingFiles.read(ShippedFiles.directory(MappingFiles.SHIPPED)),
                    CellNames.NONE,
                    Optional.of(CounterOptions.UNMAPPED),
                    CounterOptions.UNKNOWN_OPERATOR)));
    factory = new InputFactoryImpl();
    factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
    System.out.printf(
        "%nfile of %d bytes, %d cells, %d bytes a cell%n",
        content.length, CELLS, content.length / CELLS);
  }

  private static String file() {
    Random random = new Random(8);
    List<String> counters = new ArrayList<>();
    for (int i = 0; i < VALUES; i++) {
      int known = i % 30 == 0 ? i / 30 : KNOWN.size();
      counters.add(known < KNOWN.size() ? KNOWN.get(known) : "pmCounterNumber" + i);
    }
    StringBuilder xml = new StringBuilder("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n");
    xml.append(
        "<measCollecFile xmlns=\"http://www.3gpp.org/ftp/specs/archive/32_series/32.435\">\n");
    xml.append("<fileHeader dnPrefix=\"SubNetwork=N\"><fileSender localDn=\"G\"/></fileHeader>\n");
    xml.append("<measData><managedElement localDn=\"ManagedElement=G\"/>\n");
    for (int first = 0; first < VALUES; first += BLOCK) {
      List<String> block = counters.subList(first, Math.min(VALUES, first + BLOCK));
      addBlock(xml, block, "GNBDUFunction=1,NRCellDU=", CELLS, random);
    }
    List<String> ofPorts = new ArrayList<>();
    for (int i = 0; i < VALUES_OF_OTHERS; i++) {
      ofPorts.add("pmPortCounter" + i);
    }
    addBlock(xml, ofPorts, "Transport=1,EthernetPort=", OTHERS, random);
    return xml.append("</measData>\n</measCollecFile>\n").toString();
  }

  private static void addBlock(
      StringBuilder xml, List<String> counters, String object, int objects, Random random) {
    xml.append("    <measInfo measInfoId=\"PM=1,PmGroup=NRCellDU_GNBDU\">\n");
    xml.append("      <granPeriod duration=\"PT900S\" endTime=\"2026-01-01T00:15:00+0100\"/>\n");
    for (int i = 0; i < counters.size(); i++) {
      xml.append("      <measType p=\"%d\">%s</measType>\n".formatted(i + 1, counters.get(i)));
    }
    for (int id = 1; id <= objects; id++) {
      xml.append("      <measValue measObjLdn=\"ManagedElement=G,%s%d\">\n".formatted(object, id));
      for (int i = 0; i < counters.size(); i++) {
        boolean isList = counters.get(i).startsWith("pm") && i % 7 == 0;
        String value =
            isList ? "0,0,3,0,0,12,0,0,0,0,0,0,0,0,0,0,0,0,0,0" : valueOf(counters.get(i), random);
        xml.append("        <r p=\"%d\">%s</r>\n".formatted(i + 1, value));
      }
      xml.append("      </measValue>\n");
    }
    xml.append("    </measInfo>\n");
  }

  /** No part is larger than its whole. */
  private static String valueOf(String counter, Random random) {
    boolean isWhole = counter.endsWith("Att") || counter.endsWith("AvailDl");
    return String.valueOf(isWhole ? 9 : random.nextInt(9));
  }

  /** To reports. */
  @Benchmark
  public int toReports() {
    Counted counted = new Counted();
    reader.read("file.xml", content, counted);
    return counted.cells;
  }

  /** The parser alone. */
  @Benchmark
  public long plainPass() throws XMLStreamException {
    XMLStreamReader xml = factory.createXMLStreamReader(new ByteArrayInputStream(content));
    long seen = 0;
    while (xml.hasNext()) {
      int event = xml.next();
      if (event == XMLStreamConstants.START_ELEMENT) {
        seen += xml.getLocalName().length();
      } else if (event == XMLStreamConstants.CHARACTERS) {
        seen += xml.getTextLength();
      }
    }
    xml.close();
    return seen;
  }
}
