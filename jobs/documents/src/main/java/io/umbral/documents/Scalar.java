package io.umbral.documents;

import java.util.Objects;

/**
 * A single value.
 *
 * @param place where it stands
 * @param text the value as it was written, without quotes and with its escapes resolved
 * @param type what the value is by the core schema of YAML 1.2: what is quoted is text; a time is
 *     text
 */
public record Scalar(Place place, String text, Type type) implements Node {

  /** What a value is by the core schema of YAML 1.2. */
  public enum Type {
    /** Text. */
    TEXT("the text"),
    /** A whole number. */
    INTEGER("the number"),
    /** A number with a fraction or an exponent, an infinity or not-a-number. */
    DECIMAL("the number"),
    /** {@code true} or {@code false}. */
    BOOLEAN("the value"),
    /** Nothing. */
    NULL("no value");

    private final String words;

    Type(String words) {
      this.words = words;
    }
  }

  private static final int QUOTED_CHARACTERS = 60;

  /** Validates. */
  public Scalar {
    Objects.requireNonNull(place, "place");
    Objects.requireNonNull(text, "text");
    Objects.requireNonNull(type, "type");
  }

  /**
   * Whether this is the value null.
   *
   * @return true for {@code null}, {@code ~} and nothing at all
   */
  public boolean isNull() {
    return type == Type.NULL;
  }

  @Override
  public String described() {
    if (isNull()) {
      return type.words;
    }
    String shown =
        text.length() <= QUOTED_CHARACTERS ? text : text.substring(0, QUOTED_CHARACTERS) + "...";
    return type.words + (type == Type.TEXT ? " \"" + shown + "\"" : " " + shown);
  }
}
