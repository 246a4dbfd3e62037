package io.umbral.documents;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is read of a text, where it stands, and what is refused. */
final class YamlDocumentsTest {

  private static final String SLO =
      """
      # a promise
      apiVersion: openslo/v1
      spec:
        startTime: 2026-03-01 00:00:00
        objectives:
          - target: 0.99
            op: lte
          - target: 0.95
      """;

  private final Faults faults = new Faults();

  @Test
  void everyValueKnowsWhereItStands() {
    Fields root = mapping(SLO);
    Fields spec = (Fields) root.get("spec").orElseThrow();
    Items objectives = (Items) spec.get("objectives").orElseThrow();
    Fields second = (Fields) objectives.nodes().get(1);

    assertEquals(
        new Place("slo.yaml", 8, 15, "spec.objectives[1].target"),
        second.get("target").orElseThrow().place());
    assertEquals(
        new Place("slo.yaml", 7, 7, "spec.objectives[0].op"),
        ((Fields) objectives.nodes().get(0)).placeOf("op"));
    assertEquals("spec.objectives[1].op", second.placeOf("op").path());
    assertTrue(faults.all().isEmpty());
  }

  @Test
  void aTimeStaysTextAsItWasWritten() {
    Fields spec = (Fields) mapping(SLO).get("spec").orElseThrow();
    Scalar start = (Scalar) spec.get("startTime").orElseThrow();
    assertEquals(Scalar.Type.TEXT, start.type());
    assertEquals("2026-03-01 00:00:00", start.text());
  }

  /** Behind 1,025 characters the reader of YAML itself fails on such a half. */
  @Test
  void halfOfASurrogatePairIsRefusedWhereItStands() {
    for (String half : List.of("\ud83d", "\udc1f", "\ud83dx")) {
      Faults found = new Faults();
      String text = "a: 1\nb: " + " ".repeat(1016) + half;
      assertTrue(YamlDocuments.read("slo.yaml", text, found).isEmpty());
      assertEquals(
          "slo.yaml:2: (document): yaml_syntax: half of a surrogate pair stands alone; write Unicode text",
          found.all().get(0).line());
    }
    assertEquals(1, YamlDocuments.read("slo.yaml", "fish: \ud83d\udc1f", faults).size());
  }

  @ParameterizedTest(name = "{0} is {1}")
  @CsvSource({
    "12, INTEGER",
    "-0x1, TEXT",
    "0x1F, INTEGER",
    "1e3, DECIMAL",
    ".inf, DECIMAL",
    "true, BOOLEAN",
    "yes, TEXT",
    "~, NULL",
    "'\"12\"', TEXT",
    "334020, INTEGER",
    "!!str 12, TEXT"
  })
  void aValueIsWhatTheCoreSchemaSays(String written, Scalar.Type type) {
    List<Node> roots = YamlDocuments.read("a.yaml", "[" + written + "]", faults);
    assertEquals(type, ((Scalar) ((Items) roots.get(0)).nodes().get(0)).type());
  }

  @Test
  void documentsOfOneTextAreReadInOrderAndEmptyOnesLeftOut() {
    List<Node> roots = YamlDocuments.read("a.yaml", "---\n---\na: 1\n---\n[x]\n", faults);
    assertEquals(2, roots.size());
    assertEquals(3, roots.get(0).place().line());
    assertInstanceOf(Items.class, roots.get(1));
  }

  @Test
  void anAliasIsTheValueAtThePlaceWhereItIsUsed() {
    Fields root = mapping("base: &b {limit: 5}\nused: *b\n");
    Fields used = (Fields) root.get("used").orElseThrow();
    assertEquals(
        new Place("slo.yaml", 2, 7, "used.limit"), used.get("limit").orElseThrow().place());
  }

  @Test
  void aNameThatStandsTwiceIsTold() {
    mapping("a: 1\nb: 2\na: 3\n");
    assertEquals(
        List.of(
            "slo.yaml:3: a: yaml_duplicate_key: the name \"a\" stands twice in one mapping, first in"
                + " line 1; name each field once"),
        lines());
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource({
    "'a: !!java.lang.Runtime x', yaml_tag",
    "'a: !!timestamp 2026-01-01', yaml_tag",
    "'a: *nowhere', yaml_syntax|yaml_alias",
    "'a: &a [*a]', yaml_alias",
    "'? [a, b]\n: c', yaml_key",
    "'a: [1, 2', yaml_syntax",
    "'a: \t- b\n\t- c', yaml_syntax",
    "'a: \"\\q\"', yaml_syntax",
    "'a: \u0000', yaml_syntax"
  })
  void whatIsNotPlainDataIsTold(String text, String codes) {
    YamlDocuments.read("bad.yaml", text, faults);
    assertTrue(faults.anyError(), text);
    assertTrue(List.of(codes.split("\\|")).contains(faults.all().get(0).code()), lines()::toString);
  }

  @Test
  void aTextBeyondItsLimitsIsRefusedAtTheLimit() {
    StringBuilder laughs = new StringBuilder("a0: &a0 [x, x, x, x, x, x, x, x, x, x]\n");
    for (int level = 1; level < 10; level++) {
      String below = "*a" + (level - 1);
      laughs.append("a" + level + ": &a" + level + " [" + (below + ", ").repeat(9) + below + "]\n");
    }
    assertRefusedAtLimit(laughs.toString());
    assertRefusedAtLimit("[".repeat(100_000));
    assertRefusedAtLimit("- ".repeat(5_000));
    assertRefusedAtLimit("{a: ".repeat(100));
    assertRefusedAtLimit("x".repeat(Limits.DEFAULT.characters() + 1));
    assertRefusedAtLimit("- &a x\n" + "- *a\n".repeat(101));
    assertRefusedAtLimit("[" + "0,".repeat(600_000) + "0]");
  }

  @Test
  void noDamageMakesItThrow() {
    long seed = 20_261_124;
    Random random = new Random(seed);
    String alphabet = "{}[]:,-?&*!|>'\"%@`#\n\t \u0000\uFEFFaé1.~\uD83D";
    int told = 0;
    for (int round = 0; round < 20_000; round++) {
      StringBuilder text = new StringBuilder(SLO);
      for (int change = random.nextInt(1, 6); change > 0; change--) {
        int at = random.nextInt(text.length());
        text.setCharAt(at, alphabet.charAt(random.nextInt(alphabet.length())));
      }
      Faults found = new Faults();
      try {
        YamlDocuments.read("damaged.yaml", text.toString(), found);
      } catch (RuntimeException escaped) {
        throw new AssertionError("seed " + seed + ", round " + round + ":\n" + text, escaped);
      }
      told += found.anyError() ? 1 : 0;
    }
    assertTrue(told > 5_000, "only " + told + " of the damaged texts were faults, seed " + seed);
  }

  private void assertRefusedAtLimit(String text) {
    Faults found = new Faults();
    assertTrue(YamlDocuments.read("large.yaml", text, found).isEmpty());
    assertEquals(1, found.all().size());
    assertEquals("yaml_limit", found.all().get(0).code());
    assertFalse(found.all().get(0).line().contains("\n"));
  }

  private Fields mapping(String text) {
    List<Node> roots = YamlDocuments.read("slo.yaml", text, faults);
    assertEquals(1, roots.size(), lines()::toString);
    return (Fields) roots.get(0);
  }

  private List<String> lines() {
    return faults.all().stream().map(Fault::line).toList();
  }
}
