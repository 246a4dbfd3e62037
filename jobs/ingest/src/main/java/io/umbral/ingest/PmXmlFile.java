package io.umbral.ingest;

import io.umbral.ingest.counters.CellValues;
import io.umbral.ingest.counters.Counter;
import io.umbral.ingest.counters.CounterOptions;
import io.umbral.ingest.counters.MeasurementBook;
import io.umbral.ingest.counters.MeasurementBook.Period;
import io.umbral.model.Rejected;
import io.umbral.model.RejectionCause;
import java.nio.charset.StandardCharsets;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javax.xml.stream.XMLStreamException;

/** One file of measurements that is being read. */
final class PmXmlFile {

  /** Most counters of one block; the largest of real files have some hundreds. */
  private static final int LARGEST_BLOCK = 65_536;

  /** Most faults of one object that are told. */
  private static final int MOST_FAULTS = 5;

  /** A part of the file that cannot be used; the parts around it can. */
  private static final class PartException extends Exception {
    private static final long serialVersionUID = 1L;
    private final RejectionCause cause;

    PartException(RejectionCause cause, String detail) {
      super(detail, null, false, false);
      this.cause = cause;
    }
  }

  private final SourceFile file;
  private final CounterOptions options;
  private final ZoneId zone;
  private final XmlCursor xml;
  private final NumberText number = new NumberText();
  private final List<Rejected> refusals = new ArrayList<>();

  /** One for each vendor: the file names one, or the inventory does for each element. */
  private final Map<String, MeasurementBook> books = new LinkedHashMap<>();

  private MeasurementBook book;
  private String vendor = "";
  private String prefix = "";
  private String sender = "";
  private String element = "";

  // Most blocks of a file are of one period, in the same words.
  private String lastEnd = "";
  private String lastLength = "";
  private Period lastPeriod;

  // The counters of the current block, by their positions from 1.
  private Counter[] counters = new Counter[16];
  private int counterCount;

  PmXmlFile(SourceFile file, CounterOptions options, ZoneId zone) throws XMLStreamException {
    this.file = file;
    this.options = options;
    this.zone = zone;
    this.xml = new XmlCursor(file.content());
  }

  /** Reads it to its end, and tells what it says if the end is there. */
  void read() throws XMLStreamException {
    xml.enterRoot();
    String root = xml.name();
    if (!root.equals("measCollecFile") && !root.equals("measDataFile")) {
      file.rejectWhole(
          RejectionCause.MALFORMED,
          "root element is '" + root + "', should be measCollecFile or measDataFile");
      return;
    }
    while (xml.nextChild(1)) {
      switch (xml.name()) {
        case "fileHeader" -> readHeader();
        case "measData" -> readData();
        default -> {
          // The footer says when the file ends, which its blocks do better; others are extensions.
        }
      }
    }
    xml.end();
    refusals.forEach(file.sink()::rejected);
    for (MeasurementBook one : books.values()) {
      one.report(file.path(), file.sink()::report, file.sink()::rejected);
      file.sink().counted(one.summary());
    }
  }

  private void readHeader() throws XMLStreamException {
    int depth = xml.depth();
    prefix = xml.attribute("dnPrefix").strip();
    vendor = xml.attribute("vendorName").strip();
    book = bookOf(vendor);
    while (xml.nextChild(depth)) {
      if (xml.name().equals("fileSender")) {
        String localDn = xml.attribute("localDn");
        sender = (localDn.isBlank() ? xml.attribute("senderName") : localDn).strip();
      }
    }
  }

  /** The measurements of one network element. */
  private void readData() throws XMLStreamException {
    int depth = xml.depth();
    int from = xml.offset();
    long line = xml.line();
    String fault = book == null ? "measData stands before fileHeader, should stand after it" : "";
    boolean hasElement = false;
    int lost = 0;
    while (xml.nextChild(depth)) {
      String name = xml.name();
      if (name.equals("managedElement") || name.equals("measEntity")) {
        element = elementOf();
        hasElement = true;
        if (vendor.isEmpty() && fault.isEmpty()) {
          book = bookOf(options.names().vendorOf(prefix, element).orElse(""));
        }
      } else if (name.equals("measInfo") && hasElement && fault.isEmpty()) {
        readBlock();
      } else if (name.equals("measInfo")) {
        fault =
            fault.isEmpty()
                ? "measData has no managedElement or measEntity before its measInfo, should name it"
                : fault;
        lost += countObjects(xml.depth());
      }
    }
    if (!fault.isEmpty()) {
      refuse(RejectionCause.MALFORMED, fault, line, Math.max(1, lost), from, xml.endOffset());
    }
  }

  private MeasurementBook bookOf(String ofVendor) {
    return books.computeIfAbsent(ofVendor, any -> new MeasurementBook(ofVendor, options));
  }

  private String elementOf() {
    String localDn = xml.attribute("localDn").strip();
    return localDn.isEmpty() ? sender : localDn;
  }

  private int countObjects(int depth) throws XMLStreamException {
    int objects = 0;
    while (xml.nextChild(depth)) {
      objects += xml.name().equals("measValue") ? 1 : 0;
    }
    return objects;
  }

  /** A block: one period, its counters, and their values for each object. */
  private void readBlock() throws XMLStreamException {
    int depth = xml.depth();
    int from = xml.offset();
    long line = xml.line();
    try {
      readBlock(depth);
    } catch (PartException e) {
      int lost = xml.name().equals("measValue") ? 1 : 0;
      lost += xml.depth() < depth ? 0 : countObjects(depth);
      refuse(e.cause, e.getMessage(), line, Math.max(1, lost), from, xml.endOffset());
    }
  }

  private void readBlock(int depth) throws XMLStreamException, PartException {
    String identifier = xml.attribute("measInfoId").strip();
    Period period = null;
    counterCount = 0;
    while (xml.nextChild(depth)) {
      switch (xml.name()) {
        case "granPeriod" -> period = readPeriod();
        case "measType" -> readCounter(identifier);
        case "measTypes" -> readCounters(identifier);
        case "measValue" -> {
          if (period == null) {
            throw new PartException(
                RejectionCause.MALFORMED, "measInfo has no granPeriod, should say its period");
          }
          readObject(period);
        }
        default -> {
          // The job, the reporting period, and extensions.
        }
      }
    }
  }

  private Period readPeriod() throws PartException {
    String end = xml.attribute("endTime");
    String length = xml.attribute("duration");
    if (lastPeriod != null
        && end.equals(lastEnd)
        && length.equals(lastLength)
        && lastPeriod.source().equals(source())) {
      return lastPeriod;
    }
    long endMillis = PeriodText.instantMillis(end, zone);
    if (endMillis == PeriodText.UNREADABLE) {
      throw new PartException(
          RejectionCause.MALFORMED,
          "endTime " + quoted(end) + " should be a time such as 2026-01-31T12:15:00+01:00");
    }
    long lengthMillis = PeriodText.lengthMillis(length);
    if (lengthMillis == PeriodText.UNREADABLE) {
      throw new PartException(
          RejectionCause.INVALID_VALUE,
          "duration " + quoted(length) + " should be more than none and at most a day, as PT900S");
    }
    if (!PeriodText.isBelievable(endMillis, lengthMillis)) {
      throw new PartException(
          RejectionCause.INVALID_VALUE, "endTime " + quoted(end) + " should be " + WallTime.RANGE);
    }
    lastEnd = end;
    lastLength = length;
    lastPeriod = new Period(source(), endMillis, (int) lengthMillis);
    return lastPeriod;
  }

  private String source() {
    return prefix.isEmpty() || element.isEmpty() ? prefix + element : prefix + "," + element;
  }

  private void readCounter(String block) throws XMLStreamException, PartException {
    int position = xml.position();
    String name = xml.text().strip();
    if (position < 1 || position > LARGEST_BLOCK) {
      throw new PartException(
          RejectionCause.MALFORMED,
          "measType " + quoted(name) + " should have a position p in 1.." + LARGEST_BLOCK);
    }
    if (position <= counterCount && counters[position] != null) {
      throw new PartException(
          RejectionCause.MALFORMED, "position " + position + " stands twice, should stand once");
    }
    setCounter(position, book.counter(block, name));
  }

  private void readCounters(String block) throws XMLStreamException, PartException {
    if (counterCount > 0) {
      throw new PartException(
          RejectionCause.MALFORMED, "measTypes stands beside other types, should stand alone");
    }
    String names = xml.text().strip();
    if (names.isEmpty()) {
      return;
    }
    String[] list = names.split("\\s+", -1);
    if (list.length > LARGEST_BLOCK) {
      throw new PartException(
          RejectionCause.TOO_LARGE,
          "measTypes has " + list.length + " names, should have at most " + LARGEST_BLOCK);
    }
    for (int i = 0; i < list.length; i++) {
      setCounter(i + 1, book.counter(block, list[i]));
    }
  }

  private void setCounter(int position, Counter counter) {
    if (position >= counters.length) {
      counters = Arrays.copyOf(counters, Math.max(position + 1, 2 * counters.length));
    }
    for (int i = counterCount + 1; i < position; i++) {
      counters[i] = null;
    }
    counterCount = Math.max(counterCount, position);
    counters[position] = counter;
  }

  /** The values of one object. */
  private void readObject(Period period) throws XMLStreamException, PartException {
    if (book.isFull()) {
      throw new PartException(
          RejectionCause.TOO_LARGE,
          "file has more than " + MeasurementBook.LARGEST_BOOK + " cells and periods");
    }
    int depth = xml.depth();
    int from = xml.offset();
    long line = xml.line();
    String name = xml.attribute("measObjLdn").strip();
    CellValues cell = book.object(period, prefix, element, name, line);
    if (cell == null) {
      xml.skip(depth);
      return;
    }
    ObjectFaults faults = new ObjectFaults();
    while (xml.nextChild(depth)) {
      switch (xml.name()) {
        case "r" -> readResult(cell, faults);
        case "measResults" -> readResults(cell, faults);
        case "suspect" -> readSuspect(cell, faults);
        default -> {
          // An extension.
        }
      }
    }
    if (!faults.isEmpty()) {
      refuse(faults.cause(), faults + " of " + quoted(name), line, 1, from, xml.endOffset());
    }
  }

  private void readResult(CellValues cell, ObjectFaults faults) throws XMLStreamException {
    int position = xml.position();
    Counter counter = position < 1 || position > counterCount ? null : counters[position];
    if (counter == null) {
      faults.add(
          RejectionCause.MALFORMED,
          "r has position "
              + (position < 1 ? "none" : position)
              + ", should be that of a measType");
      return;
    }
    if (!counter.isUsed()) {
      book.countUnused(counter);
      return;
    }
    NumberText.Kind kind = xml.number(number);
    take(cell, counter, kind, faults);
  }

  private void take(CellValues cell, Counter counter, NumberText.Kind kind, ObjectFaults faults) {
    String fault =
        switch (kind) {
          case NUMBER -> cell.add(counter, number.value());
          case LIST -> cell.addAll(counter, number.list());
          case ABSENT -> null;
          case NO_NUMBER -> "should be a number or nothing";
        };
    if (fault == null) {
      book.countUsed(1);
    } else {
      faults.add(RejectionCause.INVALID_VALUE, counter.name() + " " + fault);
    }
  }

  private void readResults(CellValues cell, ObjectFaults faults) throws XMLStreamException {
    String text = xml.text().strip();
    String[] results = text.isEmpty() ? new String[0] : text.split("\\s+", -1);
    if (results.length != counterCount) {
      faults.add(
          RejectionCause.MALFORMED,
          "measResults has "
              + results.length
              + " values, should have one for each of "
              + counterCount
              + " measTypes");
      return;
    }
    for (int i = 0; i < results.length; i++) {
      Counter counter = counters[i + 1];
      if (counter == null || !counter.isUsed()) {
        book.countUnused(counter);
      } else {
        take(cell, counter, number.read(results[i]), faults);
      }
    }
  }

  private void readSuspect(CellValues cell, ObjectFaults faults) throws XMLStreamException {
    String text = xml.text().strip();
    switch (text) {
      case "true", "1", "TRUE", "True" -> cell.markSuspect();
      case "false", "0", "", "FALSE", "False" -> {
        // What is not said to be suspect is not.
      }
      default -> {
        // Whoever says something else has a doubt.
        cell.markSuspect();
        faults.add(
            RejectionCause.MALFORMED, "suspect " + quoted(text) + " should be true or false");
      }
    }
  }

  /** Told only when the file has been read to its end. */
  private void refuse(
      RejectionCause cause, String detail, long line, int readings, int from, int to) {
    refusals.add(file.part(cause, detail, line, readings, from, to));
  }

  private static String quoted(String text) {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    return new Cursor(bytes, 0, bytes.length).quote();
  }

  /** What is wrong with the values of one object; the first few of it in words. */
  private static final class ObjectFaults {

    private final StringBuilder text = new StringBuilder();
    private RejectionCause cause = RejectionCause.MALFORMED;
    private int count;

    void add(RejectionCause faultCause, String fault) {
      cause = count == 0 ? faultCause : cause;
      count++;
      if (count <= MOST_FAULTS) {
        text.append(count == 1 ? "" : "; ").append(fault);
      }
    }

    boolean isEmpty() {
      return count == 0;
    }

    RejectionCause cause() {
      return cause;
    }

    @Override
    public String toString() {
      return count <= MOST_FAULTS
          ? text.toString()
          : text + " and " + (count - MOST_FAULTS) + " more";
    }
  }
}
