package io.umbral.ingest;

import io.umbral.ingest.JsonValues.JsonNumber;
import io.umbral.ingest.JsonValues.JsonObject;
import io.umbral.ingest.counters.CellValues;
import io.umbral.ingest.counters.Counter;
import io.umbral.ingest.counters.CounterOptions;
import io.umbral.ingest.counters.CounterSummary;
import io.umbral.ingest.counters.MeasurementBook;
import io.umbral.ingest.counters.MeasurementBook.Period;
import io.umbral.model.CellReport;
import io.umbral.model.RejectionCause;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** The measurements of the events of one file. */
final class EventMeasurements {

  /** Most faults of one event that are told. */
  private static final int MOST_FAULTS = 5;

  private final CounterOptions options;
  private final Map<String, MeasurementBook> books = new TreeMap<>();
  private final NumberText number = new NumberText();

  EventMeasurements(CounterOptions options) {
    this.options = options;
  }

  private MeasurementBook bookOf(String vendor) {
    return books.computeIfAbsent(vendor, any -> new MeasurementBook(vendor, options));
  }

  /**
   * Adds a report of 3GPP measurements.
   *
   * @param line of the event
   * @param faults takes what is wrong with single values
   */
  void addReport(EventHeader header, JsonObject event, long line, List<String> faults)
      throws EventFault {
    JsonObject collection = required(required(event, "perf3gppFields"), "measDataCollection");
    String element =
        collection
            .text("measuredEntityDn")
            .filter(name -> !name.isBlank())
            .orElseThrow(
                () ->
                    EventHeader.malformed(
                        "measDataCollection has no measuredEntityDn, should name the element"));
    Period period = periodOf(header, element, collection, "granularityPeriod");
    if (!(collection.fields().get("measInfoList") instanceof List<?> blocks)) {
      throw EventHeader.malformed("measDataCollection has no measInfoList, should have one");
    }
    MeasurementBook book =
        bookOf(
            header.vendor().isEmpty()
                ? options.names().vendorOf("", element).orElse("")
                : header.vendor());
    for (Object block : blocks) {
      if (block instanceof JsonObject fields) {
        addBlock(book, period, element, fields, line, faults);
      } else {
        faults.add("measInfoList holds what is no block");
      }
    }
  }

  private static JsonObject required(JsonObject parent, String name) throws EventFault {
    return parent
        .object(name)
        .orElseThrow(() -> EventHeader.malformed("event has no " + name + ", should have it"));
  }

  private static Period periodOf(EventHeader header, String source, JsonObject fields, String name)
      throws EventFault {
    double seconds =
        fields.fields().get(name) instanceof JsonNumber text
            ? secondsOf(text)
            : Double.NEGATIVE_INFINITY;
    long millis = Math.round(seconds * 1_000);
    if (millis < 1 || millis > CellReport.LONGEST_PERIOD_MILLIS) {
      throw new EventFault(
          RejectionCause.INVALID_VALUE,
          name
              + " is "
              + fields.scalar(name).orElse("missing")
              + ", should be seconds, more than none and at most a day");
    }
    if (!PeriodText.isBelievable(header.lastMillis(), millis)) {
      throw new EventFault(
          RejectionCause.INVALID_VALUE,
          "lastEpochMicrosec is before the end of a first period, should be " + WallTime.RANGE);
    }
    return new Period(source, header.lastMillis(), (int) millis);
  }

  private static double secondsOf(JsonNumber text) {
    NumberText number = new NumberText();
    return number.read(text.text()) == NumberText.Kind.NUMBER
        ? number.value()
        : Double.NEGATIVE_INFINITY;
  }

  private void addBlock(
      MeasurementBook book,
      Period period,
      String element,
      JsonObject block,
      long line,
      List<String> faults)
      throws EventFault {
    List<Counter> counters = countersOf(book, block);
    for (Object item : block.list("measValuesList")) {
      if (!(item instanceof JsonObject values) || values.scalar("measObjInstId").isEmpty()) {
        addFault(faults, "measValuesList holds what names no measObjInstId");
        continue;
      }
      String object = values.scalar("measObjInstId").orElseThrow().strip();
      CellValues cell = bookedObject(book, period, element, object, line);
      if (cell != null) {
        addResults(book, cell, counters, values, faults);
      }
    }
  }

  private static CellValues bookedObject(
      MeasurementBook book, Period period, String element, String object, long line)
      throws EventFault {
    if (book.isFull()) {
      throw new EventFault(
          RejectionCause.TOO_LARGE,
          "file has more than " + MeasurementBook.LARGEST_BOOK + " cells and periods");
    }
    return book.object(period, "", element, object, line);
  }

  private static List<Counter> countersOf(MeasurementBook book, JsonObject block)
      throws EventFault {
    String identifier = "";
    Object id = block.fields().get("measInfoId");
    if (id instanceof JsonObject fields) {
      Optional<String> text = fields.scalar("sMeasInfoId");
      identifier = text.orElse(fields.scalar("iMeasInfoId").orElse(""));
    } else if (id instanceof String text) {
      identifier = text;
    }
    List<?> names = List.of();
    Object types = block.fields().get("measTypes");
    if (types instanceof JsonObject fields) {
      names =
          fields.fields().containsKey("sMeasTypesList")
              ? fields.list("sMeasTypesList")
              : fields.list("iMeasTypesList");
    } else if (types instanceof List<?> list) {
      names = list;
    }
    if (names.isEmpty()) {
      throw EventHeader.malformed("a block has no measTypes, should name its counters");
    }
    List<Counter> counters = new ArrayList<>(names.size());
    for (Object name : names) {
      counters.add(book.counter(identifier, String.valueOf(name).strip()));
    }
    return counters;
  }

  private void addResults(
      MeasurementBook book,
      CellValues cell,
      List<Counter> counters,
      JsonObject values,
      List<String> faults) {
    // The schema has the flag as a text; a boolean is understood too.
    if (values.scalar("suspectFlag").map(flag -> flag.equalsIgnoreCase("true")).orElse(false)) {
      cell.markSuspect();
    }
    int place = 0;
    for (Object item : values.list("measResults")) {
      place++;
      if (!(item instanceof JsonObject result)) {
        addFault(faults, "measResults hold what is no result");
        continue;
      }
      long position = result.fields().containsKey("p") ? result.whole("p").orElse(0L) : place;
      if (position < 1 || position > counters.size()) {
        addFault(faults, "p is " + position + ", should be the place of a counter in measTypes");
        continue;
      }
      Counter counter = counters.get((int) position - 1);
      if (counter.isUsed()) {
        take(book, cell, counter, valueOf(result), faults);
      } else {
        book.countUnused(counter);
      }
    }
  }

  /** Numbers stand as numbers or as text, under one of these names; null and none are absent. */
  private static String valueOf(JsonObject result) {
    for (String name : List.of("sValue", "iValue", "rValue", "sVal", "iVal", "rVal")) {
      Optional<String> value = result.scalar(name);
      if (value.isPresent()) {
        return value.get();
      }
    }
    return "";
  }

  private void take(
      MeasurementBook book, CellValues cell, Counter counter, String text, List<String> faults) {
    String fault =
        switch (number.read(text)) {
          case NUMBER -> cell.add(counter, number.value());
          case LIST -> cell.addAll(counter, number.list());
          case ABSENT -> null;
          case NO_NUMBER -> "should be a number or nothing";
        };
    if (fault == null) {
      book.countUsed(1);
    } else {
      addFault(faults, counter.name() + " " + fault);
    }
  }

  private static void addFault(List<String> faults, String fault) {
    if (faults.size() < MOST_FAULTS) {
      faults.add(fault);
    }
  }

  /**
   * Adds the named measurements of an event of VES itself.
   *
   * @param name of its fields
   * @param line of the event
   * @param faults takes what is wrong with single values
   */
  void addMeasurement(
      EventHeader header, JsonObject event, String name, long line, List<String> faults)
      throws EventFault {
    JsonObject fields = required(event, name);
    Period period = periodOf(header, header.source(), fields, "measurementInterval");
    MeasurementBook book = bookOf(vendorOf(header, fields));
    for (Object item : fields.list("additionalMeasurements")) {
      if (!(item instanceof JsonObject group) || group.text("name").isEmpty()) {
        addFault(faults, "additionalMeasurements hold what has no name");
        continue;
      }
      Map<String, String> values = pairsOf(group, "hashMap", "arrayOfFields");
      List<Counter> counters =
          values.keySet().stream().map(counter -> book.counter("", counter)).toList();
      counters.stream().filter(counter -> !counter.isUsed()).forEach(book::countUnused);
      if (counters.stream().noneMatch(Counter::isUsed)) {
        continue;
      }
      List<String> names =
          List.of(group.text("name").orElseThrow(), header.sourceId(), header.source());
      CellValues cell = book.namedObject(period, header.source(), names, line);
      for (Counter counter : counters) {
        if (counter.isUsed()) {
          take(book, cell, counter, values.get(counter.name()), faults);
        }
      }
    }
  }

  private static String vendorOf(EventHeader header, JsonObject fields) {
    if (!header.vendor().isEmpty()) {
      return header.vendor();
    }
    return pairsOf(fields, "additionalFields", "additionalFields")
        .getOrDefault("vendor", "")
        .strip();
  }

  /** Names and values: an object in VES 7, a list of pairs in VES 5. */
  private static Map<String, String> pairsOf(JsonObject parent, String object, String list) {
    Map<String, String> pairs = new TreeMap<>();
    parent
        .object(object)
        .ifPresent(
            map ->
                map.fields()
                    .keySet()
                    .forEach(key -> pairs.put(key.strip(), map.scalar(key).orElse(""))));
    for (Object item : parent.list(list)) {
      if (item instanceof JsonObject pair && pair.text("name").isPresent()) {
        pairs.put(pair.text("name").get().strip(), pair.scalar("value").orElse(""));
      }
    }
    return pairs;
  }

  void report(SourceFile file) {
    CounterSummary summary = CounterSummary.NONE;
    for (MeasurementBook book : books.values()) {
      book.report(file.path(), file.sink()::report, file.sink()::rejected);
      summary = summary.plus(book.summary());
    }
    file.sink().counted(summary);
  }
}
