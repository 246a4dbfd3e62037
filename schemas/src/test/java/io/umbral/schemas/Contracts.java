package io.umbral.schemas;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.avro.Schema;

/** The contracts as they stand in the folder of this module, current and released. */
final class Contracts {

  /** In the order in which their named types build on each other. */
  static final List<String> TOPICS =
      List.of(
          "cell-reports",
          "cell-inventory",
          "readiness",
          "rejected",
          "sla-windows",
          "slo-status",
          "slos",
          "alert-state",
          "alerts",
          "alert-rules",
          "operator-actions");

  private static final Path FOLDER = Path.of("").toAbsolutePath();

  private Contracts() {}

  static Map<String, Schema> current() {
    return parse(FOLDER, TOPICS);
  }

  static Map<String, Schema> released(String version) {
    List<String> there = topicsIn("released/" + version);
    return parse(
        FOLDER.resolve("released").resolve(version),
        TOPICS.stream().filter(there::contains).toList());
  }

  /** Names of the folders of releases. */
  static List<String> versions() {
    return namesIn(FOLDER.resolve("released"));
  }

  /** Names of the contracts in a folder, without their ending. */
  static List<String> topicsIn(String folder) {
    return namesIn(FOLDER.resolve(folder)).stream()
        .filter(name -> name.endsWith(".avsc"))
        .map(name -> name.substring(0, name.length() - ".avsc".length()))
        .toList();
  }

  static String sha256Of(String file) {
    try {
      MessageDigest sha256 = MessageDigest.getInstance("SHA-256");
      return HexFormat.of().formatHex(sha256.digest(Files.readAllBytes(FOLDER.resolve(file))));
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read " + file, e);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("SHA-256 is part of every Java platform", e);
    }
  }

  private static List<String> namesIn(Path folder) {
    try (Stream<Path> entries = Files.list(folder)) {
      return entries.map(path -> path.getFileName().toString()).sorted().toList();
    } catch (IOException e) {
      throw new UncheckedIOException("cannot list " + folder, e);
    }
  }

  private static Map<String, Schema> parse(Path folder, List<String> topics) {
    Schema.Parser parser = new Schema.Parser();
    Map<String, Schema> found = new LinkedHashMap<>();
    for (String topic : topics) {
      try {
        found.put(topic, parser.parse(Files.readString(folder.resolve(topic + ".avsc"))));
      } catch (IOException e) {
        throw new UncheckedIOException("cannot read " + topic + " in " + folder, e);
      }
    }
    return found;
  }

  /** Every record and enum that a schema is made of, each once. */
  static List<Schema> namedTypesOf(Schema schema) {
    Map<String, Schema> found = new LinkedHashMap<>();
    collect(schema, found);
    return new ArrayList<>(found.values());
  }

  private static void collect(Schema schema, Map<String, Schema> found) {
    switch (schema.getType()) {
      case RECORD -> {
        if (found.putIfAbsent(schema.getFullName(), schema) == null) {
          schema.getFields().forEach(field -> collect(field.schema(), found));
        }
      }
      case ENUM, FIXED -> found.putIfAbsent(schema.getFullName(), schema);
      case UNION -> schema.getTypes().forEach(branch -> collect(branch, found));
      case ARRAY -> collect(schema.getElementType(), found);
      case MAP -> collect(schema.getValueType(), found);
      case STRING, BYTES, INT, LONG, FLOAT, DOUBLE, BOOLEAN, NULL -> {}
    }
  }
}
