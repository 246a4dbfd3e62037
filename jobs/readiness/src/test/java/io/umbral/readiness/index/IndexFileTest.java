package io.umbral.readiness.index;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.umbral.documents.Fault;
import io.umbral.documents.Faults;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class IndexFileTest {

  private static final String GOOD =
      """
      index: example
      version: "1"
      normalisation: {method: goalposts, to: 10}
      root:
        id: whole
        aggregation: {method: geometric, floor: 1}
        threshold: {weight: 0.5, required: [speed]}
        parts:
          - {id: speed, weight: 3, unit: Mbit/s, normalisation: {bad: 1, good: 100, scale: log}}
          - {id: delay, weight: 1, unit: ms, normalisation: {bad: 100, good: 0}}
      """;

  private static List<String> faults(String text) {
    Faults faults = new Faults();
    Optional<IndexDefinition> read = IndexFile.read("index.yaml", text, faults);
    assertEquals(read.isEmpty(), faults.anyError());
    return faults.all().stream().map(Fault::line).toList();
  }

  @Test
  void aDefinitionIsReadAsItStands() {
    Faults faults = new Faults();
    IndexDefinition index = IndexFile.read("index.yaml", GOOD, faults).orElseThrow();

    assertEquals(List.of(), faults.all());
    assertEquals(
        new Group(
            "whole",
            "whole",
            1,
            new Aggregation.PowerMean(0, 1),
            new DataThreshold(0, 0.5, List.of("speed")),
            List.of(
                indicator("speed", 3, "Mbit/s", 1, 100, Scale.LOG),
                indicator("delay", 1, "ms", 100, 0, Scale.LINEAR))),
        index.root());
  }

  private static Indicator indicator(
      String id, double weight, String unit, double bad, double good, Scale scale) {
    return new Indicator(
        id,
        id,
        weight,
        unit,
        good > bad ? Direction.UP : Direction.DOWN,
        new Normalisation.Goalposts(bad, good, scale, 10, true),
        id,
        Optional.empty(),
        Optional.empty());
  }

  @ParameterizedTest(name = "{0} -> {1}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          id: delay         | id: speed            | 10: root.parts[1].id: duplicate_id: speed stands twice
          weight: 3         | weight: -3           | 9: root.parts[0].weight: range: the number -3
          good: 0}          | good: 100}           | 10: root.parts[1].normalisation.bad: goalposts: goalposts 100.0 and 100.0 to 10.0 give no score
          bad: 1,           | bad: 0,              | 9: root.parts[0].normalisation.bad: goalposts: goalposts 0.0 and 100.0 to 10.0 give no score
          scale: log        | scale: lag           | 9: root.parts[0].normalisation.scale: one_of: the text "lag" is not known here
          method: geometric | method: geometrical  | 6: root.aggregation.method: one_of: the text "geometrical" is not known here
          required: [speed] | required: [sped]     | 7: root.threshold: unknown_part: sped is required and is no part of whole
          unit: ms          | unit: ms, direction: up | 10: root.parts[1].direction: direction: the goalposts say that the other end is good
          unit: ms          | units: ms            | 10: root.parts[1].units: unknown_field: there is no field units here
          method: goalposts | method: goalpost     | 3: normalisation.method: one_of: the text "goalpost" is not known here
          to: 10}           | two: 10}             | 3: normalisation.two: unknown_field: there is no field two here
          index: example    | indices: example     | 1: index: required: index is missing; add index
          """)
  void aFaultSaysWhereWhatAndWhatWouldBeRight(String written, String instead, String fault) {
    assertTrue(GOOD.contains(written), written);
    List<String> found = faults(GOOD.replace(written, instead));
    assertTrue(
        found.stream().anyMatch(line -> line.startsWith("index.yaml:" + fault)),
        () -> fault + "\nnot in\n" + String.join("\n", found));
  }

  @Test
  void aFileHoldsExactlyOneDefinition() {
    assertEquals(
        List.of(
            "index.yaml:1: (document): documents: the file holds 2 documents; write exactly one"
                + " definition"),
        faults(GOOD + "---\n" + GOOD));
  }
}
