package io.umbral.embedded;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import io.umbral.model.NetworkEvent;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.time.Instant;

/** What network elements told beside their measurements, as lines of JSON. */
public final class EventLines {

  private static final JsonFactory JSON = new JsonFactory();

  private EventLines() {}

  /**
   * One event.
   *
   * @param event the event
   * @return an object of JSON in one line, without its end
   */
  public static String lineOf(NetworkEvent event) {
    StringWriter text = new StringWriter();
    try (JsonGenerator json = JSON.createGenerator(text)) {
      json.writeStartObject();
      json.writeStringField("source", event.source());
      json.writeStringField("domain", event.domain());
      json.writeStringField("id", event.id());
      json.writeStringField("name", event.name());
      json.writeStringField("first", Instant.ofEpochMilli(event.firstMillis()).toString());
      json.writeStringField("last", Instant.ofEpochMilli(event.lastMillis()).toString());
      if (event.severity().isPresent()) {
        json.writeStringField("severity", event.severity().get());
      }
      if (event.condition().isPresent()) {
        json.writeStringField("condition", event.condition().get());
      }
      json.writeEndObject();
    } catch (IOException e) {
      throw new UncheckedIOException("cannot write to memory", e);
    }
    return text.toString();
  }
}
