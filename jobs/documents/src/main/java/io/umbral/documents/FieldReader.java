package io.umbral.documents;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * Reads the fields of one mapping as what they should be. What is missing or of another type
 * becomes a fault and an empty result, so that one reading finds all faults.
 *
 * <p>Codes: {@code required} (a field is missing), {@code type} (a value is of another type),
 * {@code range} (a number lies outside), {@code one_of} (a value is none of a set), {@code
 * unknown_field} (a name that the mapping does not have).
 */
public final class FieldReader {

  /** A field that must stand there is missing. */
  public static final String REQUIRED = "required";

  /** A value is of another type. */
  public static final String TYPE = "type";

  /** A number lies outside of its range. */
  public static final String RANGE = "range";

  /** A value is none of those that are known. */
  public static final String ONE_OF = "one_of";

  /** A name that the mapping does not have. */
  public static final String UNKNOWN_FIELD = "unknown_field";

  private final Fields fields;
  private final Faults faults;
  private final Set<String> asked = new HashSet<>();

  /**
   * A reader of a mapping.
   *
   * @param fields the mapping
   * @param faults takes what is wrong
   */
  public FieldReader(Fields fields, Faults faults) {
    this.fields = fields;
    this.faults = faults;
  }

  /**
   * A reader of a value that should be a mapping.
   *
   * @param node the value
   * @param faults takes what is wrong
   * @return the reader; empty, with a fault, where the value is something else
   */
  public static Optional<FieldReader> of(Node node, Faults faults) {
    if (node instanceof Fields fields) {
      return Optional.of(new FieldReader(fields, faults));
    }
    faults.error(node.place(), TYPE, node.described(), "a mapping belongs here");
    return Optional.empty();
  }

  /**
   * Where the mapping begins.
   *
   * @return its place
   */
  public Place place() {
    return fields.place();
  }

  /**
   * Where a field stands.
   *
   * @param name of the field
   * @return its place; the mapping's with the field's path where it is missing
   */
  public Place placeOf(String name) {
    return fields.placeOf(name);
  }

  /**
   * Whether a field has a value.
   *
   * @param name of the field
   * @return true if it stands there and is not null
   */
  public boolean has(String name) {
    return fields.get(name).isPresent();
  }

  /**
   * A value of any type.
   *
   * @param name of the field
   * @return the value; empty where it is missing
   */
  public Optional<Node> node(String name) {
    asked.add(name);
    return fields.get(name);
  }

  /**
   * Text. Numbers and booleans are taken as they were written, as people leave out quotes.
   *
   * @param name of the field
   * @return the text; empty where it is missing or, with a fault, no single value
   */
  public Optional<String> text(String name) {
    return scalar(name, "a text belongs here").map(Scalar::text);
  }

  /**
   * Text that must be there and must not be blank.
   *
   * @param name of the field
   * @return the text; empty, with a fault, where it is missing, blank or no single value
   */
  public Optional<String> requiredText(String name) {
    Optional<String> text = required(name) ? text(name) : Optional.empty();
    if (text.isPresent() && text.get().isBlank()) {
      faults.error(placeOf(name), REQUIRED, name + " is blank", "write its text");
      return Optional.empty();
    }
    return text;
  }

  /**
   * A whole number.
   *
   * @param name of the field
   * @param low least value
   * @param high greatest value
   * @return the number; empty where it is missing or, with a fault, not such a number
   */
  public Optional<Long> whole(String name, long low, long high) {
    String right = "a whole number from " + low + " to " + high + " belongs here";
    Optional<BigDecimal> number =
        number(name, right).filter(value -> isWhole(value) || wrongType(name, right));
    return number
        .filter(
            value -> inRange(name, value, BigDecimal.valueOf(low), BigDecimal.valueOf(high), right))
        .map(BigDecimal::longValueExact);
  }

  /**
   * A number, exactly as written.
   *
   * @param name of the field
   * @param low least value
   * @param high greatest value
   * @return the number; empty where it is missing or, with a fault, not such a number
   */
  public Optional<BigDecimal> decimal(String name, BigDecimal low, BigDecimal high) {
    String right = "a number from " + low + " to " + high + " belongs here";
    return number(name, right).filter(value -> inRange(name, value, low, high, right));
  }

  /**
   * A yes or no.
   *
   * @param name of the field
   * @return the value; empty where it is missing or, with a fault, neither
   */
  public Optional<Boolean> flag(String name) {
    String right = "true or false belongs here";
    return scalar(name, right)
        .filter(scalar -> scalar.type() == Scalar.Type.BOOLEAN || wrongType(name, right))
        .map(scalar -> scalar.text().equalsIgnoreCase("true"));
  }

  /**
   * One of a set of words.
   *
   * @param name of the field
   * @param choices what each word means
   * @param <T> what the words mean
   * @return the meaning; empty where the field is missing or, with a fault, another word
   */
  public <T> Optional<T> choice(String name, Map<String, T> choices) {
    Set<String> words = new TreeSet<>(choices.keySet());
    Optional<Scalar> scalar = scalar(name, "one of " + String.join(", ", words) + " belongs here");
    if (scalar.isPresent() && !choices.containsKey(scalar.get().text())) {
      faults.error(
          scalar.get().place(),
          ONE_OF,
          scalar.get().described() + " is not known here",
          "write one of " + String.join(", ", words));
      return Optional.empty();
    }
    return scalar.map(word -> choices.get(word.text()));
  }

  /**
   * A mapping below.
   *
   * @param name of the field
   * @return its reader; empty where it is missing or, with a fault, no mapping
   */
  public Optional<FieldReader> fields(String name) {
    return node(name).flatMap(node -> of(node, faults));
  }

  /**
   * A sequence below.
   *
   * @param name of the field
   * @return its values; none where it is missing or, with a fault, no sequence
   */
  public List<Node> items(String name) {
    Optional<Node> node = node(name);
    if (node.isPresent() && !(node.get() instanceof Items)) {
      faults.error(
          node.get().place(), TYPE, node.get().described(), "a sequence belongs here: [a, b]");
    }
    return node.isPresent() && node.get() instanceof Items items ? items.nodes() : List.of();
  }

  /**
   * A sequence of texts below.
   *
   * @param name of the field
   * @return its texts; what is no single value is left out, with a fault
   */
  public List<String> texts(String name) {
    List<String> texts = new ArrayList<>();
    for (Node item : items(name)) {
      if (item instanceof Scalar scalar && !scalar.isNull()) {
        texts.add(scalar.text());
      } else {
        faults.error(item.place(), TYPE, item.described(), "a text belongs here");
      }
    }
    return texts;
  }

  /**
   * Whether a field stands there; a fault if not.
   *
   * @param name of the field
   * @return true if it has a value
   */
  public boolean required(String name) {
    if (node(name).isPresent()) {
      return true;
    }
    faults.error(placeOf(name), REQUIRED, name + " is missing", "add " + name);
    return false;
  }

  /** Makes a fault of every name that nobody asked for. */
  public void refuseOthers() {
    for (String name : fields.names()) {
      if (!asked.contains(name)) {
        faults.error(
            placeOf(name),
            UNKNOWN_FIELD,
            "there is no field " + name + " here",
            "the fields are " + String.join(", ", new TreeSet<>(asked)));
      }
    }
  }

  private Optional<Scalar> scalar(String name, String right) {
    Optional<Node> node = node(name);
    if (node.isPresent() && !(node.get() instanceof Scalar)) {
      wrongType(name, right);
    }
    return node.filter(Scalar.class::isInstance).map(Scalar.class::cast);
  }

  private Optional<BigDecimal> number(String name, String right) {
    Optional<Scalar> scalar = scalar(name, right);
    if (scalar.isEmpty()) {
      return Optional.empty();
    }
    Optional<BigDecimal> number = Numbers.exact(scalar.get());
    if (number.isEmpty()) {
      wrongType(name, right);
    }
    return number;
  }

  private boolean inRange(
      String name, BigDecimal value, BigDecimal low, BigDecimal high, String right) {
    if (value.compareTo(low) >= 0 && value.compareTo(high) <= 0) {
      return true;
    }
    fields.get(name).ifPresent(node -> faults.error(node.place(), RANGE, node.described(), right));
    return false;
  }

  /** Tells of a value of another type, and is false for use in a filter. */
  private boolean wrongType(String name, String right) {
    fields.get(name).ifPresent(node -> faults.error(node.place(), TYPE, node.described(), right));
    return false;
  }

  private static boolean isWhole(BigDecimal value) {
    return value.signum() == 0 || value.stripTrailingZeros().scale() <= 0;
  }
}
