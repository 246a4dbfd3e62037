package io.umbral.readiness.conformance;

import static io.umbral.readiness.conformance.Vectors.assertNear;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.umbral.documents.Faults;
import io.umbral.documents.Fields;
import io.umbral.documents.Items;
import io.umbral.documents.Node;
import io.umbral.documents.Scalar;
import io.umbral.documents.YamlDocuments;
import io.umbral.readiness.MethodFile;
import io.umbral.readiness.ReadinessMethod;
import io.umbral.readiness.Scorecard;
import io.umbral.readiness.index.Indicator;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The method that ships beside an independent program for it. */
@Tag("conformance")
class MethodConformanceTest {

  private static ReadinessMethod shipped() throws IOException {
    Path file = Path.of("../../deploy/reference/methods/cnri-0.1.0.yaml");
    Faults faults = new Faults();
    return MethodFile.read(file.toString(), Files.readString(file), faults)
        .orElseThrow(() -> new AssertionError(faults.all()));
  }

  @Test
  void everyCaseIsScoredAsTheIndependentProgramDoes() throws IOException {
    ReadinessMethod method = shipped();
    for (Path file : Vectors.files("spec_oracle", "cases.*\\.json")) {
      List<Node> cases = ((Items) json(file)).nodes();
      cases.forEach(one -> assertCase(method, (Fields) one));
      System.out.printf("oracle: %s: %d cases%n", file.getFileName(), cases.size());
    }
  }

  private static void assertCase(ReadinessMethod method, Fields one) {
    String what = "case " + number(one, "case");
    Fields input = (Fields) one.get("input").orElseThrow();
    Fields expected = (Fields) one.get("expected").orElseThrow();
    Map<String, Double> scores = new HashMap<>();
    for (Indicator indicator : method.index().indicators()) {
      input
          .get(indicator.id())
          .map(value -> ReadinessMethod.goalposts(indicator).score(number(value)))
          .ifPresent(score -> scores.put(indicator.id(), score));
    }
    Scorecard found = Scorecard.of(method, scores);
    assertMap(expected, "ind", scores, what);
    assertMap(expected, "dim", found.dimensions(), what);
    assertNear(number(expected, "weight_present"), found.weightKnown(), what + " weight");
    assertEquals(text(expected, "status").equals("OK"), found.index().isPresent(), what);
    if (found.index().isPresent()) {
      double index = found.index().getAsDouble();
      assertNear(number(expected, "index"), index, what + " index");
      assertNear(number(expected, "index_arith"), found.arithmetic().getAsDouble(), what);
      assertMap(expected, "points_lost", found.pointsLost(), what);
      assertEquals(text(expected, "band"), method.bands().get(method.bandOf(index)).name(), what);
    }
  }

  private static void assertMap(
      Fields expected, String name, Map<String, Double> found, String what) {
    Fields values = (Fields) expected.get(name).orElseThrow();
    for (String key : new TreeSet<>(values.names())) {
      double value = values.get(key).map(MethodConformanceTest::number).orElse(Double.NaN);
      assertNear(value, found.getOrDefault(key, Double.NaN), what + " " + name + " " + key);
    }
  }

  private static Node json(Path file) throws IOException {
    Faults faults = new Faults();
    return YamlDocuments.read(file.toString(), Files.readString(file), faults).stream()
        .findFirst()
        .orElseThrow(() -> new AssertionError(faults.all()));
  }

  private static String text(Fields fields, String name) {
    return ((Scalar) fields.get(name).orElseThrow()).text();
  }

  private static double number(Fields fields, String name) {
    return number(fields.get(name).orElseThrow(() -> new AssertionError("no " + name)));
  }

  private static double number(Node node) {
    return Double.parseDouble(((Scalar) node).text());
  }
}
