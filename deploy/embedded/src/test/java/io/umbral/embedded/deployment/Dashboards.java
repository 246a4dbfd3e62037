package io.umbral.embedded.deployment;

import static io.umbral.embedded.deployment.Documents.list;
import static io.umbral.embedded.deployment.Documents.mapping;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/** The dashboards of Grafana. */
final class Dashboards {

  private static final Path FOLDER = Documents.DEPLOY.resolve("grafana/dashboards");

  private Dashboards() {}

  /** By the name of the file, without its ending. */
  static Map<String, Map<String, Object>> all() {
    Map<String, Map<String, Object>> all = new TreeMap<>();
    try (Stream<Path> files = Files.list(FOLDER)) {
      files.forEach(
          file -> {
            String name = file.getFileName().toString();
            all.put(name.replace(".json", ""), Documents.mapping(name, Documents.textOf(file)));
          });
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return all;
  }

  /** The expressions of a panel. */
  static List<String> expressions(Map<String, Object> panel) {
    List<String> expressions = new ArrayList<>();
    for (Object target : list(panel.get("targets"))) {
      expressions.add((String) mapping(target).get("expr"));
    }
    return expressions;
  }
}
