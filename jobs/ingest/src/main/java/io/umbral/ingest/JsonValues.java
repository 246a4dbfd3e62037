package io.umbral.ingest;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Reads JSON as a stream of values, each a small tree: the fields of an event stand in any order.
 * Depth, lengths and the number of values are bounded.
 */
final class JsonValues implements AutoCloseable {

  /** Deepest nesting; events have nine levels. */
  static final int DEEPEST = 64;

  /** Longest text or name in characters. */
  static final int LONGEST_TEXT = 1 << 20;

  /** Most values of one document. */
  static final int MOST_VALUES = 4_000_000;

  private static final int LONGEST_NAME = 10_000;
  private static final int LONGEST_NUMBER = 100;

  private static final JsonFactory FACTORY =
      JsonFactory.builder()
          .streamReadConstraints(
              StreamReadConstraints.builder()
                  .maxNestingDepth(DEEPEST)
                  .maxStringLength(LONGEST_TEXT)
                  .maxNameLength(LONGEST_NAME)
                  .maxNumberLength(LONGEST_NUMBER)
                  .build())
          .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
          .disable(JsonFactory.Feature.INTERN_FIELD_NAMES)
          .build();

  /** A number as it was written. */
  record JsonNumber(String text) {

    /**
     * Its value where it is whole and small enough, as {@code 12}, {@code 12.0} or {@code 1.2E1}.
     */
    Optional<Long> whole() {
      NumberText number = new NumberText();
      boolean isWhole =
          number.read(text) == NumberText.Kind.NUMBER
              && Math.abs(number.value()) < 1e18
              && number.value() == Math.rint(number.value());
      if (!isWhole) {
        return Optional.empty();
      }
      // A double does not tell the microseconds of this century apart in every form; digits do.
      boolean isDigits = text.chars().allMatch(c -> c >= '0' && c <= '9');
      return Optional.of(isDigits ? Long.parseLong(text) : (long) number.value());
    }

    @Override
    public String toString() {
      return text;
    }
  }

  /** An object, with the names of its fields. */
  static final class JsonObject {

    private final Map<String, Object> fields = new LinkedHashMap<>();

    Map<String, Object> fields() {
      return fields;
    }

    Optional<JsonObject> object(String name) {
      return fields.get(name) instanceof JsonObject object ? Optional.of(object) : Optional.empty();
    }

    /** A list; none where the field is missing or something else. */
    List<?> list(String name) {
      return fields.get(name) instanceof List<?> list ? list : List.of();
    }

    Optional<String> text(String name) {
      return fields.get(name) instanceof String text ? Optional.of(text) : Optional.empty();
    }

    /** A text, or a number or boolean as it was written. */
    Optional<String> scalar(String name) {
      Object value = fields.get(name);
      boolean isScalar =
          value instanceof String || value instanceof JsonNumber || value instanceof Boolean;
      return isScalar ? Optional.of(value.toString()) : Optional.empty();
    }

    Optional<Long> whole(String name) {
      return fields.get(name) instanceof JsonNumber number ? number.whole() : Optional.empty();
    }
  }

  private final JsonParser parser;
  private int values;

  JsonValues(byte[] content) throws IOException {
    parser = FACTORY.createParser(content);
  }

  /** Moves to the next token. */
  JsonToken next() throws IOException {
    return parser.nextToken();
  }

  /** Name of the field that was moved to. */
  String fieldName() throws IOException {
    return parser.currentName();
  }

  /** Passes over the object or list that begins here. */
  void skip() throws IOException {
    parser.skipChildren();
  }

  /** Line of the current token, from 1. */
  long line() {
    return parser.currentTokenLocation().getLineNr();
  }

  /** First byte of the current token. */
  int offset() {
    return (int) Math.max(0, parser.currentTokenLocation().getByteOffset());
  }

  /** First byte after the current token. */
  int endOffset() {
    return (int) Math.max(0, parser.currentLocation().getByteOffset());
  }

  /**
   * Reads the value that begins at the current token.
   *
   * @return a {@link JsonObject}, a list, a text, a {@link JsonNumber}, a boolean, or null
   */
  Object value() throws IOException {
    if (++values > MOST_VALUES) {
      throw new IOException("document has more than " + MOST_VALUES + " values");
    }
    JsonToken token = parser.currentToken();
    if (token == null) {
      throw new IOException("document ends early");
    }
    return switch (token) {
      case START_OBJECT -> object();
      case START_ARRAY -> list();
      case VALUE_STRING -> parser.getText();
      case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> new JsonNumber(parser.getText());
      case VALUE_TRUE -> true;
      case VALUE_FALSE -> false;
      case VALUE_NULL -> null;
      case END_OBJECT, END_ARRAY, FIELD_NAME, NOT_AVAILABLE, VALUE_EMBEDDED_OBJECT ->
          throw new IOException("a value should stand where " + token + " does");
    };
  }

  private JsonObject object() throws IOException {
    JsonObject object = new JsonObject();
    while (parser.nextToken() == JsonToken.FIELD_NAME) {
      String name = parser.currentName();
      parser.nextToken();
      object.fields.put(name, value());
    }
    return object;
  }

  private List<Object> list() throws IOException {
    List<Object> list = new ArrayList<>();
    while (parser.nextToken() != JsonToken.END_ARRAY) {
      list.add(value());
    }
    return list;
  }

  @Override
  public void close() throws IOException {
    parser.close();
  }
}
