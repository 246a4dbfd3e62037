package io.umbral.embedded.replay;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import io.umbral.model.SloStatus;
import io.umbral.model.SloStatus.Burn;
import java.io.IOException;
import java.io.StringWriter;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.OptionalDouble;

/** How promises stand as lines of JSON. What is not known is left out. */
final class StatusLines {

  /** By minute, promise, series, objective; the whole before its objectives. */
  private static final Comparator<SloStatus> ORDER =
      Comparator.comparingLong(SloStatus::atMillis)
          .thenComparing(SloStatus::slo)
          .thenComparing(SloStatus::key)
          .thenComparing(status -> status.objective().orElse(""));

  private static final JsonFactory JSON = new JsonFactory();

  private StatusLines() {}

  /** The lines of all, in order. */
  static List<String> linesOf(List<SloStatus> statuses) throws IOException {
    List<String> lines = new ArrayList<>(statuses.size());
    for (SloStatus status : statuses.stream().sorted(ORDER).toList()) {
      lines.add(lineOf(status));
    }
    return lines;
  }

  private static String lineOf(SloStatus status) throws IOException {
    StringWriter text = new StringWriter();
    try (JsonGenerator json = JSON.createGenerator(text)) {
      json.writeStartObject();
      json.writeStringField("slo", status.slo());
      json.writeStringField("version", status.version());
      if (status.objective().isPresent()) {
        json.writeStringField("objective", status.objective().get());
      }
      json.writeStringField("service", status.service());
      json.writeStringField("region", status.key().region());
      json.writeStringField("regionLevel", status.level().name());
      json.writeStringField("operator", status.key().operator());
      json.writeStringField("technology", status.key().technology());
      json.writeStringField("at", Instants.format(status.atMillis()));
      json.writeStringField("windowStart", Instants.format(status.windowStartMillis()));
      json.writeStringField("windowEnd", Instants.format(status.windowEndMillis()));
      json.writeNumberField("revision", status.revision());
      json.writeStringField("status", status.status().name());
      json.writeStringField("verdict", status.verdict().name());
      json.writeStringField("method", status.method().name());
      json.writeNumberField("target", status.target().value());
      json.writeNumberField("good", status.good());
      json.writeNumberField("bad", status.bad());
      json.writeNumberField("total", status.total());
      write("attainment", status.attainment(), json);
      write("budgetLeft", status.budgetLeft(), json);
      writeBurns(status, json);
      if (status.exhaustionMillis().isPresent()) {
        json.writeStringField("exhaustion", Instants.format(status.exhaustionMillis().getAsLong()));
      }
      json.writeNumberField("presentMinutes", status.presentMinutes());
      json.writeNumberField("elapsedMinutes", status.elapsedMinutes());
      json.writeBooleanField("legal", status.legal());
      json.writeStringField("source", status.source());
      json.writeEndObject();
    }
    return text.toString();
  }

  private static void writeBurns(SloStatus status, JsonGenerator json) throws IOException {
    json.writeArrayFieldStart("burns");
    for (Burn burn : status.burns()) {
      json.writeStartObject();
      json.writeNumberField("windowMinutes", burn.windowMinutes());
      json.writeNumberField("bad", burn.bad());
      json.writeNumberField("total", burn.total());
      json.writeNumberField("presentMinutes", burn.presentMinutes());
      write("rate", burn.rate(status.target()), json);
      json.writeEndObject();
    }
    json.writeEndArray();
  }

  static void write(String name, OptionalDouble value, JsonGenerator json) throws IOException {
    if (value.isPresent()) {
      json.writeNumberField(name, value.getAsDouble());
    }
  }
}
