package io.umbral.console.http;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.json.JsonWriteFeature;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;

/** Writes JSON as a stream. */
final class Json {

  private static final JsonFactory FACTORY =
      JsonFactory.builder().disable(JsonWriteFeature.ESCAPE_FORWARD_SLASHES).build();

  private static final DateTimeFormatter INSTANT =
      new DateTimeFormatterBuilder().appendInstant(3).toFormatter();

  /** What is written. */
  @FunctionalInterface
  interface Body {
    void write(JsonGenerator json) throws IOException;
  }

  private Json() {}

  static byte[] bytes(Body body) {
    ByteArrayOutputStream out = new ByteArrayOutputStream(4_096);
    try (JsonGenerator json = FACTORY.createGenerator(out)) {
      body.write(json);
    } catch (IOException e) {
      throw new UncheckedIOException("writing to memory", e);
    }
    return out.toByteArray();
  }

  static String text(Body body) {
    return new String(bytes(body), StandardCharsets.UTF_8);
  }

  /** RFC 3339 in UTC, with milliseconds. */
  static String instant(long millis) {
    return INSTANT.format(Instant.ofEpochMilli(millis));
  }

  /** A text, or null where there is none. */
  static void writeText(String name, Optional<String> text, JsonGenerator json) throws IOException {
    if (text.isPresent()) {
      json.writeStringField(name, text.get());
    } else {
      json.writeNullField(name);
    }
  }

  /** An instant, or null where there is none. */
  static void writeInstant(String name, OptionalLong millis, JsonGenerator json)
      throws IOException {
    if (millis.isPresent()) {
      json.writeStringField(name, instant(millis.getAsLong()));
    } else {
      json.writeNullField(name);
    }
  }

  /** A number, or null where there is none. */
  static void writeNumber(String name, OptionalDouble value, JsonGenerator json)
      throws IOException {
    if (value.isPresent()) {
      json.writeNumberField(name, value.getAsDouble());
    } else {
      json.writeNullField(name);
    }
  }

  /** A whole number, or null where there is none. */
  static void writeNumber(String name, OptionalLong value, JsonGenerator json) throws IOException {
    if (value.isPresent()) {
      json.writeNumberField(name, value.getAsLong());
    } else {
      json.writeNullField(name);
    }
  }
}
