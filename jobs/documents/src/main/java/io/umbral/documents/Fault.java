package io.umbral.documents;

import java.util.Objects;

/**
 * Something wrong in a document.
 *
 * @param place where it stands
 * @param severity whether the document can be used in spite of it
 * @param code short name of the kind of fault, lower case with underscores, for machines
 * @param wrong what is wrong
 * @param right what would be right
 */
public record Fault(Place place, Severity severity, String code, String wrong, String right) {

  /** Whether a document can be used in spite of a fault. */
  public enum Severity {
    /** It cannot. */
    ERROR,
    /** It can; its writer should know. */
    WARNING
  }

  /** Validates. */
  public Fault {
    Objects.requireNonNull(place, "place");
    Objects.requireNonNull(severity, "severity");
    Objects.requireNonNull(code, "code");
    Objects.requireNonNull(wrong, "wrong");
    Objects.requireNonNull(right, "right");
  }

  /**
   * The fault for a person.
   *
   * @return one line: {@code file:line: path: code: what is wrong; what would be right}
   */
  public String line() {
    String path = place.path().isEmpty() ? "(document)" : place.path();
    String label = severity == Severity.WARNING ? "warning " : "";
    return oneLine(
        place.file()
            + ":"
            + place.line()
            + ": "
            + path
            + ": "
            + label
            + code
            + ": "
            + wrong
            + "; "
            + right);
  }

  /** Values quoted in a message may hold line ends and control characters. */
  private static String oneLine(String text) {
    StringBuilder line = new StringBuilder(text.length());
    text.codePoints().map(c -> Character.isISOControl(c) ? ' ' : c).forEach(line::appendCodePoint);
    return line.toString();
  }
}
