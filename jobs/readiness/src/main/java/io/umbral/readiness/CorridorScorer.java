package io.umbral.readiness;

import io.umbral.model.WindowResult;
import io.umbral.readiness.IndicatorReading.State;
import io.umbral.readiness.index.Indicator;
import io.umbral.readiness.index.Normalisation.Goalposts;
import io.umbral.readiness.statistics.Interval;
import io.umbral.readiness.statistics.OrderStatistics;
import io.umbral.readiness.statistics.OrderStatistics.Definition;
import io.umbral.readiness.statistics.Proportions;
import io.umbral.sla.CoverageThreshold;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalDouble;

/** Scores a corridor from the windows of its municipalities. */
public final class CorridorScorer {

  private static final String NOT_MEASURED = "not measured";
  private static final String SILENT = "some of its sources fell silent";

  private final ReadinessMethod method;
  private final CoverageThreshold threshold;

  /**
   * A scorer.
   *
   * @param method how
   * @param threshold from which level on a signal is usable
   */
  public CorridorScorer(ReadinessMethod method, CoverageThreshold threshold) {
    this.method = Objects.requireNonNull(method, "method");
    this.threshold = Objects.requireNonNull(threshold, "threshold");
  }

  /**
   * Scores a corridor.
   *
   * @param profile the corridor
   * @param windowName name of the window, the same for every corridor that it is compared with
   * @param endMillis end of the window, milliseconds since the epoch
   * @param windows of its municipalities, of all technologies, of single operators and of all
   * @param before its indicators as they were last live
   * @return the score
   */
  public CorridorScore score(
      CorridorProfile profile,
      String windowName,
      long endMillis,
      Collection<WindowResult> windows,
      Map<String, LastLive> before) {
    Evidence evidence = Evidence.of(profile, windows);
    long seed = Seeds.of(profile.id(), windowName, method.hash());
    Estimator estimator = new Estimator(evidence, method, threshold, seed);
    WorstWindows worst = new WorstWindows(evidence, threshold);
    long sources = evidence.sources();

    Map<String, Estimate> estimates = new HashMap<>();
    Map<String, Standing> standings = new LinkedHashMap<>();
    for (Indicator indicator : method.index().indicators()) {
      Measurement measurement = Measurement.named(indicator.id()).orElseThrow();
      Optional<Estimate> estimate = estimator.estimate(measurement);
      estimate.ifPresent(known -> estimates.put(indicator.id(), known));
      standings.put(
          indicator.id(),
          standing(
              indicator, measurement, estimate, sources, before.get(indicator.id()), endMillis));
    }
    if (standings.values().stream().anyMatch(Standing::hasLost)) {
      refuseNewcomersThatRaise(standings, before);
    }
    List<IndicatorReading> readings = new ArrayList<>();
    Map<String, LastLive> lastLive = new HashMap<>();
    List<ScoreDraws.Source> chances = new ArrayList<>();
    for (Indicator indicator : method.index().indicators()) {
      Standing standing = standings.get(indicator.id());
      standing.next.ifPresent(next -> lastLive.put(indicator.id(), next));
      chances.add(standing.source);
      Optional<Estimate> estimate = Optional.ofNullable(estimates.get(indicator.id()));
      readings.add(reading(indicator, standing, estimate, worst));
    }
    return assemble(profile, evidence, readings, lastLive, chances, seed, windowName);
  }

  /**
   * Takes out indicators that are known for the first time while others have lost sources, where
   * they raise the score: with what fell silent they may not have been known, or not so good.
   */
  private void refuseNewcomersThatRaise(
      Map<String, Standing> standings, Map<String, LastLive> before) {
    for (Map.Entry<String, Standing> entry : standings.entrySet()) {
      Standing standing = entry.getValue();
      boolean isNew = standing.state == State.LIVE && !before.containsKey(entry.getKey());
      if (isNew) {
        Map<String, Double> scores = scores(standings);
        OptionalDouble with = Scorecard.of(method, scores).index();
        scores.remove(entry.getKey());
        OptionalDouble without = Scorecard.of(method, scores).index();
        if (with.orElse(0) > without.orElse(100)) {
          entry.setValue(missing("first measured while others fell silent"));
        }
      }
    }
  }

  private static Map<String, Double> scores(Map<String, Standing> standings) {
    Map<String, Double> scores = new LinkedHashMap<>();
    standings.forEach((id, standing) -> standing.score.ifPresent(known -> scores.put(id, known)));
    return scores;
  }

  /**
   * How an indicator stands in a window.
   *
   * @param hasLost whether it has less to stand on than when it was last live
   */
  private record Standing(
      State state,
      OptionalDouble score,
      Optional<Interval> interval,
      String reason,
      boolean hasLost,
      Optional<LastLive> next,
      ScoreDraws.Source source) {}

  private Standing standing(
      Indicator indicator,
      Measurement measurement,
      Optional<Estimate> estimate,
      long sources,
      LastLive last,
      long nowMillis) {
    Goalposts posts = ReadinessMethod.goalposts(indicator);
    boolean canCarry = last != null && last.isFresh(nowMillis, method.carry());
    if (estimate.isEmpty()) {
      return canCarry ? carried(last, nowMillis, NOT_MEASURED) : missing(NOT_MEASURED);
    }
    Estimate known = estimate.get();
    double score = posts.score(known.value());
    Interval interval = interval(known, posts);
    Optional<String> insufficient = insufficient(measurement, known, interval, sources);
    if (insufficient.isPresent()) {
      return canCarry ? carried(last, nowMillis, insufficient.get()) : missing(insufficient.get());
    }
    if (canCarry && last.hasMoreThan(known, method.carry())) {
      Standing carried = carried(last, nowMillis, SILENT);
      return last.bound(nowMillis, method.carry()) < score
          ? carried
          : lower(known, score, interval, carried);
    }
    return new Standing(
        State.LIVE,
        OptionalDouble.of(score),
        Optional.of(interval),
        "",
        false,
        Optional.of(
            new LastLive(score, interval.halfWidth(), known.covered(), known.density(), nowMillis)),
        new ScoreDraws.Live(known.chance()));
  }

  /**
   * An indicator that lost sources and is below where it would be carried: bad news counts as it
   * is, but what fell silent may be as it was, so that it may be anywhere from the one to the
   * other.
   */
  private static Standing lower(Estimate known, double score, Interval interval, Standing carried) {
    Interval other = carried.interval.orElseThrow();
    return new Standing(
        State.LIVE,
        OptionalDouble.of(score),
        Optional.of(
            new Interval(
                Math.min(interval.low(), other.low()), Math.max(interval.high(), other.high()))),
        SILENT,
        true,
        // What fell silent stays remembered, or a later rise of the rest would pay.
        carried.next,
        new ScoreDraws.Lost(known.chance(), (ScoreDraws.Carried) carried.source));
  }

  private static Standing missing(String reason) {
    return new Standing(
        State.MISSING,
        OptionalDouble.empty(),
        Optional.empty(),
        reason,
        false,
        Optional.empty(),
        new ScoreDraws.Unknown());
  }

  private Standing carried(LastLive last, long nowMillis, String reason) {
    double bound = last.bound(nowMillis, method.carry());
    // Unknown on both sides of the bound, wider at once and each day, but never above what it was.
    double half = 2 * last.widened(nowMillis, method.carry());
    return new Standing(
        State.CARRIED,
        OptionalDouble.of(bound),
        Optional.of(new Interval(Math.max(0, bound - half), last.score())),
        reason,
        true,
        Optional.of(last),
        new ScoreDraws.Carried(bound, half, last.score()));
  }

  private Interval interval(Estimate estimate, Goalposts posts) {
    double confidence = method.uncertainty().confidence();
    double z = Proportions.z(confidence);
    double one;
    double other;
    if (estimate.chance() instanceof Estimate.Resampled resampled) {
      one = quantile(resampled.values(), (1 - confidence) / 2);
      other = quantile(resampled.values(), (1 + confidence) / 2);
    } else {
      one = estimate.chance().value(-z, 0);
      other = estimate.chance().value(z, 0);
    }
    double low = posts.score(one);
    double high = posts.score(other);
    return new Interval(Math.min(low, high), Math.max(low, high));
  }

  private static double quantile(double[] values, double q) {
    return OrderStatistics.quantile(values, q, Definition.LINEAR).orElseThrow();
  }

  /** What a measurement lacks, for people; empty where it is enough. */
  private Optional<String> insufficient(
      Measurement measurement, Estimate known, Interval interval, long sources) {
    ReadinessMethod.Minimum minimum = method.minimum();
    double least = measurement.kind() == Measurement.Kind.TAIL ? minimum.tail() : minimum.median();
    if (known.effective() < least) {
      return Optional.of(
          "%.0f effective samples of at least %.0f".formatted(known.effective(), least));
    }
    if (sources < minimum.sources()) {
      return Optional.of("%d cells or probes of at least %d".formatted(sources, minimum.sources()));
    }
    if (interval.halfWidth() > minimum.halfWidth()) {
      return Optional.of(
          "known to %.1f points, worse than %.0f"
              .formatted(interval.halfWidth(), minimum.halfWidth()));
    }
    return Optional.empty();
  }

  private static IndicatorReading reading(
      Indicator indicator, Standing standing, Optional<Estimate> estimate, WorstWindows worst) {
    return new IndicatorReading(
        indicator.id(),
        standing.state,
        estimate.map(e -> OptionalDouble.of(e.value())).orElse(OptionalDouble.empty()),
        standing.score,
        standing.interval,
        estimate.map(Estimate::samples).orElse(0.0),
        estimate.map(Estimate::effective).orElse(0.0),
        standing.next.map(LastLive::endMillis),
        standing.reason,
        worst.of(indicator));
  }

  private CorridorScore assemble(
      CorridorProfile profile,
      Evidence evidence,
      List<IndicatorReading> readings,
      Map<String, LastLive> lastLive,
      List<ScoreDraws.Source> chances,
      long seed,
      String windowName) {
    Map<String, Double> scores = new LinkedHashMap<>();
    readings.forEach(
        reading -> reading.score().ifPresent(score -> scores.put(reading.id(), score)));
    Scorecard card = Scorecard.of(method, scores);
    double live = liveRatio(readings);
    if (card.index().isEmpty()) {
      return new CorridorScore(
          profile.id(),
          card,
          readings,
          Optional.empty(),
          Optional.empty(),
          List.of(),
          Optional.empty(),
          live,
          new float[0],
          evidence.provenance(),
          lastLive);
    }
    ScoreDraws draws =
        ScoreDraws.of(method, chances, card, seed, Seeds.of(windowName, method.hash()));
    Interval sampling = interval(draws.sampling());
    return new CorridorScore(
        profile.id(),
        card,
        readings,
        Optional.of(sampling),
        Optional.of(interval(draws.total())),
        bandProbabilities(draws.total()),
        Optional.of(method.gradeOf(sampling.halfWidth(), live)),
        live,
        floats(draws.total()),
        evidence.provenance(),
        lastLive);
  }

  private double liveRatio(List<IndicatorReading> readings) {
    Map<String, Double> weights = method.index().effectiveWeights();
    return readings.stream()
        .filter(reading -> reading.state() == State.LIVE)
        .mapToDouble(reading -> weights.get(reading.id()))
        .sum();
  }

  private Interval interval(double[] draws) {
    double confidence = method.uncertainty().confidence();
    return new Interval(
        quantile(draws, (1 - confidence) / 2), quantile(draws, (1 + confidence) / 2));
  }

  private List<Double> bandProbabilities(double[] draws) {
    double[] counts = new double[method.bands().size()];
    for (double draw : draws) {
      counts[method.bandOf(draw)]++;
    }
    return Arrays.stream(counts).mapToObj(count -> count / draws.length).toList();
  }

  private static float[] floats(double[] values) {
    float[] floats = new float[values.length];
    for (int i = 0; i < floats.length; i++) {
      floats[i] = (float) values[i];
    }
    return floats;
  }
}
