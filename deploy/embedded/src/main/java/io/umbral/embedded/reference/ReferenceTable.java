package io.umbral.embedded.reference;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeMap;

/**
 * Reads a table of reference data: UTF-8, one row a line, fields separated by commas and quoted as
 * in RFC 4180 where they hold one, a header with fixed names, lines that begin with {@code #} are
 * comments. Lists inside a field are separated by {@code ;}. What is wrong goes to a list of
 * faults; a row with the wrong number of fields is left out.
 */
public final class ReferenceTable {

  /** Stands for everything in a field that takes a list. */
  public static final String EVERYTHING = "*";

  private ReferenceTable() {}

  /**
   * One row; its readers note a fault and return empty where a field does not say what it should.
   */
  public static final class Row {

    private final Path file;
    private final int line;
    private final Map<String, String> fields;
    private final List<Fault> faults;

    private Row(Path file, int line, Map<String, String> fields, List<Fault> faults) {
      this.file = file;
      this.line = line;
      this.fields = fields;
      this.faults = faults;
    }

    /** The field as it stands, perhaps empty. */
    public String text(String column) {
      String field = fields.get(column);
      if (field == null) {
        throw new IllegalArgumentException(
            "column '" + column + "' should be one of " + fields.keySet());
      }
      return field;
    }

    /** A field that must not be empty. */
    public Optional<String> required(String column) {
      if (text(column).isBlank()) {
        fault(column + " is empty and should not be");
        return Optional.empty();
      }
      return Optional.of(text(column));
    }

    /** The parts of a list, at least one, each once. */
    public Set<String> list(String column) {
      Set<String> parts = new LinkedHashSet<>();
      for (String part : split(text(column), ';')) {
        if (part.isBlank()) {
          fault(column + " has an empty part; parts should be separated by one ';'");
        } else if (!parts.add(part)) {
          fault(column + " names '" + part + "' twice and should once");
        }
      }
      return parts;
    }

    /** The parts of a list, or none for {@link #EVERYTHING}. */
    public Set<String> listOrEverything(String column) {
      return text(column).equals(EVERYTHING) ? Set.of() : list(column);
    }

    /** One of a closed set. */
    public <E extends Enum<E>> Optional<E> oneOf(String column, Class<E> type) {
      return constant(column, text(column), type);
    }

    /** The parts of a list, each one of a closed set. */
    public <E extends Enum<E>> List<E> listOf(String column, Class<E> type) {
      return list(column).stream().flatMap(part -> constant(column, part, type).stream()).toList();
    }

    private <E extends Enum<E>> Optional<E> constant(String column, String name, Class<E> type) {
      for (E constant : type.getEnumConstants()) {
        if (constant.name().equals(name)) {
          return Optional.of(constant);
        }
      }
      fault(column + " '" + name + "' should be one of " + List.of(type.getEnumConstants()));
      return Optional.empty();
    }

    /** A whole number, 0 or more. */
    public OptionalLong count(String column) {
      String field = text(column);
      // Eighteen digits always fit into a long.
      if (field.isEmpty()
          || field.length() > 18
          || !field.chars().allMatch(c -> c >= '0' && c <= '9')) {
        fault(column + " '" + field + "' should be a whole number, 0 or more");
        return OptionalLong.empty();
      }
      return OptionalLong.of(Long.parseLong(field));
    }

    /** A decimal number between two bounds, both included. */
    public OptionalDouble number(String column, double lowest, double highest) {
      try {
        double value = Double.parseDouble(text(column));
        if (value >= lowest && value <= highest) {
          return OptionalDouble.of(value);
        }
      } catch (NumberFormatException e) {
        // Told below, like a number out of bounds.
      }
      fault(column + " '" + text(column) + "' should be a number in " + lowest + ".." + highest);
      return OptionalDouble.empty();
    }

    /**
     * Notes that this row is wrong.
     *
     * @param message what is wrong and what would be right
     */
    public void fault(String message) {
      faults.add(new Fault(file, line, message));
    }
  }

  /**
   * Reads a table.
   *
   * @param file where it is
   * @param header names of its columns, in order
   * @param faults what is wrong is added here
   * @return its rows, in order
   * @throws IOException when the file cannot be read
   */
  public static List<Row> read(Path file, List<String> header, List<Fault> faults)
      throws IOException {
    return read(file, header, List.of(), faults);
  }

  /**
   * Reads a table whose last columns may be left out, all together.
   *
   * @param file where it is
   * @param required names of the columns that are always there, in order
   * @param optional names of those that may follow; their fields are empty where they do not
   * @param faults what is wrong is added here
   * @return its rows, in order
   * @throws IOException when the file cannot be read
   */
  static List<Row> read(Path file, List<String> required, List<String> optional, List<Fault> faults)
      throws IOException {
    List<String> whole = new ArrayList<>(required);
    whole.addAll(optional);
    List<String> header = whole;
    List<Row> rows = new ArrayList<>();
    boolean headerRead = false;
    int number = 0;
    for (String line : lines(file)) {
      number++;
      if (line.isBlank() || line.startsWith("#")) {
        continue;
      }
      List<String> fields = split(line, ',');
      if (!headerRead) {
        headerRead = true;
        if (fields.equals(required)) {
          header = required;
        } else if (!fields.equals(whole)) {
          faults.add(new Fault(file, number, "header " + fields + " should be " + whole));
          return rows;
        }
      } else if (fields.size() != header.size()) {
        String message = fields.size() + " fields should be " + header.size() + ": " + header;
        faults.add(new Fault(file, number, message));
      } else {
        rows.add(new Row(file, number, zip(whole, fields), faults));
      }
    }
    if (!headerRead) {
      faults.add(new Fault(file, 0, "no header; it should be " + whole));
    }
    return rows;
  }

  private static List<String> lines(Path file) throws IOException {
    return new String(Files.readAllBytes(file), StandardCharsets.UTF_8).lines().toList();
  }

  private static Map<String, String> zip(List<String> header, List<String> fields) {
    Map<String, String> zipped = new TreeMap<>();
    for (int i = 0; i < header.size(); i++) {
      zipped.put(header.get(i), i < fields.size() ? fields.get(i) : "");
    }
    return zipped;
  }

  private static List<String> split(String line, char separator) {
    List<String> fields = new ArrayList<>();
    StringBuilder field = new StringBuilder();
    boolean quoted = false;
    for (int i = 0; i < line.length(); i++) {
      char c = line.charAt(i);
      if (c == '"') {
        // A doubled quote inside of quotes stands for one: it closes and opens again.
        if (!quoted && i > 0 && line.charAt(i - 1) == '"') {
          field.append(c);
        }
        quoted = !quoted;
      } else if (c == separator && !quoted) {
        fields.add(field.toString());
        field.setLength(0);
      } else {
        field.append(c);
      }
    }
    fields.add(field.toString());
    return fields;
  }
}
