package io.umbral.embedded.alarms;

import io.umbral.alerting.desk.AlarmEvent;
import io.umbral.documents.Faults;
import io.umbral.documents.Fields;
import io.umbral.documents.Items;
import io.umbral.documents.Node;
import io.umbral.documents.Scalar;
import io.umbral.documents.YamlDocuments;
import io.umbral.embedded.UsageException;
import io.umbral.embedded.replay.TopicContents;
import io.umbral.pipeline.kafka.AlertTopics;
import io.umbral.wire.AlarmCodec;
import io.umbral.wire.WireException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.kafka.common.KafkaException;

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

    /** Cells that drove it, as they are written; none where they are not known. */
    List<Line> contributors() {
      return fields.get("observed").orElse(null) instanceof Fields observed
              && observed.get("contributors").orElse(null) instanceof Fields found
              && found.get("top").orElse(null) instanceof Items top
          ? top.nodes().stream().map(node -> new Line((Fields) node)).toList()
          : List.of();
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
      lines.add(lineOf(found + ":" + (lines.size() + 1), text));
    }
    return lines;
  }

  private static Line lineOf(String place, String text) {
    List<Node> documents = YamlDocuments.read(place, text, new Faults());
    if (documents.size() != 1 || !(documents.get(0) instanceof Fields fields)) {
      throw new UsageException(place + " should be an event of an alarm as JSON");
    }
    return new Line(fields);
  }

  /**
   * Reads the log of a running job: what was committed to it so far.
   *
   * @param bootstrap broker
   * @return its events, as lines of a file
   * @throws UsageException where it cannot be read
   */
  static List<Line> readTopic(String bootstrap) throws IOException {
    String topic = AlertTopics.DEFAULT.alerts();
    AlarmCodec codec = new AlarmCodec();
    List<AlarmEvent> events = new ArrayList<>();
    try {
      TopicContents.forEach(bootstrap, topic, value -> events.add(codec.decodeEvent(value)));
    } catch (KafkaException | WireException e) {
      throw new UsageException(
          "the topic " + topic + " at " + bootstrap + " cannot be read: " + e.getMessage(), e);
    }
    List<Line> lines = new ArrayList<>();
    for (String text : AlarmLines.linesOf(events)) {
      lines.add(lineOf(topic, text));
    }
    return lines;
  }
}
