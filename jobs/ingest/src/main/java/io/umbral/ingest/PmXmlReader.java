package io.umbral.ingest;

import io.umbral.ingest.counters.CounterOptions;
import io.umbral.model.RejectionCause;
import java.util.Optional;
import javax.xml.stream.XMLStreamException;

/**
 * Reads files of performance measurements as 3GPP has them in XML: {@code measCollecFile} (TS
 * 32.432, 32.435) and {@code measDataFile} (TS 28.532).
 *
 * <p>There is one report for each network element and granularity period, with one reading for each
 * cell, whatever the number of blocks and classes that it stands in. A block that cannot be read
 * loses itself alone, and so does a value. A file that ends early or is no XML is refused as a
 * whole, though much of it may be good: it was caught half-written, and a report of its half would
 * shut out the other half when the whole file comes, as the same cell and period count once.
 */
final class PmXmlReader implements ReportReader {

  private final ReadingOptions options;

  PmXmlReader(ReadingOptions options) {
    this.options = options;
    if (options.counters().isEmpty()) {
      throw new IllegalArgumentException(
          "format '" + PM_XML + "' needs a counter mapping, which says what its counters mean");
    }
  }

  @Override
  public void read(String path, byte[] content, ReportSink sink) {
    SourceFile file = new SourceFile(path, content, sink);
    Optional<CounterOptions> counters = file.counterOptions(options);
    if (counters.isEmpty()) {
      return;
    }
    if (content.length == 0) {
      file.rejectWhole(RejectionCause.EMPTY, "file has no bytes");
      return;
    }
    try {
      new PmXmlFile(file, counters.get(), options.zone()).read();
    } catch (XMLStreamException | RuntimeException e) {
      // The parser throws its own unchecked exceptions where lazy parsing meets bad bytes.
      file.rejectWhole(RejectionCause.MALFORMED, "file is no whole XML document: " + lineOf(e));
    }
  }

  /** The parser's message is of several lines and names no file. */
  private static String lineOf(Exception fault) {
    String message = fault.getMessage() == null ? fault.toString() : fault.getMessage();
    String line = message.replaceAll("\\p{Cntrl}+", " ");
    return line.length() > 300 ? line.substring(0, 300) + "..." : line;
  }
}
