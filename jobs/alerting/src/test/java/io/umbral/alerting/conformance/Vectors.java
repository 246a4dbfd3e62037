package io.umbral.alerting.conformance;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.umbral.alerting.Subject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;

/** Reference cases in the folder of {@code umbral.vectors}, read as JSON with exact decimals. */
final class Vectors {

  static final Subject SUBJECT =
      new Subject(List.of("r1"), "op", "ALL", Optional.empty(), Optional.empty(), Map.of());

  private static final ObjectMapper JSON =
      new ObjectMapper().enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS);

  private Vectors() {}

  /** A file and its content. */
  record Case(String name, JsonNode json) {}

  /** All files of a folder; an assumption fails where it is not there. */
  static List<Case> in(String folder) throws IOException {
    Path path = Path.of(System.getProperty("umbral.vectors")).resolve(folder);
    Assumptions.assumeTrue(Files.isDirectory(path), path + " is not there: skipped");
    try (Stream<Path> files = Files.list(path)) {
      List<Path> sorted = files.filter(file -> file.toString().endsWith(".json")).sorted().toList();
      List<Case> cases = new java.util.ArrayList<>();
      for (Path file : sorted) {
        cases.add(new Case(file.getFileName().toString(), JSON.readTree(file.toFile())));
      }
      System.out.println("conformance: " + cases.size() + " files in " + folder);
      return cases;
    }
  }
}
