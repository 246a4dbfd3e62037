package io.umbral.sla.openslo;

import io.umbral.documents.Faults;
import io.umbral.documents.Place;
import io.umbral.documents.Scalar;
import io.umbral.sla.slo.WindowLength;
import io.umbral.sla.slo.WindowLength.Unit;
import java.util.Optional;

/** Reads durations. */
final class DurationReader {

  private static final String RIGHT =
      "write a number and one of m (minutes), h, d, w, M (months), Q, Y: 30m";

  /** Nine digits always fit into an int. */
  private static final int LONGEST_NUMBER = 9;

  private DurationReader() {}

  /** A duration above 0, which must stand there. */
  static Optional<WindowLength> required(ObjectReader object, String name) {
    if (written(object, name).isEmpty()) {
      object.missing(name);
    }
    return positive(object, name);
  }

  /** A duration above 0; empty where none is written. */
  static Optional<WindowLength> positive(ObjectReader object, String name) {
    return read(object, name, false);
  }

  /** A duration, or 0 of any unit; empty where it is 0 or none is written. */
  static Optional<WindowLength> any(ObjectReader object, String name) {
    return read(object, name, true);
  }

  /** A duration above 0 in a text of ours; empty where it is none. */
  static Optional<WindowLength> parse(String text) {
    Place nowhere = new Place("", 1, 1, "");
    return parse(text, false, nowhere, new Report(Mode.STRICT, new Faults()));
  }

  private static Optional<WindowLength> read(ObjectReader object, String name, boolean canBeZero) {
    return written(object, name)
        .flatMap(text -> parse(text, canBeZero, object.placeOf(name), object.report()));
  }

  /** What is written; a mapping or a list is no duration either. */
  private static Optional<String> written(ObjectReader object, String name) {
    return object
        .node(name)
        .map(node -> node instanceof Scalar scalar ? scalar.text() : node.described())
        .filter(text -> !text.isEmpty());
  }

  private static Optional<WindowLength> parse(
      String text, boolean canBeZero, Place place, Report report) {
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
    int amount = Integer.parseInt(text.substring(signs, signs + digits));
    if (amount == 0 && canBeZero) {
      return Optional.empty();
    }
    if (text.startsWith("-") || amount < 1 || amount > WindowLength.MOST) {
      String right = "write 1 to " + WindowLength.MOST + " of a unit";
      report.error(place, Code.VALUE, text + " is out of range", right);
      return Optional.empty();
    }
    return Optional.of(new WindowLength(amount, known.get()));
  }

  private static boolean isDigit(int c) {
    return c >= '0' && c <= '9';
  }

  private static boolean isLetter(int c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
  }
}
