package io.umbral.sla.openslo;

import io.umbral.documents.FieldReader;
import io.umbral.documents.Fields;
import io.umbral.documents.Items;
import io.umbral.documents.Node;
import io.umbral.documents.Place;
import io.umbral.documents.Scalar;
import java.math.BigDecimal;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;

/**
 * Reads the fields of one mapping by the rules of OpenSLO. What is missing or wrong is told and
 * gives an empty result, so that one reading finds everything.
 */
final class ObjectReader {

  /** Beyond what a double holds: a bound that no number of a document exceeds. */
  private static final BigDecimal ANY = BigDecimal.TEN.pow(309);

  private final Fields fields;
  private final Report report;
  private final FieldReader numbers;
  private final Set<String> asked = new HashSet<>();

  private ObjectReader(Fields fields, Report report) {
    this.fields = fields;
    this.report = report;
    numbers = new FieldReader(fields, report.faults());
  }

  static Optional<ObjectReader> of(Node node, Report report) {
    if (node instanceof Fields fields) {
      return Optional.of(new ObjectReader(fields, report));
    }
    report.error(node.place(), Code.TYPE, node.described(), "a mapping belongs here");
    return Optional.empty();
  }

  Report report() {
    return report;
  }

  Place place() {
    return fields.place();
  }

  Place placeOf(String name) {
    return fields.placeOf(name);
  }

  boolean has(String name) {
    return fields.get(name).isPresent();
  }

  /** Any value. */
  Optional<Node> node(String name) {
    asked.add(name);
    return fields.get(name);
  }

  /** A value that must stand there. */
  Optional<Node> requiredNode(String name) {
    Optional<Node> node = node(name);
    if (node.isEmpty()) {
      missing(name);
    }
    return node;
  }

  Optional<ObjectReader> object(String name) {
    return node(name).flatMap(node -> of(node, report));
  }

  Optional<ObjectReader> requiredObject(String name) {
    return requiredNode(name).flatMap(node -> of(node, report));
  }

  /** The items of a list; none where it is missing or, with a fault, no list. */
  List<Node> list(String name) {
    Optional<Node> node = node(name);
    if (node.isPresent() && !(node.get() instanceof Items)) {
      report.error(placeOf(name), Code.TYPE, node.get().described(), "a list belongs here");
    }
    return node.isPresent() && node.get() instanceof Items items ? items.nodes() : List.of();
  }

  Optional<String> text(String name) {
    return node(name).flatMap(node -> text(node, report));
  }

  /** Text that must stand there and not be empty. */
  Optional<String> requiredText(String name) {
    Optional<Node> node = requiredNode(name);
    Optional<String> text = node.flatMap(value -> text(value, report));
    if (text.isPresent() && text.get().isEmpty()) {
      missing(name);
      return Optional.empty();
    }
    return text;
  }

  /** Text that is not longer than so many characters. */
  Optional<String> text(String name, int longest) {
    Optional<String> text = text(name);
    int length = text.map(value -> value.codePointCount(0, value.length())).orElse(0);
    if (length > longest) {
      report.forgivable(
          placeOf(name),
          Code.STRING_MAX_LENGTH,
          name + " has " + length + " characters",
          "at most " + longest + " are allowed");
    }
    return text;
  }

  /** A number or a yes or no is taken for the text that it was written as, by who forgives. */
  static Optional<String> text(Node node, Report report) {
    if (!(node instanceof Scalar scalar)) {
      report.error(node.place(), Code.TYPE, node.described(), "a text belongs here");
      return Optional.empty();
    }
    if (scalar.type() != Scalar.Type.TEXT) {
      report.forgivable(
          node.place(),
          Code.TYPE,
          node.described() + " is no text",
          "write it in quotes: \"" + scalar.text() + "\"");
    }
    return Optional.of(scalar.text());
  }

  Optional<BigDecimal> number(String name) {
    asked.add(name);
    return numbers.decimal(name, ANY.negate(), ANY);
  }

  /** A yes or no; no where nothing is written. */
  boolean flag(String name) {
    asked.add(name);
    return numbers.flag(name).orElse(false);
  }

  /** One of the constants of a closed set, by the word that is written for it. */
  <E extends Enum<E>> Optional<E> oneOf(String name, E[] constants, Function<E, String> word) {
    return text(name).flatMap(text -> oneOf(text, placeOf(name), constants, word));
  }

  /** The same, where something must stand there. */
  <E extends Enum<E>> Optional<E> requiredOneOf(
      String name, E[] constants, Function<E, String> word) {
    return requiredText(name).flatMap(text -> oneOf(text, placeOf(name), constants, word));
  }

  private <E extends Enum<E>> Optional<E> oneOf(
      String text, Place place, E[] constants, Function<E, String> word) {
    Set<String> words = new TreeSet<>();
    for (E constant : constants) {
      if (word.apply(constant).equals(text)) {
        return Optional.of(constant);
      }
      words.add(word.apply(constant));
    }
    report.error(
        place,
        Code.ONE_OF,
        "\"" + text + "\" is not known here",
        "write one of " + String.join(", ", words));
    return Optional.empty();
  }

  /** Exactly one of some fields. */
  boolean exactlyOne(Code code, String... names) {
    long found = Set.of(names).stream().filter(this::has).count();
    if (found == 1) {
      return true;
    }
    report.error(
        place(),
        code,
        (found == 0 ? "none" : "more than one") + " of " + String.join(", ", names) + " is written",
        "write exactly one of them");
    return false;
  }

  /** Tells of every name that nobody asked for. */
  void refuseOthers() {
    for (String name : fields.names()) {
      if (!asked.contains(name)) {
        report.forgivable(
            placeOf(name),
            Code.UNKNOWN_FIELD,
            "there is no field " + name + " here",
            "the fields are " + String.join(", ", new TreeSet<>(asked)));
      }
    }
  }

  /** The fields themselves, for what is not OpenSLO's. */
  Fields fields() {
    return fields;
  }

  /** Passes a field over that another reader reads. */
  void pass(String name) {
    asked.add(name);
  }

  /** Tells of a field that must stand there and does not. */
  void missing(String name) {
    report.error(placeOf(name), Code.REQUIRED, name + " is missing", "add " + name);
  }
}
