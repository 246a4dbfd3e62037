package io.umbral.readiness.conformance;

import static io.umbral.readiness.conformance.Vectors.assertNear;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.umbral.documents.Faults;
import io.umbral.documents.Fields;
import io.umbral.documents.Node;
import io.umbral.documents.Scalar;
import io.umbral.documents.YamlDocuments;
import io.umbral.readiness.index.IndexDefinition;
import io.umbral.readiness.index.IndexEvaluation;
import io.umbral.readiness.index.Indicator;
import io.umbral.readiness.index.UnitTable;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The engine beside the Human Development Index and the Internet Quality Barometer. */
@Tag("conformance")
class OtherIndicesConformanceTest {

  private static UnitTable table(Csv csv, IndexDefinition index) {
    List<String> units = IntStream.range(0, csv.rows().size()).mapToObj(Integer::toString).toList();
    Map<String, double[]> columns = new LinkedHashMap<>();
    for (Indicator indicator : index.indicators()) {
      columns.put(indicator.column(), csv.column(indicator.column()));
    }
    return new UnitTable(units, columns, Map.of());
  }

  @Test
  void theHumanDevelopmentIndexIsReproduced() throws IOException {
    for (Path file : Vectors.files("hdi", ".*\\.csv")) {
      Csv published = Csv.read(file);
      IndexDefinition index = Vectors.shipped("hdi-2024.yaml");
      UnitTable scores = IndexEvaluation.of(index, table(published, index)).scores();
      Map<String, String> parts =
          Map.of(
              "health_idx", "le",
              "eys_idx", "eys",
              "mys_idx", "mys",
              "educ_idx", "education",
              "income_idx", "gnipc",
              "hdi_recomputed_unrounded", "hdi");
      for (int row = 0; row < published.rows().size(); row++) {
        String what = file.getFileName() + " " + published.text(row, "iso3") + " " + row;
        double hdi = scores.value(row, "hdi").orElse(Double.NaN);
        assertEquals(published.number(row, "hdi_published"), rounded(hdi), 1e-12, what);
        for (Map.Entry<String, String> part : parts.entrySet()) {
          if (published.has(part.getKey())) {
            double found = scores.value(row, part.getValue()).orElse(Double.NaN);
            assertNear(published.number(row, part.getKey()), found, what + " " + part.getKey());
          }
        }
      }
      System.out.printf("hdi: %s: %d rows%n", file.getFileName(), published.rows().size());
    }
  }

  private static double rounded(double value) {
    return BigDecimal.valueOf(value).setScale(3, RoundingMode.HALF_UP).doubleValue();
  }

  @Test
  void theInternetQualityBarometerIsReproduced() throws IOException {
    for (Path file : Vectors.files("iqb", ".*_vectors.*\\.csv")) {
      Csv published = Csv.read(file);
      IndexDefinition shipped = Vectors.shipped("iqb-2025.yaml");
      IndexDefinition configured =
          Vectors.definition("iqb_config.json", iqb(file.resolveSibling("iqb_config.json")));
      for (IndexDefinition index : List.of(configured, shipped)) {
        UnitTable scores = IndexEvaluation.of(index, table(published, index)).scores();
        for (int row = 0; row < published.rows().size(); row++) {
          double found = scores.value(row, "iqb").orElse(Double.NaN);
          assertNear(published.number(row, "iqb_score"), found, file + " row " + row);
        }
      }
      System.out.printf("iqb: %s: %d rows%n", file.getFileName(), published.rows().size());
    }
  }

  /** The barometer's own configuration as a definition of this engine. */
  private static String iqb(Path config) throws IOException {
    Faults faults = new Faults();
    Node root =
        YamlDocuments.read(config.toString(), Files.readString(config), faults).stream()
            .findFirst()
            .orElseThrow(() -> new AssertionError(faults.all()));
    Map<String, Node> uses = fields(root, "use cases").values();
    String parts =
        uses.entrySet().stream()
            .map(use -> use(use.getKey().replace(' ', '_'), use.getValue()))
            .collect(Collectors.joining(", "));
    return "index: iqb\nversion: \"1\"\nnormalisation: {method: better-than}\n"
        + "root: {id: iqb, parts: ["
        + parts
        + "]}\n";
  }

  private static String use(String id, Node use) {
    String parts =
        fields(use, "network requirements").values().entrySet().stream()
            .map(requirement -> requirement(id, requirement.getKey(), requirement.getValue()))
            .collect(Collectors.joining(", "));
    return "{id: " + id + ", weight: " + text(use, "w") + ", parts: [" + parts + "]}";
  }

  private static String requirement(String use, String name, Node requirement) {
    boolean more = name.contains("throughput");
    return "{id: "
        + use
        + "-"
        + name
        + ", column: "
        + name.replace("_throughput", "")
        + ", weight: "
        + text(requirement, "w")
        + ", direction: "
        + (more ? "up" : "down")
        + ", normalisation: {limit: "
        + text(requirement, "threshold min")
        + "}}";
  }

  private static Fields fields(Node node, String name) {
    return (Fields) ((Fields) node).get(name).orElseThrow();
  }

  private static String text(Node node, String name) {
    return ((Scalar) ((Fields) node).get(name).orElseThrow()).text();
  }
}
