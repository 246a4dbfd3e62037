package io.umbral.console;

import io.umbral.documents.Faults;
import io.umbral.readiness.Cadence;
import io.umbral.readiness.IndicatorReading;
import io.umbral.readiness.MethodFile;
import io.umbral.readiness.Provenance;
import io.umbral.readiness.Ranking;
import io.umbral.readiness.ReadinessMethod;
import io.umbral.readiness.ReadinessResult;
import io.umbral.readiness.ReadinessResult.Status;
import io.umbral.readiness.Scorecard;
import io.umbral.readiness.index.Group;
import io.umbral.readiness.index.Part;
import io.umbral.readiness.statistics.Interval;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;

/** Scores for tests. */
public final class Scores {

  /** The better of two. */
  public static final String BEST = "north";

  /** The other one: better in capacity, worse in coverage. */
  public static final String OTHER = "evil";

  /** So little is known of it that it has no number. */
  public static final String UNKNOWN = "south";

  private static final String FILE =
      """
      index: test
      version: 0.0.1
      name: Two dimensions
      normalisation: {method: goalposts, scale: linear, to: 100, clamp: true}
      threshold: {weight: 0.5}
      root:
        id: test
        name: Two dimensions
        aggregation: {method: geometric, floor: 1}
        threshold: {weight: 0.8, required: [COV, CAP]}
        parts:
          - id: COV
            name: Coverage
            weight: 0.7
            aggregation: arithmetic
            parts:
              - {id: share_5g, name: share on 5G, weight: 0.4, unit: percent, normalisation: {bad: 0, good: 86}}
              - {id: served_pop, name: served, weight: 0.6, unit: percent, normalisation: {bad: 60, good: 99}}
          - id: CAP
            name: Capacity
            weight: 0.3
            aggregation: arithmetic
            parts:
              - {id: down_p50, name: downlink, weight: 1, unit: Mbit/s, normalisation: {bad: 5, good: 250, scale: log}}
      readiness:
        served: {downlinkMbps: 1, rttMillis: 300, samples: 100}
        minimum: {median: 100, tail: 400, sources: 20, operators: 2, halfWidth: 12}
        carry: {days: 7, leastHalfWidth: 1, lostBelow: 0.5}
        uncertainty: {draws: 100, confidence: 0.9, concentration: 50, goalposts: 0.1}
        bands:
          - {name: NOT_READY, from: 0}
          - {name: READY, from: 70}
        bandProbability: 0.8
        grades:
          - {grade: A, halfWidth: 2, live: 1}
        ranking: {probability: 0.95, windows: 3}
      """;

  /** By which they were made. */
  public static final ReadinessMethod METHOD = method();

  private Scores() {}

  private static ReadinessMethod method() {
    Faults faults = new Faults();
    return MethodFile.read("test.yaml", FILE, faults)
        .orElseThrow(() -> new IllegalStateException(faults.all().toString()));
  }

  /** One window of three corridors. */
  public static List<ReadinessResult> all() {
    return List.of(
        of(
            BEST,
            Windows.NOON,
            1_000,
            Map.of("share_5g", 80.0, "served_pop", 90.0, "down_p50", 40.0),
            1),
        of(
            OTHER,
            Windows.NOON,
            1_000,
            Map.of("share_5g", 30.0, "served_pop", 40.0, "down_p50", 95.0),
            2),
        of(UNKNOWN, Windows.NOON, 3, Map.of(), 0));
  }

  /**
   * A score.
   *
   * @param indicators scores of indicators; none for too little
   * @param place 0 for none
   */
  public static ReadinessResult of(
      String corridor, long fromMillis, long readings, Map<String, Double> indicators, int place) {
    return of(
        corridor,
        fromMillis,
        readings,
        indicators,
        place,
        ReadinessResult.PROVISIONAL_VINTAGE,
        indicators.isEmpty() ? Status.INSUFFICIENT : Status.PROVISIONAL);
  }

  /** A score in a vintage. */
  public static ReadinessResult of(
      String corridor,
      long fromMillis,
      long readings,
      Map<String, Double> indicators,
      int place,
      String vintage,
      Status status) {
    Scorecard card = Scorecard.of(METHOD, indicators);
    Map<String, Double> weights = new LinkedHashMap<>(METHOD.index().effectiveWeights());
    List<ReadinessResult.Dimension> dimensions = new ArrayList<>();
    List<ReadinessResult.IndicatorResult> results = new ArrayList<>();
    for (Group dimension : METHOD.dimensions()) {
      dimensions.add(
          new ReadinessResult.Dimension(
              dimension.id(),
              optional(card.dimensions().get(dimension.id())),
              weights.get(dimension.id()),
              card.weightUsed().get(dimension.id()),
              optional(card.pointsLost().get(dimension.id())),
              OptionalDouble.empty()));
      for (Part part : dimension.parts()) {
        results.add(
            new ReadinessResult.IndicatorResult(
                dimension.id(),
                "percent",
                reading(part.id(), optional(indicators.get(part.id()))),
                optional(card.pointsLost().get(part.id())),
                OptionalDouble.empty()));
      }
    }
    Optional<Interval> interval =
        indicators.isEmpty() ? Optional.empty() : Optional.of(new Interval(50, 80));
    return new ReadinessResult(
        corridor,
        "g1",
        "A",
        Cadence.HOUR,
        fromMillis,
        fromMillis + 3_600_000,
        fromMillis + 3_600_000,
        vintage,
        status,
        METHOD.index().version(),
        METHOD.hash(),
        card.index(),
        interval,
        interval,
        indicators.isEmpty()
            ? List.of()
            : List.of(
                new ReadinessResult.BandProbability("NOT_READY", 0.4),
                new ReadinessResult.BandProbability("READY", 0.6)),
        indicators.isEmpty() ? Optional.empty() : Optional.of("B"),
        1,
        place == 0
            ? Optional.empty()
            : Optional.of(
                new Ranking.Place(place, 1, 2, List.of(), Map.of(place == 1 ? OTHER : BEST, 0.5))),
        dimensions,
        results,
        new Provenance(4, "0".repeat(64), readings, 1, 2, 9, 10),
        Optional.empty());
  }

  private static IndicatorReading reading(String id, OptionalDouble score) {
    boolean isLive = score.isPresent();
    return new IndicatorReading(
        id,
        isLive ? IndicatorReading.State.LIVE : IndicatorReading.State.MISSING,
        score,
        score,
        isLive
            ? Optional.of(new Interval(score.getAsDouble() - 1, score.getAsDouble() + 1))
            : Optional.empty(),
        100,
        90,
        Optional.empty(),
        isLive ? "" : Alarms.EVIL,
        isLive
            ? List.of(
                new IndicatorReading.WindowValue("evil", Windows.NOON, Windows.MINUTE, 5, 1.5))
            : List.of());
  }

  private static OptionalDouble optional(Double value) {
    return value == null ? OptionalDouble.empty() : OptionalDouble.of(value);
  }
}
