package io.umbral.console.http;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import io.umbral.console.http.Problem.Kind;
import java.io.IOException;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * The body of a request: one object whose fields are declared, each a text or a list of texts.
 * Whatever else it says is refused.
 */
final class JsonBody {

  private static final int LONGEST_TEXT = 2_000;
  private static final int MOST_TEXTS = 200;

  private static final JsonFactory FACTORY =
      JsonFactory.builder()
          .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
          .streamReadConstraints(
              StreamReadConstraints.builder()
                  .maxNestingDepth(2)
                  .maxStringLength(LONGEST_TEXT)
                  .maxNameLength(64)
                  .build())
          .build();

  private final Map<String, String> texts = new LinkedHashMap<>();
  private final Map<String, Set<String>> lists = new LinkedHashMap<>();

  private JsonBody() {}

  /**
   * Reads one.
   *
   * @param body UTF-8
   * @param declaredTexts names of fields that hold a text
   * @param declaredLists names of fields that hold a list of texts
   */
  static JsonBody of(byte[] body, Set<String> declaredTexts, Set<String> declaredLists) {
    JsonBody read = new JsonBody();
    try (JsonParser json = FACTORY.createParser(body)) {
      if (json.nextToken() != JsonToken.START_OBJECT) {
        throw new Problem(Kind.INVALID_REQUEST, "the body should be an object, in JSON");
      }
      while (json.nextToken() != JsonToken.END_OBJECT) {
        String name = json.currentName();
        if (declaredTexts.contains(name) && json.nextToken() == JsonToken.VALUE_STRING) {
          read.texts.put(name, json.getText());
        } else if (declaredLists.contains(name) && json.nextToken() == JsonToken.START_ARRAY) {
          read.lists.put(name, textsOf(json, name));
        } else {
          throw unknown(declaredTexts, declaredLists);
        }
      }
      if (json.nextToken() != null) {
        throw new Problem(Kind.INVALID_REQUEST, "the body should be one object and nothing else");
      }
      return read;
    } catch (IOException e) {
      throw new Problem(
          Kind.INVALID_REQUEST,
          "the body should be JSON in UTF-8, flat, with texts of at most "
              + LONGEST_TEXT
              + " characters");
    }
  }

  private static Problem unknown(Set<String> texts, Set<String> lists) {
    return new Problem(
        Kind.INVALID_REQUEST,
        "the body should have texts "
            + new TreeSet<>(texts)
            + (lists.isEmpty() ? "" : " and lists of texts " + new TreeSet<>(lists))
            + ", and nothing else");
  }

  private static Set<String> textsOf(JsonParser json, String name) throws IOException {
    Set<String> texts = new LinkedHashSet<>();
    while (json.nextToken() == JsonToken.VALUE_STRING && texts.size() < MOST_TEXTS) {
      texts.add(text(name, json.getText()));
    }
    if (json.currentToken() != JsonToken.END_ARRAY) {
      throw invalid(name, "a list of at most " + MOST_TEXTS + " texts");
    }
    return texts;
  }

  static Problem invalid(String name, String should) {
    return new Problem(Kind.INVALID_REQUEST, name + " should be " + should);
  }

  /** A name; nothing that a terminal or a log would take for anything but text. */
  private static String text(String name, String value) {
    if (value.isEmpty() || value.chars().anyMatch(c -> Character.isISOControl(c) && c != '\n')) {
      throw invalid(name, "text without control characters");
    }
    return value;
  }

  Optional<String> text(String name) {
    return Optional.ofNullable(texts.get(name))
        .filter(value -> !value.isEmpty())
        .map(value -> text(name, value));
  }

  Set<String> list(String name) {
    return lists.getOrDefault(name, Set.of());
  }

  <E extends Enum<E>> E symbol(String name, Class<E> type) {
    E[] symbols = type.getEnumConstants();
    String given = texts.getOrDefault(name, "");
    return Arrays.stream(symbols)
        .filter(symbol -> symbol.name().equals(given))
        .findFirst()
        .orElseThrow(() -> invalid(name, "one of " + Arrays.toString(symbols)));
  }

  long instantMillis(String name) {
    try {
      return Instant.parse(texts.getOrDefault(name, "")).toEpochMilli();
    } catch (DateTimeParseException | ArithmeticException e) {
      throw invalid(name, "an instant in UTC, such as 2026-01-31T18:00:00Z");
    }
  }
}
