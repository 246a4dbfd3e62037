package io.umbral.embedded.readiness;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import io.umbral.documents.Faults;
import io.umbral.documents.Fields;
import io.umbral.documents.Items;
import io.umbral.documents.Node;
import io.umbral.documents.Scalar;
import io.umbral.documents.YamlDocuments;
import io.umbral.embedded.UsageException;
import io.umbral.embedded.readiness.SourceBatches.Batches;
import io.umbral.embedded.readiness.SourceBatches.Window;
import io.umbral.model.Rejected.Place;
import java.io.IOException;
import java.io.StringWriter;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;

/** The batches behind windows as lines of JSON, beside the scores that name these windows. */
public final class SourceLines {

  /** Name of the file beside {@code readiness.jsonl}. */
  public static final String FILE = "readiness-sources.jsonl";

  private static final Comparator<Window> ORDER =
      Comparator.comparingLong(Window::startMillis)
          .thenComparingInt(Window::millis)
          .thenComparing(Window::region);

  private static final JsonFactory JSON = new JsonFactory();

  private SourceLines() {}

  /**
   * Writes batches.
   *
   * @param found by window
   * @return one line for each window, in the order of their starts
   * @throws IOException never, as text does not fail to be written
   */
  public static List<String> linesOf(Map<Window, List<Batches>> found) throws IOException {
    List<String> lines = new ArrayList<>();
    for (Window window : found.keySet().stream().sorted(ORDER).toList()) {
      lines.add(lineOf(window, found.get(window)));
    }
    return lines;
  }

  private static String lineOf(Window window, List<Batches> bySource) throws IOException {
    StringWriter text = new StringWriter();
    try (JsonGenerator json = JSON.createGenerator(text)) {
      json.writeStartObject();
      json.writeStringField("region", window.region());
      json.writeStringField("windowStart", instant(window.startMillis()));
      json.writeNumberField("windowMillis", window.millis());
      json.writeArrayFieldStart("sources");
      for (Batches batches : bySource) {
        json.writeStartObject();
        json.writeStringField("source", batches.source());
        json.writeStringField("from", instant(batches.fromMillis()));
        json.writeStringField("to", instant(batches.toMillis()));
        json.writeNumberField("records", batches.records());
        json.writeNumberField("readings", batches.readings());
        if (batches.partition() != Place.NO_PARTITION) {
          json.writeNumberField("partition", batches.partition());
          json.writeNumberField("firstOffset", batches.firstOffset());
          json.writeNumberField("lastOffset", batches.lastOffset());
        }
        json.writeEndObject();
      }
      json.writeEndArray();
      json.writeEndObject();
    }
    return text.toString();
  }

  private static String instant(long millis) {
    return Instant.ofEpochMilli(millis).toString();
  }

  /**
   * Reads what {@link #linesOf} wrote.
   *
   * @throws UsageException where a line is none of these
   */
  static Map<Window, List<Batches>> read(String file, List<String> lines) {
    Map<Window, List<Batches>> found = new HashMap<>();
    for (String line : lines) {
      Faults faults = new Faults();
      List<Node> documents = YamlDocuments.read(file, line, faults);
      if (documents.size() != 1 || !(documents.get(0) instanceof Fields fields)) {
        throw new UsageException(file + " should hold lines that replay has written");
      }
      try {
        found.put(
            new Window(
                text(fields, "region"),
                millis(fields, "windowStart"),
                Math.toIntExact(whole(fields, "windowMillis"))),
            ((Items) fields.get("sources").orElseThrow())
                .nodes().stream().map(node -> batches((Fields) node)).toList());
      } catch (NoSuchElementException | IllegalArgumentException e) {
        throw new UsageException(file + " holds a line without sources: " + e.getMessage());
      }
    }
    return found;
  }

  private static Batches batches(Fields fields) {
    boolean hasPlace = fields.get("partition").isPresent();
    return new Batches(
        text(fields, "source"),
        hasPlace ? Math.toIntExact(whole(fields, "partition")) : Place.NO_PARTITION,
        hasPlace ? whole(fields, "firstOffset") : 0,
        hasPlace ? whole(fields, "lastOffset") : 0,
        millis(fields, "from"),
        millis(fields, "to"),
        whole(fields, "records"),
        whole(fields, "readings"));
  }

  private static long millis(Fields fields, String name) {
    return Instant.parse(text(fields, name)).toEpochMilli();
  }

  private static long whole(Fields fields, String name) {
    return Long.parseLong(text(fields, name));
  }

  private static String text(Fields fields, String name) {
    Node node = fields.get(name).orElseThrow(() -> new NoSuchElementException("no " + name));
    return ((Scalar) node).text();
  }
}
