package io.umbral.ingest;

import com.fasterxml.jackson.core.JsonToken;
import io.umbral.ingest.JsonValues.JsonObject;
import io.umbral.ingest.counters.CounterOptions;
import io.umbral.model.Rejected;
import io.umbral.model.RejectionCause;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Reads events in JSON: one ({@code event}), a batch ({@code eventList}), a list of either, or
 * several one after another, as a recorded topic has them.
 *
 * <p>An event that is not as it should be loses itself alone. A document that is no JSON, or ends
 * early, is refused as a whole, for the reason that {@link PmXmlReader} gives.
 */
final class EventReader implements ReportReader {

  /** Which events are read. */
  enum Form {
    /** All that VES 5 and 7 know, judged as the schema does. */
    VES,
    /** Reports of performance measurements on a topic of O-RAN SC ranpm, with a short header. */
    RANPM
  }

  private final Form form;
  private final ReadingOptions options;

  EventReader(Form form, String format, ReadingOptions options) {
    this.form = form;
    this.options = options;
    if (options.counters().isEmpty()) {
      throw new IllegalArgumentException(
          "format '" + format + "' needs a counter mapping, which says what its counters mean");
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
    EventFile events = new EventFile(form, file, counters.get());
    try (JsonValues json = new JsonValues(content)) {
      readDocuments(json, events);
    } catch (IOException e) {
      file.rejectWhole(RejectionCause.MALFORMED, "file is no whole JSON: " + lineOf(e));
      return;
    }
    if (events.isEmpty()) {
      file.rejectWhole(
          RejectionCause.MALFORMED, "file holds no event, should hold 'event' or 'eventList'");
      return;
    }
    events.report();
  }

  /** The parser's message goes on with the source, which is of no use. */
  private static String lineOf(IOException fault) {
    String message = String.valueOf(fault.getMessage()).replaceAll("\\p{Cntrl}+", " ");
    return message.length() > 300 ? message.substring(0, 300) + "..." : message;
  }

  private static void readDocuments(JsonValues json, EventFile events) throws IOException {
    JsonToken token = json.next();
    while (token != null) {
      if (token == JsonToken.START_ARRAY) {
        token = json.next();
        while (token != JsonToken.END_ARRAY) {
          readDocument(token, json, events);
          token = json.next();
        }
      } else {
        readDocument(token, json, events);
      }
      token = json.next();
    }
  }

  private static void readDocument(JsonToken token, JsonValues json, EventFile events)
      throws IOException {
    if (token != JsonToken.START_OBJECT) {
      events.refuse(
          RejectionCause.MALFORMED, "value is no object, should be an event", json, json.offset());
      json.skip();
      return;
    }
    while (json.next() == JsonToken.FIELD_NAME) {
      String name = json.fieldName();
      JsonToken value = json.next();
      if (name.equals("event")) {
        events.read(json);
      } else if (name.equals("eventList") && value == JsonToken.START_ARRAY) {
        while (json.next() != JsonToken.END_ARRAY) {
          events.read(json);
        }
      } else {
        json.skip();
      }
    }
  }

  /** The events of one file, until it has been read to its end. */
  private static final class EventFile {

    private final Form form;
    private final SourceFile file;
    private final EventMeasurements measurements;
    private final List<Runnable> told = new ArrayList<>();
    private boolean isEmpty = true;

    EventFile(Form form, SourceFile file, CounterOptions options) {
      this.form = form;
      this.file = file;
      this.measurements = new EventMeasurements(options);
    }

    boolean isEmpty() {
      return isEmpty;
    }

    void read(JsonValues json) throws IOException {
      isEmpty = false;
      int from = json.offset();
      long line = json.line();
      Object value = json.value();
      try {
        if (!(value instanceof JsonObject event)) {
          throw EventHeader.malformed("event is no object, should be one");
        }
        read(event, line, from, json.endOffset());
      } catch (EventFault e) {
        refuse(e.cause(), e.getMessage(), line, from, json.endOffset());
      }
    }

    private void read(JsonObject event, long line, int from, int to) throws EventFault {
      JsonObject fields =
          event
              .object("commonEventHeader")
              .orElseThrow(
                  () -> EventHeader.malformed("event has no commonEventHeader, should have one"));
      EventHeader header =
          form == Form.RANPM ? EventHeader.readShort(fields) : EventHeader.read(fields);
      List<String> faults = new ArrayList<>();
      switch (header.domain()) {
        case "perf3gpp" -> measurements.addReport(header, event, line, faults);
        case "measurement" ->
            measurements.addMeasurement(header, event, "measurementFields", line, faults);
        case "measurementsForVfScaling" ->
            measurements.addMeasurement(
                header, event, "measurementsForVfScalingFields", line, faults);
        default -> {
          var told = EventStories.of(header, event);
          this.told.add(() -> file.sink().event(told));
        }
      }
      if (!faults.isEmpty()) {
        refuse(RejectionCause.INVALID_VALUE, String.join("; ", faults), line, from, to);
      }
    }

    void refuse(RejectionCause cause, String detail, JsonValues json, int from) {
      isEmpty = false;
      refuse(cause, detail, json.line(), from, json.endOffset());
    }

    private void refuse(RejectionCause cause, String detail, long line, int from, int to) {
      Rejected refusal = file.part(cause, detail, line, 1, from, to);
      told.add(() -> file.sink().rejected(refusal));
    }

    void report() {
      told.forEach(Runnable::run);
      measurements.report(file);
    }
  }
}
