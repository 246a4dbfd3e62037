package io.umbral.readiness.conformance;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** A table of a published file: quoted fields, padded numbers, empty or NA where missing. */
record Csv(Path file, List<String> header, List<List<String>> rows) {

  static Csv read(Path file) throws IOException {
    List<List<String>> lines = new ArrayList<>();
    for (String line : Files.readAllLines(file)) {
      if (!line.isBlank()) {
        lines.add(fields(line));
      }
    }
    // A row of nothing but empty fields says nothing.
    List<List<String>> rows =
        lines.subList(1, lines.size()).stream()
            .filter(row -> row.stream().anyMatch(field -> !field.isEmpty()))
            .toList();
    return new Csv(file, lines.get(0), rows);
  }

  private static List<String> fields(String line) {
    List<String> fields = new ArrayList<>();
    StringBuilder field = new StringBuilder();
    boolean quoted = false;
    for (int i = 0; i < line.length(); i++) {
      char c = line.charAt(i);
      if (c == '"' && quoted && i + 1 < line.length() && line.charAt(i + 1) == '"') {
        field.append('"');
        i++;
      } else if (c == '"') {
        quoted = !quoted;
      } else if (c == ',' && !quoted) {
        fields.add(field.toString().strip());
        field.setLength(0);
      } else {
        field.append(c);
      }
    }
    fields.add(field.toString().strip());
    return fields;
  }

  Path folder() {
    return file.getParent();
  }

  boolean has(String column) {
    return header.contains(column);
  }

  String text(int row, String column) {
    int index = header.indexOf(column);
    if (index < 0) {
      throw new AssertionError(file + " should have a column " + column + " beside " + header);
    }
    return index < rows.get(row).size() ? rows.get(row).get(index) : "";
  }

  /** A number; NaN where missing. */
  double number(int row, String column) {
    return number(text(row, column));
  }

  /** Numbers of a field that holds several, separated by spaces. */
  double[] numbers(int row, String column) {
    return Stream.of(text(row, column).split(" +")).mapToDouble(Csv::number).toArray();
  }

  double[] column(String column) {
    double[] values = new double[rows.size()];
    for (int row = 0; row < values.length; row++) {
      values[row] = number(row, column);
    }
    return values;
  }

  List<String> texts(String column) {
    List<String> texts = new ArrayList<>();
    for (int row = 0; row < rows.size(); row++) {
      texts.add(text(row, column));
    }
    return texts;
  }

  static double number(String text) {
    return text.isEmpty() || text.equals("NA") || text.equals("NaN")
        ? Double.NaN
        : Double.parseDouble(text);
  }
}
