package io.umbral.sla.openslo;

import io.umbral.documents.Place;
import io.umbral.documents.Scalar;
import io.umbral.sla.openslo.DurationShorthand.Unit;
import java.util.Optional;

/** Reads durations. */
final class DurationReader {

  private static final String RIGHT =
      "write a number and one of m (minutes), h, d, w, M (months), Q, Y: 30m";

  /** Nine digits always fit into an int. */
  private static final int LONGEST_NUMBER = 9;

  private DurationReader() {}

  /** A duration above 0, which must stand there. */
  static Optional<DurationShorthand> required(ObjectReader object, String name) {
    if (written(object, name).isEmpty()) {
      object.missing(name);
    }
    return positive(object, name);
  }

  /** A duration above 0; empty where none is written. */
  static Optional<DurationShorthand> positive(ObjectReader object, String name) {
    Optional<DurationShorthand> duration = any(object, name);
    if (duration.isPresent() && duration.get().value() == 0) {
      object
          .report()
          .error(
              object.placeOf(name), Code.VALUE, duration.get() + " is no time", "write 1 or more");
      return Optional.empty();
    }
    return duration;
  }

  /** A duration, which may be 0; empty where none is written. */
  static Optional<DurationShorthand> any(ObjectReader object, String name) {
    return written(object, name)
        .flatMap(text -> parse(text, object.placeOf(name), object.report()));
  }

  /** What is written; a mapping or a list is no duration either. */
  private static Optional<String> written(ObjectReader object, String name) {
    return object
        .node(name)
        .map(node -> node instanceof Scalar scalar ? scalar.text() : node.described())
        .filter(text -> !text.isEmpty());
  }

  private static Optional<DurationShorthand> parse(String text, Place place, Report report) {
    int signs = text.startsWith("-") || text.startsWith("+") ? 1 : 0;
    int digits = 0;
    while (signs + digits < text.length() && isDigit(text.charAt(signs + digits))) {
      digits++;
    }
    String unit = text.substring(signs + digits);
    if (digits == 0
        || digits > LONGEST_NUMBER
        || !unit.chars().allMatch(DurationReader::isLetter)) {
      report.error(place, Code.FORMAT, "\"" + text + "\" is no duration", RIGHT);
      return Optional.empty();
    }
    Optional<Unit> known = Unit.of(unit);
    if (known.isEmpty()) {
      String wrong = unit.isEmpty() ? "\"" + text + "\" has no unit" : "there is no unit " + unit;
      report.error(place, Code.UNIT, wrong, RIGHT);
      return Optional.empty();
    }
    if (text.startsWith("-")) {
      report.error(place, Code.VALUE, text + " is below 0", "write 1 or more");
      return Optional.empty();
    }
    int value = Integer.parseInt(text.substring(signs, signs + digits));
    return Optional.of(new DurationShorthand(value, known.get()));
  }

  private static boolean isDigit(int c) {
    return c >= '0' && c <= '9';
  }

  private static boolean isLetter(int c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
  }
}
