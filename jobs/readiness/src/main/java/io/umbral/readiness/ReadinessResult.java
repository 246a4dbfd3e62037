package io.umbral.readiness;

import io.umbral.readiness.IndicatorReading.State;
import io.umbral.readiness.index.Group;
import io.umbral.readiness.index.Indicator;
import io.umbral.readiness.index.Part;
import io.umbral.readiness.statistics.Interval;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * What is published of a corridor: its score in a window, how sure it is, what it is made of. Its
 * name is (corridor, cadence, validFrom, vintage); of two with one name the bigger revision wins,
 * then the later status.
 *
 * @param corridor identifier of the corridor
 * @param geographyVersion version of the list of its municipalities
 * @param evidenceGrade how well that list is known: A, B or C
 * @param cadence how long the window is
 * @param validFromMillis first instant of the window, milliseconds since the epoch
 * @param validToMillis first instant after it
 * @param asOfMillis event time up to which data was waited for: the watermark behind the score
 * @param vintage name under which it may be cited, for example {@code 2026-11}; later data makes a
 *     later vintage
 * @param status how final it is
 * @param methodVersion version of the method
 * @param methodHash SHA-256 of the file of the method
 * @param index the score, 0..100; empty where too little is known
 * @param sampling interval from sampling alone, points
 * @param total interval that also varies the choices of the method, points
 * @param bands bands with their probabilities, the lowest first; none without a score
 * @param grade how good the evidence is: A..E; empty without a score
 * @param liveRatio share of the weight that is measured live, 0..1
 * @param place where it stands among the others; empty without a score
 * @param dimensions in the order of the method
 * @param indicators in the order of the method
 * @param provenance which windows it was made of
 * @param revisionOf vintage that it corrects, with the reason; empty where it corrects none
 */
public record ReadinessResult(
    String corridor,
    String geographyVersion,
    String evidenceGrade,
    Cadence cadence,
    long validFromMillis,
    long validToMillis,
    long asOfMillis,
    String vintage,
    Status status,
    String methodVersion,
    String methodHash,
    OptionalDouble index,
    Optional<Interval> sampling,
    Optional<Interval> total,
    List<BandProbability> bands,
    Optional<String> grade,
    double liveRatio,
    Optional<Ranking.Place> place,
    List<Dimension> dimensions,
    List<IndicatorResult> indicators,
    Provenance provenance,
    Optional<Correction> revisionOf) {

  /** Vintage of a score that later data may change. */
  public static final String PROVISIONAL_VINTAGE = "provisional";

  /** How final a score is. */
  public enum Status {
    /** Too little is known: there is no number. */
    INSUFFICIENT,
    /** Later data may change it. */
    PROVISIONAL,
    /** Its window is closed; later data goes to the next vintage. */
    FINAL,
    /** A vintage, which never changes. */
    FROZEN
  }

  /**
   * A band and how probable it is.
   *
   * @param band name
   * @param probability 0..1
   */
  public record BandProbability(String band, double probability) {}

  /**
   * A dimension of a score.
   *
   * @param id identifier
   * @param score 0..100; empty where too little of it is known
   * @param weight its weight in the index, 0..1
   * @param weightUsed share of its own weight that is known, 0..1
   * @param pointsLost what it keeps from the score; those of all sum to 100 less the score
   * @param change what it has added since the window before; empty where one of both has no score
   */
  public record Dimension(
      String id,
      OptionalDouble score,
      double weight,
      double weightUsed,
      OptionalDouble pointsLost,
      OptionalDouble change) {}

  /**
   * An indicator of a score.
   *
   * @param dimension identifier of its dimension
   * @param unit unit of its value
   * @param reading what was measured and its score
   * @param pointsLost what it keeps from the score
   * @param change what it has added since the window before
   */
  public record IndicatorResult(
      String dimension,
      String unit,
      IndicatorReading reading,
      OptionalDouble pointsLost,
      OptionalDouble change) {}

  /**
   * What a score corrects.
   *
   * @param vintage the corrected vintage
   * @param reason for people
   */
  public record Correction(String vintage, String reason) {}

  /** The name of a window and what is known of it. */
  public record Window(
      Cadence cadence,
      long fromMillis,
      long toMillis,
      long asOfMillis,
      String vintage,
      Status status,
      Optional<Correction> revisionOf) {

    /** Name of the window, the same for every corridor and every vintage of it. */
    public String name() {
      return cadence + " " + fromMillis + " " + toMillis;
    }
  }

  /** Validates. */
  public ReadinessResult {
    Objects.requireNonNull(corridor, "corridor");
    Objects.requireNonNull(vintage, "vintage");
    bands = List.copyOf(bands);
    dimensions = List.copyOf(dimensions);
    indicators = List.copyOf(indicators);
    if (index.isEmpty() != (status == Status.INSUFFICIENT)) {
      throw new IllegalArgumentException(
          "status " + status + " of " + corridor + " should be INSUFFICIENT without a score alone");
    }
    if (validToMillis <= validFromMillis) {
      throw new IllegalArgumentException(
          "window of " + corridor + " should end after " + validFromMillis);
    }
  }

  /**
   * Puts a result together.
   *
   * @param method how it was scored
   * @param profile the corridor
   * @param window when
   * @param score the score
   * @param before scorecard of the window before, if there was one
   * @return the result, without a place
   */
  public static ReadinessResult of(
      ReadinessMethod method,
      CorridorProfile profile,
      Window window,
      CorridorScore score,
      Optional<Scorecard> before) {
    Scorecard card = score.scorecard();
    Map<String, Double> change =
        before.map(earlier -> card.changeSince(method, earlier)).orElse(Map.of());
    boolean known = card.index().isPresent();
    return new ReadinessResult(
        profile.id(),
        profile.geographyVersion(),
        profile.evidenceGrade(),
        window.cadence(),
        window.fromMillis(),
        window.toMillis(),
        window.asOfMillis(),
        window.vintage(),
        known ? window.status() : Status.INSUFFICIENT,
        method.index().version(),
        method.hash(),
        card.index(),
        score.sampling(),
        score.total(),
        bands(method, score),
        score.grade(),
        score.liveRatio(),
        Optional.empty(),
        dimensions(method, card, change),
        indicators(method, score, change),
        score.provenance(),
        window.revisionOf());
  }

  private static List<BandProbability> bands(ReadinessMethod method, CorridorScore score) {
    List<BandProbability> bands = new ArrayList<>();
    for (int i = 0; i < score.bandProbabilities().size(); i++) {
      bands.add(
          new BandProbability(method.bands().get(i).name(), score.bandProbabilities().get(i)));
    }
    return bands;
  }

  private static List<Dimension> dimensions(
      ReadinessMethod method, Scorecard card, Map<String, Double> change) {
    Map<String, Double> weights = method.index().effectiveWeights();
    return method.dimensions().stream()
        .map(
            dimension ->
                new Dimension(
                    dimension.id(),
                    optional(card.dimensions().get(dimension.id())),
                    weights.get(dimension.id()),
                    card.weightUsed().get(dimension.id()),
                    optional(card.pointsLost().get(dimension.id())),
                    optional(change.get(dimension.id()))))
        .toList();
  }

  private static List<IndicatorResult> indicators(
      ReadinessMethod method, CorridorScore score, Map<String, Double> change) {
    Map<String, IndicatorReading> readings = new LinkedHashMap<>();
    score.indicators().forEach(reading -> readings.put(reading.id(), reading));
    List<IndicatorResult> results = new ArrayList<>();
    for (Group dimension : method.dimensions()) {
      for (Part part : dimension.parts()) {
        results.add(
            new IndicatorResult(
                dimension.id(),
                ((Indicator) part).unit(),
                readings.get(part.id()),
                optional(score.scorecard().pointsLost().get(part.id())),
                optional(change.get(part.id()))));
      }
    }
    return results;
  }

  private static OptionalDouble optional(Double value) {
    return value == null ? OptionalDouble.empty() : OptionalDouble.of(value);
  }

  /**
   * The bands to show: the most probable, and the next where that is not probable enough.
   *
   * @param enough probability at which one band is enough, 0..1
   * @return one or two names, the lower band first; none without a score
   */
  public List<String> shownBands(double enough) {
    List<BandProbability> byProbability = new ArrayList<>(bands);
    byProbability.sort((one, other) -> Double.compare(other.probability(), one.probability()));
    if (byProbability.isEmpty()) {
      return List.of();
    }
    int shown = byProbability.get(0).probability() >= enough ? 1 : 2;
    List<BandProbability> chosen = byProbability.subList(0, Math.min(shown, bands.size()));
    return bands.stream().filter(chosen::contains).map(BandProbability::band).toList();
  }

  /** Whether later data may change it, be there a number or not. */
  public boolean isProvisional() {
    return vintage.equals(PROVISIONAL_VINTAGE);
  }

  /**
   * This result with its place among others.
   *
   * @param found where it stands; empty where it has no score
   * @return the result with the place
   */
  public ReadinessResult withPlace(Optional<Ranking.Place> found) {
    return new ReadinessResult(
        corridor,
        geographyVersion,
        evidenceGrade,
        cadence,
        validFromMillis,
        validToMillis,
        asOfMillis,
        vintage,
        status,
        methodVersion,
        methodHash,
        index,
        sampling,
        total,
        bands,
        grade,
        liveRatio,
        found,
        dimensions,
        indicators,
        provenance,
        revisionOf);
  }

  /** Number of readings behind the score; grows with late data. */
  public long revision() {
    return provenance.readings();
  }

  /**
   * Whether this one replaces another of the same name.
   *
   * @param other same corridor, cadence, window and vintage
   * @return true for a bigger revision, or an equal one that is more final
   */
  public boolean supersedes(ReadinessResult other) {
    return revision() > other.revision()
        || (revision() == other.revision() && finality() > other.finality());
  }

  private int finality() {
    return status == Status.INSUFFICIENT ? -1 : status.ordinal();
  }

  /**
   * Indicators in a state.
   *
   * @param state the state
   * @return how many
   */
  public long count(State state) {
    return indicators.stream().filter(i -> i.reading().state() == state).count();
  }
}
