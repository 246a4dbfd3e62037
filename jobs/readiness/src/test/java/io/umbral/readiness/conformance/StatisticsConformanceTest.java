package io.umbral.readiness.conformance;

import static io.umbral.readiness.conformance.Vectors.assertNear;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.umbral.readiness.statistics.Concentration;
import io.umbral.readiness.statistics.Correlations;
import io.umbral.readiness.statistics.Interval;
import io.umbral.readiness.statistics.OrderStatistics;
import io.umbral.readiness.statistics.OrderStatistics.Definition;
import io.umbral.readiness.statistics.OrderStatistics.Ranks;
import io.umbral.readiness.statistics.Proportions;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The statistics beside those of R. */
@Tag("conformance")
class StatisticsConformanceTest {

  /** Order-statistic bounds of the vectors are 95 % ones. */
  private static final double CONFIDENCE = 0.95;

  @Test
  void intervalsOfSharesAreThoseOfR() throws IOException {
    for (Path file : Vectors.files("rstats", "proportion_intervals.*\\.csv")) {
      Csv csv = Csv.read(file);
      for (int row = 0; row < csv.rows().size(); row++) {
        long x = Math.round(csv.number(row, "x"));
        long n = Math.round(csv.number(row, "n"));
        double confidence = csv.number(row, "conf");
        assertInterval(
            csv, row, "wilson", Proportions.wilson((double) x / n, (double) n, confidence));
        assertInterval(csv, row, "wilson_cc", Proportions.wilsonCorrected(x, n, confidence));
        assertInterval(csv, row, "cp", Proportions.clopperPearson(x, n, confidence));
      }
      say(file, csv);
    }
  }

  private static void assertInterval(Csv csv, int row, String name, Interval found) {
    if (csv.has(name + "_lo")) {
      assertNear(csv.number(row, name + "_lo"), found.low(), csv.file() + " " + name + " " + row);
      assertNear(csv.number(row, name + "_hi"), found.high(), csv.file() + " " + name + " " + row);
    }
  }

  @Test
  void quantilesAndTheirBoundsAreThoseOfR() throws IOException {
    for (Path file : Vectors.files("rstats", "quantile_orderstat_ci.*\\.csv")) {
      Csv csv = Csv.read(file);
      for (int row = 0; row < csv.rows().size(); row++) {
        double[] x = csv.numbers(row, "x");
        double p = csv.number(row, "p");
        String what = file.getFileName() + " row " + row;
        assertNear(csv.number(row, "q_type1"), quantile(x, p, Definition.INVERSE), what);
        assertNear(csv.number(row, "q_type7"), quantile(x, p, Definition.LINEAR), what);
        assertNear(csv.number(row, "q_type8"), quantile(x, p, Definition.MEDIAN_UNBIASED), what);
        Ranks ranks = OrderStatistics.bounds(x.length, p, CONFIDENCE);
        assertEquals(Math.round(csv.number(row, "lo_rank")), ranks.lowRank(), what);
        assertEquals(Math.round(csv.number(row, "hi_rank")), ranks.highRank(), what);
        assertNear(csv.number(row, "exact_cov"), ranks.coverage(), what);
        Arrays.sort(x);
        assertNear(csv.number(row, "ci_lo"), at(x, ranks.lowRank()), what);
        assertNear(csv.number(row, "ci_hi"), at(x, ranks.highRank()), what);
      }
      say(file, csv);
    }
  }

  private static double quantile(double[] x, double p, Definition definition) {
    return OrderStatistics.quantile(x, p, definition).orElseThrow();
  }

  private static double at(double[] sorted, long rank) {
    return rank < 1 || rank > sorted.length ? Double.NaN : sorted[(int) rank - 1];
  }

  @Test
  void correlationsAreThoseOfR() throws IOException {
    for (Path file : Vectors.files("rstats", "rank_correlations.*\\.csv")) {
      Csv csv = Csv.read(file);
      for (int row = 0; row < csv.rows().size(); row++) {
        double[] a = csv.numbers(row, "a");
        double[] b = csv.numbers(row, "b");
        String what = file.getFileName() + " row " + row;
        assertNear(csv.number(row, "kendall_tau_b"), Correlations.kendall(a, b), what);
        assertNear(csv.number(row, "spearman"), Correlations.spearman(a, b), what);
        assertNear(csv.number(row, "pearson"), Correlations.pearson(a, b), what);
      }
      say(file, csv);
    }
  }

  @Test
  void concentrationIsThatOfR() throws IOException {
    for (Path file : Vectors.files("rstats", "hhi.*\\.csv")) {
      Csv csv = Csv.read(file);
      for (int row = 0; row < csv.rows().size(); row++) {
        double[] counts = csv.numbers(row, "counts");
        String what = file.getFileName() + " row " + row;
        assertNear(csv.number(row, "hhi_0_10000"), Concentration.herfindahl(counts), what);
        assertNear(csv.number(row, "hhi_norm"), Concentration.normalised(counts), what);
        assertNear(csv.number(row, "eff_number"), Concentration.effectiveNumber(counts), what);
        assertNear(csv.number(row, "cr1"), Concentration.largest(counts), what);
      }
      say(file, csv);
    }
  }

  private static void say(Path file, Csv csv) {
    System.out.printf("rstats: %s: %d rows%n", file.getFileName(), csv.rows().size());
  }
}
