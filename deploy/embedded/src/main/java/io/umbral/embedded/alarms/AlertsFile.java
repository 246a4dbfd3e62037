package io.umbral.embedded.alarms;

import io.umbral.documents.Faults;
import io.umbral.documents.Fields;
import io.umbral.documents.Node;
import io.umbral.documents.Scalar;
import io.umbral.documents.YamlDocuments;
import io.umbral.embedded.UsageException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads {@code alerts.jsonl} back. */
final class AlertsFile {

  private AlertsFile() {}

  /**
   * A line of the file.
   *
   * @param fields the whole object
   */
  record Line(Fields fields) {

    /** A value by its path; empty text where it is not there. */
    String text(String... path) {
      return find(path).map(Scalar::text).orElse("");
    }

    boolean isTrue(String name) {
      return text(name).equals("true");
    }

    private Optional<Scalar> find(String... path) {
      Node node = fields;
      for (String name : path) {
        node = node instanceof Fields inner ? inner.get(name).orElse(null) : null;
      }
      return node instanceof Scalar scalar ? Optional.of(scalar) : Optional.empty();
    }

    /** What the alarm is about, for people. */
    String place() {
      StringBuilder place = new StringBuilder(text("dimensions", "region"));
      for (String name : List.of("operator", "technology", "site", "cell")) {
        String value = text("dimensions", name);
        place.append(value.isEmpty() ? "" : "/" + value);
      }
      return place.toString();
    }
  }

  /**
   * Reads a file.
   *
   * @param file {@code alerts.jsonl}, or a folder that holds it
   * @return its lines
   * @throws UsageException where it is not there, or a line is no object
   */
  static List<Line> read(Path file) throws IOException {
    Path found = Files.isDirectory(file) ? file.resolve("alerts.jsonl") : file;
    if (!Files.isRegularFile(found)) {
      throw new UsageException(found + " should be the alerts.jsonl of a replay");
    }
    List<Line> lines = new ArrayList<>();
    for (String text : Files.readAllLines(found)) {
      List<Node> documents = YamlDocuments.read(found.toString(), text, new Faults());
      if (documents.size() != 1 || !(documents.get(0) instanceof Fields fields)) {
        throw new UsageException(
            found + ":" + (lines.size() + 1) + " should be an event of an alarm as JSON");
      }
      lines.add(new Line(fields));
    }
    return lines;
  }
}
