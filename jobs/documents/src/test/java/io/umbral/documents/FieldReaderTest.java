package io.umbral.documents;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What fields are read as, and what is said where they are something else. */
final class FieldReaderTest {

  private final Faults faults = new Faults();

  @Test
  void valuesAreReadAsWhatTheyShouldBe() {
    FieldReader reader =
        reader("{name: a, plmn: 334020, samples: 1e2, target: 0.9990, legal: false, of: [x, 1]}");
    assertEquals(Optional.of("a"), reader.requiredText("name"));
    assertEquals(Optional.of("334020"), reader.text("plmn"));
    assertEquals(Optional.of(100L), reader.whole("samples", 0, 100));
    assertEquals(
        Optional.of(new BigDecimal("0.9990")),
        reader.decimal("target", BigDecimal.ZERO, BigDecimal.ONE));
    assertEquals(Optional.of(false), reader.flag("legal"));
    assertEquals(List.of("x", "1"), reader.texts("of"));
    reader.refuseOthers();
    assertTrue(faults.all().isEmpty(), lines()::toString);
  }

  @Test
  void everyFaultOfAMappingIsFoundInOneReading() {
    FieldReader reader =
        reader("{samples: 1.5, target: 2, legal: yes, op: more, below: 3, list: {}, extra: 1}");
    assertEquals(Optional.empty(), reader.requiredText("name"));
    assertEquals(Optional.empty(), reader.whole("samples", 0, 100));
    assertEquals(Optional.empty(), reader.decimal("target", BigDecimal.ZERO, BigDecimal.ONE));
    assertEquals(Optional.empty(), reader.flag("legal"));
    assertEquals(Optional.empty(), reader.choice("op", Map.of("lt", 1, "gt", 2)));
    assertTrue(reader.fields("below").isEmpty());
    assertTrue(reader.items("list").isEmpty());
    reader.refuseOthers();
    assertEquals(
        List.of(
            "f.yaml:1: name: required: name is missing; add name",
            "f.yaml:1: samples: type: the number 1.5; a whole number from 0 to 100 belongs here",
            "f.yaml:1: target: range: the number 2; a number from 0 to 1 belongs here",
            "f.yaml:1: legal: type: the text \"yes\"; true or false belongs here",
            "f.yaml:1: op: one_of: the text \"more\" is not known here; write one of gt, lt",
            "f.yaml:1: below: type: the number 3; a mapping belongs here",
            "f.yaml:1: list: type: a mapping; a sequence belongs here: [a, b]",
            "f.yaml:1: extra: unknown_field: there is no field extra here; the fields are below,"
                + " legal, list, name, op, samples, target"),
        lines());
  }

  @Test
  void nullIsAsGoodAsMissing() {
    FieldReader reader = reader("{name: null, of: ~}");
    assertTrue(reader.requiredText("name").isEmpty());
    assertTrue(reader.texts("of").isEmpty());
    assertEquals(List.of("f.yaml:1: name: required: name is missing; add name"), lines());
  }

  @Test
  void aNumberIsFiniteAndOfReasonableSize() {
    FieldReader reader =
        reader("{a: .nan, b: .inf, c: 1e999999999, d: " + "9".repeat(100) + ", e: 0x10}");
    for (String name : List.of("a", "b", "c", "d")) {
      assertTrue(
          reader.decimal(name, new BigDecimal("-1e400"), new BigDecimal("1e400")).isEmpty(), name);
    }
    assertEquals(Optional.of(16L), reader.whole("e", 0, 20));
    assertEquals(4, faults.all().size());
  }

  private FieldReader reader(String text) {
    Node root = YamlDocuments.read("f.yaml", text, faults).get(0);
    return FieldReader.of(root, faults).orElseThrow();
  }

  private List<String> lines() {
    return faults.all().stream().map(Fault::line).toList();
  }
}
