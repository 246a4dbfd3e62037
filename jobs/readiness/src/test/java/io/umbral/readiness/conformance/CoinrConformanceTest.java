package io.umbral.readiness.conformance;

import static io.umbral.readiness.conformance.Vectors.assertNear;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.umbral.readiness.conformance.AsemIndex.Choice;
import io.umbral.readiness.index.Aggregation;
import io.umbral.readiness.index.Direction;
import io.umbral.readiness.index.IndexDefinition;
import io.umbral.readiness.index.IndexEvaluation;
import io.umbral.readiness.index.Normalisation;
import io.umbral.readiness.index.Scale;
import io.umbral.readiness.index.Treatment;
import io.umbral.readiness.index.UnitTable;
import io.umbral.readiness.statistics.Correlations;
import io.umbral.readiness.statistics.OrderStatistics;
import io.umbral.readiness.statistics.OrderStatistics.Definition;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The engine beside COINr: every published table of its ASEM example. */
@Tag("conformance")
class CoinrConformanceTest {

  private static final String FOLDER = "coinr";

  /** The treatment of COINr's example, whose limits are its defaults. */
  private static String asFull(int mostWinsorised) {
    return "imputation: {statistic: mean, group: EurAsia_group}\nscreening: 0.9\n"
        + "treatment: {winsorised: "
        + mostWinsorised
        + ", skewness: 2, kurtosis: 3.5}\n";
  }

  private static AsemIndex asem() throws IOException {
    Optional<Path> raw = Vectors.file(FOLDER, "asem_raw\\.csv");
    Assumptions.assumeTrue(raw.isPresent(), "SKIPPED: there is no asem_raw.csv");
    return new AsemIndex(raw.get().getParent());
  }

  private static Choice full() {
    Choice choice = new Choice();
    choice.head = asFull(5);
    choice.denominated = true;
    return choice;
  }

  private static IndexEvaluation fullEvaluation(AsemIndex asem) {
    return IndexEvaluation.of(asem.definition(full()), asem.data());
  }

  @Test
  void everyStageOfTheWholeExampleIsReproduced() throws IOException {
    AsemIndex asem = asem();
    IndexEvaluation found = fullEvaluation(asem);
    Map<String, UnitTable> stages =
        Map.of(
            "denominated", found.denominated(),
            "imputed", found.imputed(),
            "screened", found.screened(),
            "treated", found.treated(),
            "normalised", found.normalised(),
            "aggregated", found.scores());
    for (Path file : Vectors.files(FOLDER, "asem_full_[a-z]+\\.csv")) {
      String stage = file.getFileName().toString().replaceAll("asem_full_|\\.csv", "");
      UnitTable table = stages.get(stage);
      assertTrue(table != null, file + " names no stage");
      say(file, Vectors.assertTable(Csv.read(file), table));
    }
    for (Path file : Vectors.files(FOLDER, "asem_full_results_ranked\\.csv")) {
      assertRanked(Csv.read(file), found);
    }
    for (Path file : Vectors.files(FOLDER, "asem_full_treatment_details\\.csv")) {
      assertTreatments(Csv.read(file), found);
    }
  }

  private static void assertRanked(Csv published, IndexEvaluation found) {
    double[] places = found.places("Index");
    for (int row = 0; row < published.rows().size(); row++) {
      int unit = found.scores().units().indexOf(published.text(row, "uCode"));
      assertNear(published.number(row, "Rank"), places[unit], published.file() + " row " + row);
    }
    say(published.file(), Vectors.assertTable(published, found.scores()));
  }

  private static void assertTreatments(Csv published, IndexEvaluation found) {
    for (int row = 0; row < published.rows().size(); row++) {
      String code = published.text(row, "iCode");
      double[] before = found.screened().column(code);
      Treatment.Treated treated = found.treatments().get(code);
      String what = published.file().getFileName() + " " + code;
      assertNear(published.number(row, "check_SkewKurt0.Skew"), Treatment.skewnessOf(before), what);
      assertNear(published.number(row, "check_SkewKurt0.Kurt"), Treatment.kurtosisOf(before), what);
      double replaced = published.number(row, "winsorise.nwin");
      if (!Double.isNaN(replaced)) {
        assertEquals(replaced, treated.winsorised(), what);
        assertNear(
            published.number(row, "check_SkewKurt1.Skew"),
            Treatment.skewnessOf(treated.values()),
            what);
        assertNear(
            published.number(row, "check_SkewKurt1.Kurt"),
            Treatment.kurtosisOf(treated.values()),
            what);
      }
    }
    say(published.file(), published.rows().size());
  }

  @Test
  void everyMethodThatAFileNamesIsReproduced() throws IOException {
    AsemIndex asem = asem();
    for (Path file : Vectors.files(FOLDER, "(?!asem_|published_).*_(normalised|scores)\\.csv")) {
      IndexEvaluation found = IndexEvaluation.of(asem.definition(MethodName.of(file)), asem.data());
      Csv published = Csv.read(file);
      if (published.has("Rank")) {
        assertRanked(published, found);
      } else {
        say(file, Vectors.assertTable(published, found.scores()));
      }
    }
  }

  @Test
  void everyScalarNormalisationIsReproduced() throws IOException {
    for (Path file : Vectors.files(FOLDER, "normalise_scalar_vectors.*\\.csv")) {
      Csv published = Csv.read(file);
      for (String method : published.header().subList(1, published.header().size())) {
        double[] expected = published.column(method);
        double[] found = scalar(method).apply(published.column("x"), Direction.UP);
        for (int row = 0; row < expected.length; row++) {
          assertNear(expected[row], found[row], file.getFileName() + " " + method + " " + row);
        }
      }
      say(file, published.rows().size() * (published.header().size() - 1));
    }
  }

  private static Normalisation scalar(String name) {
    Matcher posts =
        Pattern.compile("gp_([\\d.]+)_([\\d.]+)(?:_a([\\d.]+))?_(pos|neg)(_notrunc)?")
            .matcher(name);
    if (posts.matches()) {
      double low = Double.parseDouble(posts.group(1));
      double high = Double.parseDouble(posts.group(2));
      boolean up = posts.group(4).equals("pos");
      return new Normalisation.Goalposts(
          up ? low : high,
          up ? high : low,
          Scale.LINEAR,
          posts.group(3) == null ? 1 : Double.parseDouble(posts.group(3)),
          posts.group(5) == null);
    }
    Matcher target = Pattern.compile("d2targ([\\d.]+)(cap)?").matcher(name);
    if (target.matches()) {
      return new Normalisation.DistanceToTarget(
          Double.parseDouble(target.group(1)), target.group(2) != null);
    }
    Matcher minMax = Pattern.compile("minmax_([\\d.]+)_([\\d.]+)").matcher(name);
    if (minMax.matches()) {
      return new Normalisation.MinMax(
          Double.parseDouble(minMax.group(1)), Double.parseDouble(minMax.group(2)));
    }
    return switch (name) {
      case "z", "zscore" -> new Normalisation.ZScore(0, 1);
      case "d2max", "dist2max" -> new Normalisation.DistanceToMaximum();
      case "rank" -> new Normalisation.Rank();
      case "prank" -> new Normalisation.PercentileRank();
      case "borda" -> new Normalisation.Borda();
      default -> throw new AssertionError("unknown normalisation " + name);
    };
  }

  @Test
  void everyScalarAggregationIsReproduced() throws IOException {
    for (Path file : Vectors.files(FOLDER, "aggregate_scalar_vectors.*\\.csv")) {
      Csv published = Csv.read(file);
      for (int row = 0; row < published.rows().size(); row++) {
        double[] x = published.numbers(row, "x");
        double[] w = published.numbers(row, "w");
        for (String method : published.header()) {
          if (method.contains("mean")) {
            double floor = Double.NEGATIVE_INFINITY;
            Aggregation.PowerMean mean = new Aggregation.PowerMean(exponent(method), floor);
            assertNear(published.number(row, method), mean.mean(x, w), file + " " + row + method);
          }
        }
      }
      say(file, published.rows().size());
    }
  }

  private static double exponent(String method) {
    return switch (method) {
      case "amean" -> 1;
      case "gmean" -> 0;
      case "hmean" -> -1;
      default -> Double.parseDouble(method.replaceFirst("genmean_p_?", "").replace("minus", "-"));
    };
  }

  @Test
  void everyWinsorisedColumnIsReproduced() throws IOException {
    for (Path file : Vectors.files(FOLDER, "winsorise_winmax\\d+.*\\.csv")) {
      int most =
          Integer.parseInt(file.getFileName().toString().replaceAll(".*winmax(\\d+).*", "$1"));
      Csv published = Csv.read(file);
      Map<String, List<Integer>> rows = new HashMap<>();
      for (int row = 0; row < published.rows().size(); row++) {
        rows.computeIfAbsent(published.text(row, "iCode"), code -> new ArrayList<>()).add(row);
      }
      rows.forEach((code, at) -> assertWinsorised(published, code, at, most));
      say(file, published.rows().size());
    }
  }

  private static void assertWinsorised(Csv published, String code, List<Integer> rows, int most) {
    double[] values = rows.stream().mapToDouble(row -> published.number(row, "x")).toArray();
    double[] found = new Treatment(most, 2, 3.5).winsorise(values).values();
    for (int i = 0; i < found.length; i++) {
      assertNear(published.number(rows.get(i), "x_wins"), found[i], code + " " + i);
    }
    int first = rows.get(0);
    assertNear(published.number(first, "skew0"), Treatment.skewnessOf(values), code + " skew0");
    assertNear(published.number(first, "kurt0"), Treatment.kurtosisOf(values), code + " kurt0");
    assertNear(published.number(first, "skew1"), Treatment.skewnessOf(found), code + " skew1");
    assertNear(published.number(first, "kurt1"), Treatment.kurtosisOf(found), code + " kurt1");
  }

  @Test
  void correlationsAndConsistencyAreReproduced() throws IOException {
    AsemIndex asem = asem();
    UnitTable normalised = fullEvaluation(asem).normalised();
    for (Path file : Vectors.files(FOLDER, "asem_norm_(spearman|kendall|pearson).*\\.csv")) {
      Csv published = Csv.read(file);
      String name = file.getFileName().toString();
      for (int row = 0; row < published.rows().size(); row++) {
        double[] one = normalised.column(published.text(row, "iCode"));
        for (String other : published.header().subList(1, published.header().size())) {
          double[] two = normalised.column(other);
          double found =
              name.contains("spearman")
                  ? Correlations.spearman(one, two)
                  : name.contains("kendall")
                      ? Correlations.kendall(one, two)
                      : Correlations.pearson(one, two);
          assertNear(published.number(row, other), found, name + " " + row + " " + other);
        }
      }
      say(file, published.rows().size() * (published.header().size() - 1));
    }
    for (Path file : Vectors.files(FOLDER, "asem_cronbach_alpha\\.csv")) {
      Csv published = Csv.read(file);
      for (int row = 0; row < published.rows().size(); row++) {
        double[][] columns =
            indicatorsBelow(asem, published.text(row, "group")).stream()
                .map(normalised::column)
                .toArray(double[][]::new);
        assertNear(
            published.number(row, "cronbach_alpha"),
            Correlations.cronbach(columns),
            file + " " + row);
      }
      say(file, published.rows().size());
    }
  }

  /** Indicators of a group: those that remain of the index if it is all that is left. */
  private static List<String> indicatorsBelow(AsemIndex asem, String group) {
    IndexDefinition whole = asem.definition(full());
    List<String> without = whole.without(group).indicators().stream().map(i -> i.id()).toList();
    return whole.indicators().stream().map(i -> i.id()).filter(i -> !without.contains(i)).toList();
  }

  @Test
  void effectiveWeightsAreReproduced() throws IOException {
    Map<String, Double> found = asem().definition(full()).effectiveWeights();
    for (Path file : Vectors.files(FOLDER, "asem_effective_weights\\.csv")) {
      Csv published = Csv.read(file);
      for (int row = 0; row < published.rows().size(); row++) {
        String code = published.text(row, "iCode");
        assertNear(published.number(row, "EffWeight"), found.get(code), file + " " + code);
      }
      say(file, published.rows().size());
    }
  }

  @Test
  void leavingAPillarOutMovesTheRanksAsPublished() throws IOException {
    AsemIndex asem = asem();
    double[] nominal = fullEvaluation(asem).places("Index");
    Map<String, double[]> places = new HashMap<>(Map.of("Nominal", nominal));
    for (String pillar : asem.level(2)) {
      IndexDefinition without = asem.definition(full()).without(pillar);
      places.put(pillar, IndexEvaluation.of(without, asem.data()).places("Index"));
    }
    List<String> units = asem.data().units();
    for (Path file : Vectors.files(FOLDER, "asem_remove_pillar_ranks\\.csv")) {
      Csv published = Csv.read(file);
      for (int row = 0; row < published.rows().size(); row++) {
        int unit = units.indexOf(published.text(row, "uCode"));
        for (String pillar : published.header().subList(1, published.header().size())) {
          assertEquals(
              published.number(row, pillar), places.get(pillar)[unit], file + pillar + row);
        }
      }
      say(file, published.rows().size());
    }
    for (Path file : Vectors.files(FOLDER, "asem_remove_pillar_rankshift\\.csv")) {
      Csv published = Csv.read(file);
      for (int row = 0; row < published.rows().size(); row++) {
        double[] moved = places.get(published.text(row, "element"));
        assertNear(
            published.number(row, "mean_abs_rank_diff"),
            meanShift(moved, nominal),
            file + " " + row);
      }
      say(file, published.rows().size());
    }
  }

  private static double meanShift(double[] one, double[] other) {
    return IntStream.range(0, one.length)
        .mapToDouble(i -> Math.abs(one[i] - other[i]))
        .average()
        .orElse(0);
  }

  @Test
  void rankStatisticsFollowFromThePublishedDraws() throws IOException {
    for (Path file : Vectors.files(FOLDER, "published_UA_scores\\.csv")) {
      Csv scores = Csv.read(file);
      Csv statistics = Csv.read(scores.folder().resolve("published_UA_results_rankstats.csv"));
      List<String> draws = scores.header().stream().filter(name -> name.startsWith("r_")).toList();
      double[][] places =
          draws.stream()
              .map(
                  draw ->
                      IntStream.range(0, scores.rows().size())
                          .mapToDouble(row -> -scores.number(row, draw))
                          .toArray())
              .map(turned -> new Normalisation.Rank().apply(turned, Direction.UP))
              .toArray(double[][]::new);
      List<String> units = scores.texts("uCode");
      for (int row = 0; row < statistics.rows().size(); row++) {
        int unit = units.indexOf(statistics.text(row, "uCode"));
        double[] own =
            IntStream.range(0, places.length).mapToDouble(d -> places[d][unit]).toArray();
        String what = file + " " + units.get(unit);
        assertNear(
            statistics.number(row, "Mean"),
            IntStream.range(0, own.length).mapToDouble(i -> own[i]).average().orElse(0),
            what);
        assertNear(statistics.number(row, "Median"), quantile(own, 0.5), what);
        assertNear(statistics.number(row, "Q5"), quantile(own, 0.05), what);
        assertNear(statistics.number(row, "Q95"), quantile(own, 0.95), what);
      }
      say(file, statistics.rows().size() * 4);
    }
  }

  private static double quantile(double[] values, double q) {
    return OrderStatistics.quantile(values, q, Definition.LINEAR).orElseThrow();
  }

  /** One way to make the index among those that COINr's example of uncertainty tries. */
  private record Attempt(int winsorised, boolean zScore, int weights, boolean geometric) {}

  /** The example of COINr's documentation: what is uncertain, and the ranks that follow. */
  private static final class Uncertainty {
    private final AsemIndex asem;
    private final UnitTable data;
    private final List<Map<String, Double>> weights = new ArrayList<>();
    private final Map<Attempt, double[]> known = new HashMap<>();

    Uncertainty(AsemIndex asem, Random random) {
      this.asem = asem;
      this.data = asem.data();
      for (int i = 0; i < 100; i++) {
        Map<String, Double> noisy = new HashMap<>();
        for (int level = 2; level <= 3; level++) {
          for (String code : asem.level(level)) {
            double noise = 0.25 * (2 * random.nextDouble() - 1);
            noisy.put(code, asem.weight(code) * (1 + noise));
          }
        }
        weights.add(noisy);
      }
    }

    Attempt attempt(double[] uniform) {
      return new Attempt(
          1 + (int) (uniform[0] * 5),
          uniform[1] >= 0.5,
          (int) (uniform[2] * 100),
          uniform[3] >= 0.5);
    }

    double[] places(Attempt attempt) {
      return known.computeIfAbsent(attempt, this::compute);
    }

    private double[] compute(Attempt attempt) {
      Choice choice = full();
      choice.head = asFull(attempt.winsorised());
      choice.normalisation =
          attempt.zScore()
              ? "{method: z-score, mean: 10, deviation: 2}"
              : "{method: min-max, from: 1, to: 100}";
      choice.aggregation = attempt.geometric() ? "geometric" : "arithmetic";
      choice.weights = weights.get(attempt.weights());
      return IndexEvaluation.of(asem.definition(choice), data).places("Index");
    }
  }

  @Test
  void rankIntervalsOfTheUncertaintyExampleAreReproduced() throws IOException {
    AsemIndex asem = asem();
    Random random = new Random(1);
    Uncertainty uncertainty = new Uncertainty(asem, random);
    double[] nominal = fullEvaluation(asem).places("Index");
    double[] nominalScores = fullEvaluation(asem).scores().column("Index");
    List<double[]> draws = new ArrayList<>();
    for (int i = 0; i < 200; i++) {
      draws.add(uncertainty.places(uncertainty.attempt(random.doubles(4).toArray())));
    }
    for (Path file : Vectors.files(FOLDER, "published_(UA|SA)_results_rankstats\\.csv")) {
      Csv published = Csv.read(file);
      for (int row = 0; row < published.rows().size(); row++) {
        int unit = asem.data().units().indexOf(published.text(row, "uCode"));
        double[] own = draws.stream().mapToDouble(places -> places[unit]).toArray();
        String what = file.getFileName() + " " + published.text(row, "uCode");
        assertEquals(published.number(row, "Nominal"), nominal[unit], what);
        assertInside(
            published.number(row, "Median"), quantile(own, 0.05), quantile(own, 0.95), what);
        assertInside(
            quantile(own, 0.5), published.number(row, "Q5"), published.number(row, "Q95"), what);
        // Three standard errors of the difference of two means, of 100 published draws and of ours.
        double mean = DoubleStream.of(own).average().orElse(0);
        double deviation =
            Math.sqrt(DoubleStream.of(own).map(r -> (r - mean) * (r - mean)).average().orElse(0));
        double error = 3 * deviation * Math.sqrt(1 / 100.0 + 1.0 / own.length);
        assertEquals(published.number(row, "Mean"), mean, error + 0.5, what + " mean");
      }
      say(file, published.rows().size());
    }
    for (Path file : Vectors.files(FOLDER, "published_(UA|SA)_results_nominal\\.csv")) {
      Csv published = Csv.read(file);
      for (int row = 0; row < published.rows().size(); row++) {
        int unit = asem.data().units().indexOf(published.text(row, "uCode"));
        assertNear(published.number(row, "Score"), nominalScores[unit], file + " " + row);
        assertEquals(published.number(row, "Rank"), nominal[unit], file + " " + row);
      }
      say(file, published.rows().size());
    }
  }

  private static void assertInside(double value, double low, double high, String what) {
    assertTrue(value >= low && value <= high, what + ": " + value + " in " + low + ".." + high);
  }

  @Test
  void whatMattersMostInTheUncertaintyExampleIsReproduced() throws IOException {
    Optional<Path> file = Vectors.file(FOLDER, "published_SA_results_sensitivity\\.csv");
    Assumptions.assumeTrue(file.isPresent(), "SKIPPED: no published sensitivity");
    AsemIndex asem = asem();
    Random random = new Random(2);
    Uncertainty uncertainty = new Uncertainty(asem, random);
    double[] nominal = fullEvaluation(asem).places("Index");
    int n = 150;
    int inputs = 4;
    double[] total = new double[inputs];
    List<Double> outputs = new ArrayList<>();
    for (int i = 0; i < n; i++) {
      double[] a = random.doubles(inputs).toArray();
      double[] b = random.doubles(inputs).toArray();
      double base = meanShift(uncertainty.places(uncertainty.attempt(a)), nominal);
      outputs.add(base);
      for (int input = 0; input < inputs; input++) {
        double[] mixed = a.clone();
        mixed[input] = b[input];
        double moved = meanShift(uncertainty.places(uncertainty.attempt(mixed)), nominal);
        total[input] += (base - moved) * (base - moved) / (2 * n);
      }
    }
    double mean = outputs.stream().mapToDouble(y -> y).average().orElse(0);
    double variance = outputs.stream().mapToDouble(y -> (y - mean) * (y - mean)).sum() / (n - 1);
    Csv published = Csv.read(file.get());
    for (int row = 0; row < published.rows().size(); row++) {
      String name = published.text(row, "Variable");
      int input = List.of("Winmax", "Normalisation", "Weights", "Aggregation").indexOf(name);
      double found = total[input] / variance;
      System.out.printf(
          "coinr: total effect of %s %.2f, published %.2f%n",
          name, found, published.number(row, "STi"));
      assertEquals(published.number(row, "STi"), found, 0.15, name);
    }
  }

  private static void say(Path file, int compared) {
    System.out.printf("coinr: %s: %d compared%n", file.getFileName(), compared);
  }
}
