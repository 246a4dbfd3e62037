package io.umbral.embedded.deployment;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.umbral.documents.Fault;
import io.umbral.documents.Faults;
import io.umbral.documents.Fields;
import io.umbral.documents.Items;
import io.umbral.documents.Node;
import io.umbral.documents.Scalar;
import io.umbral.documents.YamlDocuments;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Files of YAML and JSON as plain maps, lists and texts. */
final class Documents {

  /** The folder {@code deploy} of the project. */
  static final Path DEPLOY = Path.of("..");

  private Documents() {}

  static String textOf(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The only document of a text; a mapping. */
  static Map<String, Object> mapping(String name, String text) {
    List<Object> documents = all(name, text);
    assertEquals(1, documents.size(), name);
    return mapping(documents.get(0));
  }

  /** Every document of a text. */
  static List<Object> all(String name, String text) {
    Faults faults = new Faults();
    List<Node> nodes = YamlDocuments.read(name, text, faults);
    assertEquals(List.of(), faults.all().stream().map(Fault::line).toList());
    return nodes.stream().map(Documents::plain).toList();
  }

  private static Object plain(Node node) {
    if (node instanceof Fields fields) {
      Map<String, Object> map = new LinkedHashMap<>();
      fields.values().forEach((name, value) -> map.put(name, plain(value)));
      return map;
    }
    if (node instanceof Items items) {
      List<Object> list = new ArrayList<>();
      items.nodes().forEach(item -> list.add(plain(item)));
      return list;
    }
    return ((Scalar) node).text();
  }

  @SuppressWarnings("unchecked")
  static Map<String, Object> mapping(Object value) {
    return (Map<String, Object>) value;
  }

  @SuppressWarnings("unchecked")
  static List<Object> list(Object value) {
    return value == null ? List.of() : (List<Object>) value;
  }

  static List<String> texts(Object value) {
    return list(value).stream().map(String.class::cast).toList();
  }
}
