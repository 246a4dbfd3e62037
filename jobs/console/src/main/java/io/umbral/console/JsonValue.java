package io.umbral.console;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;

/** JSON of a few levels, of which one asks what is there; what is not there is no fault. */
public final class JsonValue {

  private static final int DEEPEST = 32;

  private static final JsonFactory FACTORY =
      JsonFactory.builder()
          .streamReadConstraints(StreamReadConstraints.builder().maxNestingDepth(DEEPEST).build())
          .build();

  /** A map by name, a list, a text, a number, a truth; null where JSON has it. */
  private final Object value;

  private JsonValue(Object value) {
    this.value = value;
  }

  /** Nothing where there is none. */
  private static final JsonValue NOTHING = new JsonValue(null);

  /**
   * Reads a value.
   *
   * @param text UTF-8
   * @throws IOException where it is no JSON, is nested too deeply, or holds more than one value
   */
  public static JsonValue of(byte[] text) throws IOException {
    try (JsonParser json = FACTORY.createParser(text)) {
      if (json.nextToken() == null) {
        throw new IOException("there is nothing in it");
      }
      JsonValue value = new JsonValue(read(json));
      if (json.nextToken() != null) {
        throw new IOException("it goes on after its end");
      }
      return value;
    }
  }

  private static Object read(JsonParser json) throws IOException {
    JsonToken token = json.currentToken();
    if (token == JsonToken.START_OBJECT) {
      Map<String, Object> fields = new LinkedHashMap<>();
      while (json.nextToken() != JsonToken.END_OBJECT) {
        String name = json.currentName();
        json.nextToken();
        fields.put(name, read(json));
      }
      return fields;
    }
    if (token == JsonToken.START_ARRAY) {
      List<Object> items = new ArrayList<>();
      while (json.nextToken() != JsonToken.END_ARRAY) {
        items.add(read(json));
      }
      return items;
    }
    if (token == JsonToken.VALUE_NULL) {
      return null;
    }
    if (token.isBoolean()) {
      return json.getBooleanValue();
    }
    return token.isNumeric() ? (Object) json.getDoubleValue() : json.getText();
  }

  /** Whether it has fields. */
  public boolean isObject() {
    return value instanceof Map<?, ?>;
  }

  /** A field; nothing where this is no object or has no such field. */
  public JsonValue get(String name) {
    return value instanceof Map<?, ?> fields ? new JsonValue(fields.get(name)) : NOTHING;
  }

  /** The fields of an object, in their order; none where this is none. */
  public Map<String, JsonValue> fields() {
    Map<String, JsonValue> trees = new LinkedHashMap<>();
    if (value instanceof Map<?, ?> fields) {
      fields.forEach((name, field) -> trees.put((String) name, new JsonValue(field)));
    }
    return trees;
  }

  /** The items of a list; none where this is none. */
  public List<JsonValue> items() {
    return value instanceof List<?> items ? items.stream().map(JsonValue::new).toList() : List.of();
  }

  /** A text, a number or a truth, as it is written; empty for all else. */
  public Optional<String> text() {
    if (value instanceof Double number) {
      return Optional.of(
          number == Math.rint(number) && Math.abs(number) < 1e15
              ? Long.toString(number.longValue())
              : number.toString());
    }
    return value instanceof String || value instanceof Boolean
        ? Optional.of(value.toString())
        : Optional.empty();
  }

  /** A number; empty for all else. */
  public OptionalDouble number() {
    return value instanceof Double number ? OptionalDouble.of(number) : OptionalDouble.empty();
  }

  /** A truth; empty for all else. */
  public Optional<Boolean> flag() {
    return value instanceof Boolean flag ? Optional.of(flag) : Optional.empty();
  }
}
