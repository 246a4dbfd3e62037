package io.umbral.console.http;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.stream.Collectors;

/**
 * A table that somebody saves, as RFC 4180 says or as its rows are. In CSV, text that a spreadsheet
 * would take for a formula has an apostrophe before it; numbers are written as they are.
 */
final class Csv {

  /** What begins a formula, or lets one begin after it. */
  private static final String FORMULA_STARTS = "=+-@\t\r\n|%";

  private final List<String> header;
  private final List<List<Object>> rows = new ArrayList<>();

  Csv(String... header) {
    this.header = List.of(header);
  }

  /** One row; a null is an empty field, a number stays a number. */
  void row(List<Object> fields) {
    rows.add(Collections.unmodifiableList(new ArrayList<>(fields)));
  }

  List<String> header() {
    return header;
  }

  List<List<Object>> rows() {
    return List.copyOf(rows);
  }

  /** A field for a number that may not be there. */
  static Double number(OptionalDouble value) {
    return value.isPresent() ? value.getAsDouble() : null;
  }

  /** A field for a whole number that may not be there. */
  static Long number(OptionalLong value) {
    return value.isPresent() ? value.getAsLong() : null;
  }

  private static void append(List<?> fields, StringBuilder text) {
    text.append(fields.stream().map(Csv::field).collect(Collectors.joining(","))).append("\r\n");
  }

  private static String field(Object value) {
    if (value == null) {
      return "";
    }
    if (value instanceof Number || value instanceof Boolean) {
      return value.toString();
    }
    String guarded = guard(value.toString());
    boolean needsQuotes =
        guarded.chars().anyMatch(c -> c == ',' || c == '"' || c == '\n' || c == '\r');
    return needsQuotes ? '"' + guarded.replace("\"", "\"\"") + '"' : guarded;
  }

  private static String guard(String value) {
    // Spreadsheets look past white space, and some past quotes, for the start of a formula.
    int start = 0;
    while (start < value.length() && isPassedOver(value.charAt(start))) {
      start++;
    }
    boolean isFormula =
        !value.isEmpty()
            && (FORMULA_STARTS.indexOf(value.charAt(0)) >= 0
                || (start < value.length() && FORMULA_STARTS.indexOf(value.charAt(start)) >= 0));
    return isFormula ? "'" + value : value;
  }

  private static boolean isPassedOver(char c) {
    return c == '"' || Character.isWhitespace(c) || Character.isSpaceChar(c);
  }

  byte[] bytes() {
    StringBuilder text = new StringBuilder();
    append(header, text);
    rows.forEach(row -> append(row, text));
    return text.toString().getBytes(StandardCharsets.UTF_8);
  }
}
