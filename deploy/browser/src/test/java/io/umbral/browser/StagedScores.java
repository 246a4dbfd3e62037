package io.umbral.browser;

import io.umbral.readiness.Cadence;
import io.umbral.readiness.IndicatorReading;
import io.umbral.readiness.Provenance;
import io.umbral.readiness.Ranking;
import io.umbral.readiness.ReadinessMethod;
import io.umbral.readiness.ReadinessResult;
import io.umbral.readiness.ReadinessResult.Status;
import io.umbral.readiness.Scorecard;
import io.umbral.readiness.index.Group;
import io.umbral.readiness.index.Indicator;
import io.umbral.readiness.index.Part;
import io.umbral.readiness.statistics.Interval;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Random;

/** Scores of corridors that nobody measured, by the method that ships. */
final class StagedScores {

  private static final long HOUR = 3_600_000;
  private static final int HOURS = 12;

  private final ReadinessMethod method;
  private final Random random = new Random(7);

  StagedScores(ReadinessMethod method) {
    this.method = method;
  }

  /** A dozen hours of some corridors; of the last too little is known. */
  List<ReadinessResult> of(List<String> corridors, long nowMillis) {
    List<ReadinessResult> all = new ArrayList<>();
    Map<String, Double> quality = new LinkedHashMap<>();
    corridors.forEach(corridor -> quality.put(corridor, 45 + 45 * random.nextDouble()));
    for (int hour = 0; hour < HOURS; hour++) {
      long from = (nowMillis / HOUR - HOURS + hour) * HOUR;
      List<ReadinessResult> window = new ArrayList<>();
      for (int i = 0; i < corridors.size(); i++) {
        boolean isKnown = i < corridors.size() - 1;
        window.add(
            score(
                corridors.get(i),
                from,
                isKnown ? indicators(quality.get(corridors.get(i))) : Map.of()));
      }
      window.sort(Comparator.comparingDouble(score -> -score.index().orElse(-1)));
      for (int i = 0; i < window.size(); i++) {
        all.add(
            window
                .get(i)
                .withPlace(
                    window.get(i).index().isEmpty()
                        ? Optional.empty()
                        : Optional.of(place(i + 1, window))));
      }
    }
    return all;
  }

  private static Ranking.Place place(int place, List<ReadinessResult> window) {
    int low = Math.max(1, place - place % 3);
    int high = Math.min(window.size() - 1, place + 1);
    List<String> tied = low == high ? List.of() : List.of(window.get(high - 1).corridor());
    Map<String, Double> better = new LinkedHashMap<>();
    for (int other = 1; other < window.size(); other++) {
      if (other != place) {
        double steps = other - place;
        better.put(window.get(other - 1).corridor(), 1 / (1 + Math.exp(-steps)));
      }
    }
    return new Ranking.Place(place, low, Math.max(low, high), tied, better);
  }

  private Map<String, Double> indicators(double quality) {
    Map<String, Double> scores = new LinkedHashMap<>();
    for (Indicator indicator : method.index().indicators()) {
      if (!indicator.id().equals("high_risk_vendor")) {
        double score = quality + 24 * (random.nextDouble() - 0.5);
        scores.put(indicator.id(), Math.min(100, Math.max(1, score)));
      }
    }
    return scores;
  }

  private ReadinessResult score(String corridor, long from, Map<String, Double> indicators) {
    Scorecard card = Scorecard.of(method, indicators);
    Map<String, Double> weights = method.index().effectiveWeights();
    List<ReadinessResult.Dimension> dimensions = new ArrayList<>();
    List<ReadinessResult.IndicatorResult> results = new ArrayList<>();
    for (Group dimension : method.dimensions()) {
      dimensions.add(
          new ReadinessResult.Dimension(
              dimension.id(),
              optional(card.dimensions().get(dimension.id())),
              weights.get(dimension.id()),
              card.weightUsed().get(dimension.id()),
              optional(card.pointsLost().get(dimension.id())),
              OptionalDouble.of(random.nextDouble() - 0.5)));
      for (Part part : dimension.parts()) {
        results.add(
            new ReadinessResult.IndicatorResult(
                dimension.id(),
                ((Indicator) part).unit(),
                reading(part.id(), optional(indicators.get(part.id()))),
                optional(card.pointsLost().get(part.id())),
                OptionalDouble.empty()));
      }
    }
    boolean isKnown = card.index().isPresent();
    double index = card.index().orElse(0);
    int band = method.bandOf(index);
    List<ReadinessResult.BandProbability> bands = new ArrayList<>();
    for (int i = 0; isKnown && i < method.bands().size(); i++) {
      double probability = i == band ? 0.74 : Math.abs(i - band) == 1 ? 0.13 : 0;
      bands.add(new ReadinessResult.BandProbability(method.bands().get(i).name(), probability));
    }
    return new ReadinessResult(
        corridor,
        "2026-01",
        "A",
        Cadence.HOUR,
        from,
        from + HOUR,
        from + HOUR,
        ReadinessResult.PROVISIONAL_VINTAGE,
        isKnown ? Status.PROVISIONAL : Status.INSUFFICIENT,
        method.index().version(),
        method.hash(),
        card.index(),
        isKnown ? Optional.of(around(index, 2.1)) : Optional.empty(),
        isKnown ? Optional.of(around(index, 6.4)) : Optional.empty(),
        bands,
        isKnown ? Optional.of("B") : Optional.empty(),
        isKnown ? 0.97 : 0,
        Optional.empty(),
        dimensions,
        results,
        new Provenance(480, "5f".repeat(32), 184_220, 120, 14, 184_220, 190_000),
        Optional.empty());
  }

  private static Interval around(double value, double half) {
    return new Interval(Math.max(0, value - half), Math.min(100, value + half));
  }

  private static IndicatorReading reading(String id, OptionalDouble score) {
    boolean isLive = score.isPresent();
    return new IndicatorReading(
        id,
        isLive ? IndicatorReading.State.LIVE : IndicatorReading.State.MISSING,
        score,
        score,
        isLive ? Optional.of(around(score.getAsDouble(), 3)) : Optional.empty(),
        isLive ? 8_400 : 0,
        isLive ? 5_120 : 0,
        Optional.empty(),
        isLive ? "" : "nothing is known of vendors",
        List.of());
  }

  private static OptionalDouble optional(Double value) {
    return value == null ? OptionalDouble.empty() : OptionalDouble.of(value);
  }
}
