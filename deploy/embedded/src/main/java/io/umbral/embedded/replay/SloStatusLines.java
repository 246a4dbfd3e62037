package io.umbral.embedded.replay;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import io.umbral.model.Rational;
import io.umbral.model.SloStatus;
import io.umbral.model.SloStatus.Burn;
import java.io.IOException;
import java.io.StringWriter;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.OptionalDouble;

/** Standings of promises as lines of JSON. What is not known is left out. */
final class SloStatusLines {

  /** By minute, region, operator, technology, name, objective. */
  static final Comparator<SloStatus> ORDER =
      Comparator.comparingLong(SloStatus::atMillis)
          .thenComparing(SloStatus::key)
          .thenComparing(SloStatus::slo)
          .thenComparing(one -> one.objective().orElse(""));

  private static final JsonFactory JSON = new JsonFactory();

  private SloStatusLines() {}

  /** The lines of all standings, in order. */
  static List<String> linesOf(List<SloStatus> standings) throws IOException {
    List<String> lines = new ArrayList<>(standings.size());
    for (SloStatus standing : standings.stream().sorted(ORDER).toList()) {
      lines.add(lineOf(standing));
    }
    return lines;
  }

  private static String lineOf(SloStatus of) throws IOException {
    StringWriter text = new StringWriter();
    try (JsonGenerator json = JSON.createGenerator(text)) {
      json.writeStartObject();
      json.writeStringField("slo", of.slo());
      json.writeStringField("version", of.version());
      if (of.objective().isPresent()) {
        json.writeStringField("objective", of.objective().get());
      }
      json.writeStringField("service", of.service());
      json.writeStringField("region", of.key().region());
      json.writeStringField("regionLevel", of.level().name());
      json.writeStringField("operator", of.key().operator());
      json.writeStringField("technology", of.key().technology());
      json.writeStringField("at", Instants.format(of.atMillis()));
      json.writeStringField("windowStart", Instants.format(of.windowStartMillis()));
      json.writeStringField("windowEnd", Instants.format(of.windowEndMillis()));
      json.writeNumberField("revision", of.revision());
      json.writeStringField("status", of.status().name());
      json.writeStringField("verdict", of.verdict().name());
      json.writeStringField("method", of.method().name());
      writeTarget(of.target(), json);
      json.writeNumberField("good", of.good());
      json.writeNumberField("bad", of.bad());
      json.writeNumberField("total", of.total());
      write("attainment", of.attainment(), json);
      write("budgetLeft", of.budgetLeft(), json);
      writeBurns(of, json);
      if (of.exhaustionMillis().isPresent()) {
        json.writeStringField("exhaustion", Instants.format(of.exhaustionMillis().getAsLong()));
      }
      json.writeNumberField("presentMinutes", of.presentMinutes());
      json.writeNumberField("elapsedMinutes", of.elapsedMinutes());
      json.writeBooleanField("legal", of.legal());
      json.writeStringField("source", of.source());
      json.writeEndObject();
    }
    return text.toString();
  }

  /** As it was written in the file: every target of a file is a decimal number. */
  private static void writeTarget(Rational target, JsonGenerator json) throws IOException {
    json.writeFieldName("target");
    json.writeNumber(
        BigDecimal.valueOf(target.numerator())
            .divide(BigDecimal.valueOf(target.denominator()))
            .toPlainString());
  }

  private static void writeBurns(SloStatus of, JsonGenerator json) throws IOException {
    json.writeArrayFieldStart("burns");
    for (Burn burn : of.burns()) {
      json.writeStartObject();
      json.writeNumberField("windowMinutes", burn.windowMinutes());
      json.writeNumberField("bad", burn.bad());
      json.writeNumberField("total", burn.total());
      json.writeNumberField("presentMinutes", burn.presentMinutes());
      write("rate", burn.rate(of.target()), json);
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
