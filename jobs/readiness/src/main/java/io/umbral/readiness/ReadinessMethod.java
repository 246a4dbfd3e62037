package io.umbral.readiness;

import io.umbral.readiness.index.Aggregation;
import io.umbral.readiness.index.Group;
import io.umbral.readiness.index.IndexDefinition;
import io.umbral.readiness.index.Indicator;
import io.umbral.readiness.index.Normalisation.Goalposts;
import io.umbral.readiness.index.Part;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;

/**
 * A version of the method: the index, and what turns measurements into it.
 *
 * @param index what is scored: a geometric mean of dimensions, each an arithmetic mean of
 *     indicators between goalposts
 * @param hash SHA-256 of the file that says it, 64 hexadecimal digits
 * @param served what counts as being served
 * @param minimum how much must be measured
 * @param carry how an indicator that vanished is carried
 * @param uncertainty what is drawn
 * @param bands from the lowest score up; the first begins at 0
 * @param bandProbability probability below which two bands are shown, 0..1
 * @param grades from the best down
 * @param ranking when an order changes
 */
public record ReadinessMethod(
    IndexDefinition index,
    String hash,
    Served served,
    Minimum minimum,
    Carry carry,
    Uncertainty uncertainty,
    List<Band> bands,
    double bandProbability,
    List<Grade> grades,
    RankingRule ranking) {

  /** The grade of a score that reaches none of the others. */
  public static final String LOWEST_GRADE = "E";

  /**
   * When the people of a municipality count as served.
   *
   * @param downlinkKbps least downlink throughput of the lowest tenth, in kbit/s
   * @param rttMicros greatest 95th percentile of the round-trip time, in microseconds
   * @param samples least samples of both; with fewer a municipality is not known to be served
   */
  public record Served(int downlinkKbps, int rttMicros, long samples) {}

  /**
   * How much must be measured for an indicator to have a value.
   *
   * @param median effective samples of medians and shares
   * @param tail effective samples of tails
   * @param sources cells or probes
   * @param operators operators of the indicators of competition
   * @param halfWidth greatest half-width of the interval, in points
   */
  public record Minimum(
      double median, double tail, long sources, int operators, double halfWidth) {}

  /**
   * How an indicator that vanished is carried.
   *
   * @param days for how long
   * @param leastHalfWidth least half-width of its interval, in points, so that it does widen
   * @param lostBelow share of the samples for each reading below which something fell silent, 0..1
   */
  public record Carry(int days, double leastHalfWidth, double lostBelow) {}

  /**
   * What is drawn to say how sure a score is.
   *
   * @param draws number of draws
   * @param confidence of the intervals, 0..1
   * @param concentration of the Dirichlet distribution of the weights: larger is surer of them
   * @param goalposts ratio by which goalposts vary, to both sides
   */
  public record Uncertainty(int draws, double confidence, double concentration, double goalposts) {}

  /**
   * A stretch of scores with a name.
   *
   * @param name name
   * @param from least score, 0..100
   */
  public record Band(String name, double from) {}

  /**
   * How good the evidence is.
   *
   * @param grade name
   * @param halfWidth greatest half-width of the sampling interval, in points
   * @param live least share of the weight that is measured live, 0..1
   */
  public record Grade(String grade, double halfWidth, double live) {}

  /**
   * When an order changes.
   *
   * @param probability least probability that the lower one is better, 0..1
   * @param windows in how many windows running
   */
  public record RankingRule(double probability, int windows) {}

  /** Validates. */
  public ReadinessMethod {
    Objects.requireNonNull(index, "index");
    Objects.requireNonNull(hash, "hash");
    bands = List.copyOf(bands);
    grades = List.copyOf(grades);
    if (!isOfThisShape(index.root())) {
      throw new IllegalArgumentException(
          "index " + index.id() + " should be a geometric mean of means of goalposts");
    }
  }

  /** Whether an index has the shape that the decomposition of this package needs. */
  static boolean isOfThisShape(Group root) {
    return root.aggregation() instanceof Aggregation.PowerMean mean
        && mean.exponent() == 0
        && mean.floor() > 0
        && root.parts().stream().allMatch(ReadinessMethod::isDimension);
  }

  /** Indicators that nothing measures. */
  static List<String> unmeasured(IndexDefinition index) {
    return index.indicators().stream()
        .map(Indicator::id)
        .filter(id -> Measurement.named(id).isEmpty())
        .toList();
  }

  private static boolean isDimension(Part part) {
    return part instanceof Group dimension
        && dimension.aggregation() instanceof Aggregation.PowerMean mean
        && mean.exponent() == 1
        && dimension.parts().stream()
            .allMatch(p -> p instanceof Indicator i && i.normalisation() instanceof Goalposts);
  }

  /**
   * The dimensions.
   *
   * @return in the order of the method
   */
  public List<Group> dimensions() {
    return index.root().parts().stream().map(Group.class::cast).toList();
  }

  /**
   * This method with other weights of its dimensions, for who asks what they would make of a score.
   * It is no published version: its hash is that of no file.
   *
   * @param weights by dimension, each above 0; those that are left out stay
   * @return a method that scores as this one does in everything else
   */
  public ReadinessMethod withWeights(Map<String, Double> weights) {
    Group root = index.root();
    List<Part> parts = new ArrayList<>();
    for (Group dimension : dimensions()) {
      parts.add(
          new Group(
              dimension.id(),
              dimension.name(),
              weights.getOrDefault(dimension.id(), dimension.weight()),
              dimension.aggregation(),
              dimension.threshold(),
              dimension.parts()));
    }
    return new ReadinessMethod(
        new IndexDefinition(
            index.id(),
            index.version(),
            index.name(),
            index.imputation(),
            index.screening(),
            index.treatment(),
            new Group(
                root.id(),
                root.name(),
                root.weight(),
                root.aggregation(),
                root.threshold(),
                parts)),
        Seeds.sha256(hash + new TreeMap<>(weights)),
        served,
        minimum,
        carry,
        uncertainty,
        bands,
        bandProbability,
        grades,
        ranking);
  }

  /**
   * The goalposts of an indicator.
   *
   * @param indicator one of this method
   * @return its goalposts
   */
  public static Goalposts goalposts(Indicator indicator) {
    return (Goalposts) indicator.normalisation();
  }

  /** Score below which a dimension counts as this much. */
  double floor() {
    return ((Aggregation.PowerMean) index.root().aggregation()).floor();
  }

  /**
   * The band of a score.
   *
   * @param score 0..100
   * @return index of the band
   */
  public int bandOf(double score) {
    int found = 0;
    for (int i = 1; i < bands.size(); i++) {
      found = score >= bands.get(i).from() ? i : found;
    }
    return found;
  }

  /**
   * The grade of a score.
   *
   * @param halfWidth of its sampling interval, in points
   * @param live share of the weight that is measured live, 0..1
   * @return name of the grade
   */
  public String gradeOf(double halfWidth, double live) {
    return grades.stream()
        .filter(grade -> halfWidth <= grade.halfWidth() && live >= grade.live() - 1e-9)
        .map(Grade::grade)
        .findFirst()
        .orElse(LOWEST_GRADE);
  }
}
