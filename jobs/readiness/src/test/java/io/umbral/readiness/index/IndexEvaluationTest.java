package io.umbral.readiness.index;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.umbral.documents.Faults;
import io.umbral.readiness.Law;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class IndexEvaluationTest {

  private static final double NOT = Double.NaN;

  private static IndexDefinition index(String head, String normalisation, String aggregation) {
    String yaml =
        "index: example\nversion: \"1\"\n"
            + head
            + "normalisation: "
            + normalisation
            + "\naggregation: "
            + aggregation
            + "\nroot: {id: whole, parts: [{id: a, weight: 1},"
            + " {id: b, weight: 3, direction: down}]}";
    Faults faults = new Faults();
    return IndexFile.read("index.yaml", yaml, faults)
        .orElseThrow(() -> new AssertionError(faults.all()));
  }

  private static UnitTable table(double[] a, double[] b) {
    List<String> units = IntStream.range(0, a.length).mapToObj(i -> "u" + i).toList();
    List<String> labels = IntStream.range(0, a.length).mapToObj(i -> i < 2 ? "x" : "y").toList();
    Map<String, double[]> columns = new LinkedHashMap<>();
    columns.put("a", a);
    columns.put("b", b);
    return new UnitTable(units, columns, Map.of("group", labels));
  }

  private static double[] whole(IndexDefinition index, UnitTable table) {
    return IndexEvaluation.of(index, table).scores().column("whole");
  }

  @Test
  void theScoreIsTheWeightedMeanOfWhatIsKnown() {
    double[] found =
        whole(
            index("", "{method: min-max, from: 0, to: 100}", "arithmetic"),
            table(new double[] {0, 5, 10, NOT}, new double[] {2, 1, NOT, NOT}));

    // b is good when it is low: 2 scores 0 and 1 scores 100.
    assertArrayEquals(new double[] {0, (50 + 300) / 4.0, 100, NOT}, found, 1e-12);
  }

  @Test
  void whatIsBelowTheDataThresholdHasNoScore() {
    double[] found =
        whole(
            index("threshold: {weight: 0.5}\n", "{method: min-max}", "arithmetic"),
            table(new double[] {0, 5, 10}, new double[] {2, 1, NOT}));

    assertTrue(Double.isNaN(found[2]), "a quarter of the weight is not enough");
  }

  @Test
  void gapsAreFilledFromUnitsAlike() {
    IndexDefinition index =
        index("imputation: {statistic: median, group: group}\n", "{method: none}", "arithmetic");
    IndexEvaluation found =
        IndexEvaluation.of(
            index, table(new double[] {1, NOT, 7, NOT, 9}, new double[] {1, 1, 1, 1, 1}));

    assertArrayEquals(new double[] {1, 1, 7, 8, 9}, found.imputed().column("a"), 1e-12);
  }

  @Test
  void copelandCountsPairsAndSplitsWhatCannotBeCompared() {
    double[] found =
        whole(
            index("", "{method: none}", "copeland"),
            table(new double[] {1, 2, NOT}, new double[] {3, 3, 1}));

    // u1 leads u0 in a (1/4) and ties in b (3/8); u2 leads both in b (3/4) and splits a (1/8).
    assertArrayEquals(new double[] {0.375 + 0.125, 0.625 + 0.125, 2 * 0.875}, found, 1e-12);
  }

  @Test
  void placesCountFromTheHighestScore() {
    IndexEvaluation found =
        IndexEvaluation.of(
            index("", "{method: none}", "arithmetic"),
            table(new double[] {1, 3, 3, NOT}, new double[] {0, 0, 0, NOT}));

    assertArrayEquals(new double[] {3, 1, 1, NOT}, found.places("whole"), 0);
  }

  @Test
  void oneOutlierIsReplacedByTheNextValue() {
    double[] values = {1, 2, 3, 4, 5, 6, 7, 100};
    Treatment.Treated treated = new Treatment(5, 2, 3.5).apply(values);

    assertArrayEquals(new double[] {1, 2, 3, 4, 5, 6, 7, 7}, treated.values(), 0);
    assertEquals(1, treated.winsorised());
  }

  @Test
  void theOrderOfUnitsChangesNoScore() {
    Law.holds(
        50,
        random -> {
          double[] a = random.doubles(12).toArray();
          double[] b = random.doubles(12).toArray();
          int[] order = shuffled(random, 12);
          String normalisation = random.nextBoolean() ? "{method: z-score}" : "{method: borda}";
          IndexDefinition index =
              index("", normalisation, random.nextBoolean() ? "copeland" : "arithmetic");
          double[] straight = whole(index, table(a, b));
          double[] mixed = whole(index, table(at(a, order), at(b, order)));
          assertArrayEquals(at(straight, order), mixed, 1e-9);
        });
  }

  @Test
  void scalingWeightsAndUnitsChangesNoScore() {
    Law.holds(
        50,
        random -> {
          double[] a = random.doubles(10).toArray();
          double[] b = random.doubles(10).toArray();
          double factor = 0.1 + 9 * random.nextDouble();
          IndexDefinition index = index("", "{method: min-max, from: 1, to: 100}", "geometric");
          double[] scaled = Arrays.stream(a).map(value -> value * factor).toArray();
          assertArrayEquals(whole(index, table(a, b)), whole(index, table(scaled, b)), 1e-9);
          Aggregation.PowerMean mean = new Aggregation.PowerMean(random.nextInt(5) - 2, 1);
          double[] scores = {1 + a[0], 1 + a[1], 1 + a[2]};
          assertEquals(
              mean.mean(scores, new double[] {1, 2, 3}),
              mean.mean(scores, new double[] {factor, 2 * factor, 3 * factor}),
              1e-9);
        });
  }

  @Test
  void theGeometricMeanLiesBetweenTheHarmonicAndTheArithmetic() {
    Law.holds(
        100,
        random -> {
          double[] scores = random.doubles(5, 1, 100).toArray();
          double[] weights = random.doubles(5, 0.1, 1).toArray();
          double floor = Double.NEGATIVE_INFINITY;
          double arithmetic = new Aggregation.PowerMean(1, floor).mean(scores, weights);
          double geometric = new Aggregation.PowerMean(0, floor).mean(scores, weights);
          double harmonic = new Aggregation.PowerMean(-1, floor).mean(scores, weights);
          assertTrue(arithmetic >= geometric && geometric >= harmonic);
        });
  }

  private static int[] shuffled(Random random, int length) {
    List<Integer> order = new ArrayList<>(IntStream.range(0, length).boxed().toList());
    Collections.shuffle(order, random);
    return order.stream().mapToInt(i -> i).toArray();
  }

  private static double[] at(double[] values, int[] order) {
    return IntStream.of(order).mapToDouble(i -> values[i]).toArray();
  }
}
