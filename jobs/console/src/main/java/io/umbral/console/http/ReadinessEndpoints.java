package io.umbral.console.http;

import com.fasterxml.jackson.core.JsonGenerator;
import io.javalin.http.Context;
import io.umbral.console.Names;
import io.umbral.console.history.ScoreQueries;
import io.umbral.console.http.Problem.Kind;
import io.umbral.readiness.Cadence;
import io.umbral.readiness.IndicatorReading;
import io.umbral.readiness.ReadinessMethod;
import io.umbral.readiness.ReadinessResult;
import io.umbral.readiness.Scorecard;
import io.umbral.readiness.statistics.Interval;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.Set;

/**
 * Scores of corridors: the ranking of a window, one corridor taken apart, and what other weights
 * would make of it.
 */
final class ReadinessEndpoints {

  private static final int MOST_POINTS = 400;
  private static final double MOST_WEIGHT = 1_000;
  private static final Set<String> WINDOW = Set.of("cadence", "at");

  /** Those that stand in the ranking first, in its order; then those without a number. */
  private static final Comparator<ReadinessResult> ORDER =
      Comparator.comparingInt(
              (ReadinessResult score) -> score.place().map(p -> p.place()).orElse(Integer.MAX_VALUE))
          .thenComparing(ReadinessResult::corridor);

  private final ScoreQueries queries;
  private final Names names;
  private final Optional<ReadinessMethod> method;
  private final boolean isSimulated;

  ReadinessEndpoints(
      ScoreQueries queries, Names names, Optional<ReadinessMethod> method, boolean isSimulated) {
    this.queries = queries;
    this.names = names;
    this.method = method;
    this.isSimulated = isSimulated;
  }

  List<Endpoint> endpoints() {
    return List.of(
        Endpoint.get("/api/v1/readiness", Role.VIEWER, WINDOW, this::ranking),
        Endpoint.get("/api/v1/readiness.csv", Role.VIEWER, WINDOW, this::csv),
        Endpoint.get(
            "/api/v1/readiness/what-if",
            Role.VIEWER,
            Set.of("cadence", "at", "weights"),
            this::whatIf),
        Endpoint.get("/api/v1/readiness/corridors/{corridor}", Role.VIEWER, WINDOW, this::one),
        Endpoint.get(
            "/api/v1/readiness/corridors/{corridor}/indicators.csv",
            Role.VIEWER,
            WINDOW,
            this::indicatorsCsv));
  }

  /** One window of a cadence; no scores where there are none. */
  private record Window(
      List<Cadence> cadences, Optional<Cadence> cadence, List<ReadinessResult> scores) {}

  /** The cadence that is asked for, or the longest whose scores may be cited, or the longest. */
  private Window read(Parameters parameters) {
    List<Cadence> cadences = queries.cadences();
    Set<Cadence> asked = parameters.symbols("cadence", Cadence.class);
    if (asked.size() > 1) {
      throw new Problem(Kind.INVALID_PARAMETER, "cadence should be one of " + cadences);
    }
    OptionalLong at = parameters.instantMillis("at");
    Optional<Cadence> cadence = asked.stream().findFirst().or(() -> usual(cadences));
    if (cadence.isEmpty()) {
      return new Window(cadences, cadence, List.of());
    }
    OptionalLong start = queries.newestStart(cadence.get(), at.orElse(Long.MAX_VALUE));
    List<ReadinessResult> scores =
        start.isEmpty() ? List.of() : queries.scores(cadence.get(), start.getAsLong());
    return new Window(cadences, cadence, scores.stream().sorted(ORDER).toList());
  }

  private static Optional<Cadence> usual(List<Cadence> cadences) {
    return cadences.contains(Cadence.HOUR)
        ? Optional.of(Cadence.HOUR)
        : cadences.stream().findFirst();
  }

  private void ranking(Context context, Parameters parameters) {
    Window window = read(parameters);
    Reply.changing(
        context,
        Reply.JSON,
        Json.bytes(
            json -> {
              json.writeStartObject();
              writeHead(window, json);
              json.writeArrayFieldStart("corridors");
              for (ReadinessResult score : window.scores()) {
                json.writeStartObject();
                writeScore(score, json);
                json.writeEndObject();
              }
              json.writeEndArray();
              json.writeEndObject();
            }));
  }

  private void writeHead(Window window, JsonGenerator json) throws IOException {
    json.writeBooleanField("simulated", isSimulated);
    json.writeArrayFieldStart("cadences");
    for (Cadence cadence : window.cadences()) {
      json.writeString(cadence.name());
    }
    json.writeEndArray();
    AlarmJson.writeText("cadence", window.cadence().map(Cadence::name), json);
    json.writeArrayFieldStart("weights");
    if (method.isPresent()) {
      for (var dimension : method.get().dimensions()) {
        json.writeStartObject();
        json.writeStringField("dimension", dimension.id());
        json.writeNumberField("weight", dimension.weight());
        json.writeEndObject();
      }
    }
    json.writeEndArray();
  }

  private void writeScore(ReadinessResult score, JsonGenerator json) throws IOException {
    json.writeStringField("corridor", score.corridor());
    json.writeStringField("name", names.ofRegion(score.corridor()));
    json.writeStringField("status", score.status().name());
    json.writeStringField("validFrom", Json.instant(score.validFromMillis()));
    json.writeStringField("validTo", Json.instant(score.validToMillis()));
    json.writeStringField("asOf", Json.instant(score.asOfMillis()));
    json.writeStringField("vintage", score.vintage());
    json.writeNumberField("revision", score.revision());
    json.writeStringField("methodVersion", score.methodVersion());
    json.writeStringField("evidenceGrade", score.evidenceGrade());
    AlarmJson.writeNumber("index", score.index(), json);
    writeInterval("sampling", score.sampling(), json);
    writeInterval("total", score.total(), json);
    json.writeArrayFieldStart("bands");
    for (ReadinessResult.BandProbability band : score.bands()) {
      json.writeStartObject();
      json.writeStringField("band", band.band());
      json.writeNumberField("probability", band.probability());
      json.writeEndObject();
    }
    json.writeEndArray();
    json.writeArrayFieldStart("shownBands");
    double enough = method.map(ReadinessMethod::bandProbability).orElse(1.0);
    for (String band : score.shownBands(enough)) {
      json.writeString(band);
    }
    json.writeEndArray();
    AlarmJson.writeText("grade", score.grade(), json);
    json.writeNumberField("liveRatio", score.liveRatio());
    AlarmJson.writeNumber("change", changeOf(score), json);
    writePlace(score, json);
  }

  /** What all dimensions together have moved since the window before. */
  private static OptionalDouble changeOf(ReadinessResult score) {
    boolean isKnown =
        !score.dimensions().isEmpty()
            && score.dimensions().stream().anyMatch(dimension -> dimension.change().isPresent());
    return isKnown
        ? OptionalDouble.of(
            score.dimensions().stream()
                .mapToDouble(dimension -> dimension.change().orElse(0))
                .sum())
        : OptionalDouble.empty();
  }

  private void writePlace(ReadinessResult score, JsonGenerator json) throws IOException {
    json.writeFieldName("place");
    if (score.place().isEmpty()) {
      json.writeNull();
      return;
    }
    json.writeStartObject();
    json.writeNumberField("place", score.place().get().place());
    json.writeNumberField("low", score.place().get().low());
    json.writeNumberField("high", score.place().get().high());
    json.writeArrayFieldStart("tiedWith");
    for (String other : score.place().get().tiedWith()) {
      json.writeString(other);
    }
    json.writeEndArray();
    json.writeEndObject();
  }

  private static void writeInterval(String name, Optional<Interval> interval, JsonGenerator json)
      throws IOException {
    json.writeFieldName(name);
    if (interval.isEmpty()) {
      json.writeNull();
      return;
    }
    json.writeStartObject();
    json.writeNumberField("low", interval.get().low());
    json.writeNumberField("high", interval.get().high());
    json.writeEndObject();
  }

  private void csv(Context context, Parameters parameters) {
    Csv csv =
        new Csv(
            "corridor",
            "name",
            "cadence",
            "validFrom",
            "validTo",
            "asOf",
            "vintage",
            "status",
            "index",
            "samplingLow",
            "samplingHigh",
            "totalLow",
            "totalHigh",
            "grade",
            "place",
            "placeLow",
            "placeHigh",
            "liveRatio",
            "revision",
            "methodVersion",
            "methodHash",
            "evidenceGrade",
            "simulated");
    for (ReadinessResult score : read(parameters).scores()) {
      csv.row(
          Arrays.asList(
              score.corridor(),
              names.ofRegion(score.corridor()),
              score.cadence(),
              Json.instant(score.validFromMillis()),
              Json.instant(score.validToMillis()),
              Json.instant(score.asOfMillis()),
              score.vintage(),
              score.status(),
              boxed(score.index()),
              score.sampling().map(Interval::low).orElse(null),
              score.sampling().map(Interval::high).orElse(null),
              score.total().map(Interval::low).orElse(null),
              score.total().map(Interval::high).orElse(null),
              score.grade().orElse(null),
              score.place().map(place -> place.place()).orElse(null),
              score.place().map(place -> place.low()).orElse(null),
              score.place().map(place -> place.high()).orElse(null),
              score.liveRatio(),
              score.revision(),
              score.methodVersion(),
              score.methodHash(),
              score.evidenceGrade(),
              isSimulated));
    }
    Reply.download(context, "umbral-readiness", csv);
  }

  private static Double boxed(OptionalDouble value) {
    return value.isPresent() ? value.getAsDouble() : null;
  }

  private ReadinessResult find(Window window, String corridor) {
    return window.scores().stream()
        .filter(score -> score.corridor().equals(corridor))
        .findFirst()
        .orElseThrow(() -> new Problem(Kind.NOT_FOUND, "there is no score of such a corridor"));
  }

  private void one(Context context, Parameters parameters) {
    Window window = read(parameters);
    ReadinessResult score = find(window, context.pathParam("corridor"));
    List<ReadinessResult> trend = queries.trend(score.corridor(), score.cadence(), MOST_POINTS);
    List<ReadinessResult> vintages =
        queries.vintages(score.corridor(), score.cadence(), score.validFromMillis());
    Reply.changing(
        context,
        Reply.JSON,
        Json.bytes(
            json -> {
              json.writeStartObject();
              writeHead(window, json);
              json.writeNumberField(
                  "ranked", window.scores().stream().filter(s -> s.place().isPresent()).count());
              json.writeObjectFieldStart("score");
              writeScore(score, json);
              json.writeEndObject();
              writeParts(score, json);
              writeProvenance(score, json);
              json.writeArrayFieldStart("trend");
              for (ReadinessResult point : trend) {
                writePoint(point, json);
              }
              json.writeEndArray();
              json.writeArrayFieldStart("vintages");
              for (ReadinessResult point : vintages) {
                writePoint(point, json);
              }
              json.writeEndArray();
              json.writeEndObject();
            }));
  }

  private void writeParts(ReadinessResult score, JsonGenerator json) throws IOException {
    json.writeArrayFieldStart("dimensions");
    for (ReadinessResult.Dimension dimension : score.dimensions()) {
      json.writeStartObject();
      json.writeStringField("dimension", dimension.id());
      AlarmJson.writeNumber("score", dimension.score(), json);
      json.writeNumberField("weight", dimension.weight());
      json.writeNumberField("weightUsed", dimension.weightUsed());
      AlarmJson.writeNumber("pointsLost", dimension.pointsLost(), json);
      AlarmJson.writeNumber("change", dimension.change(), json);
      json.writeEndObject();
    }
    json.writeEndArray();
    json.writeArrayFieldStart("indicators");
    for (ReadinessResult.IndicatorResult indicator : score.indicators()) {
      IndicatorReading reading = indicator.reading();
      json.writeStartObject();
      json.writeStringField("indicator", reading.id());
      json.writeStringField("dimension", indicator.dimension());
      json.writeStringField("unit", indicator.unit());
      json.writeStringField("state", reading.state().name());
      AlarmJson.writeNumber("value", reading.value(), json);
      AlarmJson.writeNumber("score", reading.score(), json);
      writeInterval("interval", reading.interval(), json);
      json.writeNumberField("samples", reading.samples());
      json.writeNumberField("effectiveSamples", reading.effective());
      json.writeStringField("reason", reading.reason());
      AlarmJson.writeNumber("pointsLost", indicator.pointsLost(), json);
      AlarmJson.writeNumber("change", indicator.change(), json);
      writeWorst(reading, json);
      json.writeEndObject();
    }
    json.writeEndArray();
  }

  private void writeWorst(IndicatorReading reading, JsonGenerator json) throws IOException {
    json.writeArrayFieldStart("worst");
    for (IndicatorReading.WindowValue worst : reading.worst()) {
      json.writeStartObject();
      json.writeStringField("region", worst.region());
      json.writeStringField("regionName", names.ofRegion(worst.region()));
      json.writeStringField("windowStart", Json.instant(worst.startMillis()));
      json.writeNumberField("value", worst.value());
      json.writeEndObject();
    }
    json.writeEndArray();
  }

  private static void writeProvenance(ReadinessResult score, JsonGenerator json)
      throws IOException {
    json.writeObjectFieldStart("provenance");
    json.writeStringField("geographyVersion", score.geographyVersion());
    json.writeStringField("methodHash", score.methodHash());
    json.writeNumberField("windows", score.provenance().windows());
    json.writeStringField("windowsDigest", score.provenance().digest());
    json.writeNumberField("readings", score.provenance().readings());
    json.writeNumberField("late", score.provenance().late());
    json.writeNumberField("suspect", score.provenance().suspect());
    AlarmJson.writeNumber("completeness", score.provenance().completeness(), json);
    json.writeEndObject();
  }

  private static void writePoint(ReadinessResult score, JsonGenerator json) throws IOException {
    json.writeStartObject();
    json.writeStringField("validFrom", Json.instant(score.validFromMillis()));
    json.writeStringField("validTo", Json.instant(score.validToMillis()));
    json.writeStringField("asOf", Json.instant(score.asOfMillis()));
    json.writeStringField("status", score.status().name());
    json.writeStringField("vintage", score.vintage());
    json.writeNumberField("revision", score.revision());
    AlarmJson.writeNumber("index", score.index(), json);
    writeInterval("sampling", score.sampling(), json);
    writeInterval("total", score.total(), json);
    AlarmJson.writeText(
        "corrects", score.revisionOf().map(ReadinessResult.Correction::vintage), json);
    AlarmJson.writeText("why", score.revisionOf().map(ReadinessResult.Correction::reason), json);
    json.writeEndObject();
  }

  private void indicatorsCsv(Context context, Parameters parameters) {
    ReadinessResult score = find(read(parameters), context.pathParam("corridor"));
    Csv csv =
        new Csv(
            "corridor",
            "validFrom",
            "validTo",
            "vintage",
            "dimension",
            "indicator",
            "unit",
            "state",
            "value",
            "score",
            "low",
            "high",
            "samples",
            "effectiveSamples",
            "pointsLost",
            "reason",
            "simulated");
    for (ReadinessResult.IndicatorResult indicator : score.indicators()) {
      IndicatorReading reading = indicator.reading();
      csv.row(
          Arrays.asList(
              score.corridor(),
              Json.instant(score.validFromMillis()),
              Json.instant(score.validToMillis()),
              score.vintage(),
              indicator.dimension(),
              reading.id(),
              indicator.unit(),
              reading.state(),
              boxed(reading.value()),
              boxed(reading.score()),
              reading.interval().map(Interval::low).orElse(null),
              reading.interval().map(Interval::high).orElse(null),
              reading.samples(),
              reading.effective(),
              boxed(indicator.pointsLost()),
              reading.reason(),
              isSimulated));
    }
    Reply.download(context, "umbral-readiness-indicators", csv);
  }

  /** Scores by other weights. They are computed as the official ones are, and are not official. */
  private void whatIf(Context context, Parameters parameters) {
    ReadinessMethod official =
        method.orElseThrow(
            () -> new Problem(Kind.NOT_FOUND, "this console was given no method to compute with"));
    ReadinessMethod other = official.withWeights(weightsIn(parameters, official));
    Window window = read(parameters);
    List<Other> others = new ArrayList<>();
    for (ReadinessResult score : window.scores()) {
      if (score.methodHash().equals(official.hash())) {
        otherwise(score, other).ifPresent(others::add);
      }
    }
    others.sort(
        Comparator.comparingDouble((Other one) -> -one.index())
            .thenComparing(one -> one.score().corridor()));
    Reply.changing(
        context,
        Reply.JSON,
        Json.bytes(
            json -> {
              json.writeStartObject();
              json.writeBooleanField("official", false);
              writeHead(window, json);
              json.writeArrayFieldStart("corridors");
              for (int i = 0; i < others.size(); i++) {
                write(others.get(i), i + 1, json);
              }
              json.writeEndArray();
              json.writeEndObject();
            }));
  }

  /** A corridor, and what other weights make of it. */
  private record Other(ReadinessResult score, double index) {}

  private void write(Other other, int place, JsonGenerator json) throws IOException {
    json.writeStartObject();
    json.writeStringField("corridor", other.score().corridor());
    json.writeStringField("name", names.ofRegion(other.score().corridor()));
    json.writeNumberField("index", other.index());
    json.writeNumberField("place", place);
    AlarmJson.writeNumber("officialIndex", other.score().index(), json);
    json.writeEndObject();
  }

  private static Optional<Other> otherwise(ReadinessResult score, ReadinessMethod other) {
    Map<String, Double> indicators = new HashMap<>();
    for (ReadinessResult.IndicatorResult indicator : score.indicators()) {
      OptionalDouble own = indicator.reading().score();
      if (own.isPresent()) {
        indicators.put(indicator.reading().id(), own.getAsDouble());
      }
    }
    OptionalDouble index = Scorecard.of(other, indicators).index();
    // What has too little for an official score has too little for any.
    return score.index().isPresent() && index.isPresent()
        ? Optional.of(new Other(score, index.getAsDouble()))
        : Optional.empty();
  }

  /** As {@code COV:20,CAP:35}; those that are left out keep the weight of the method. */
  private static Map<String, Double> weightsIn(Parameters parameters, ReadinessMethod method) {
    Map<String, Double> weights = new LinkedHashMap<>();
    method.dimensions().forEach(one -> weights.put(one.id(), one.weight()));
    for (String pair : parameters.required("weights").split(",", -1)) {
      int colon = pair.indexOf(':');
      String id = colon < 0 ? pair : pair.substring(0, colon);
      if (colon < 0 || !weights.containsKey(id)) {
        throw wrongWeights(weights.keySet());
      }
      weights.put(id, weight(pair.substring(colon + 1), weights.keySet()));
    }
    return weights;
  }

  private static double weight(String text, Set<String> dimensions) {
    try {
      double weight = Double.parseDouble(text.matches("[0-9.]{1,12}") ? text : "");
      if (weight > 0 && weight <= MOST_WEIGHT) {
        return weight;
      }
    } catch (NumberFormatException e) {
      // Said below, as for a number that cannot be a weight.
    }
    throw wrongWeights(dimensions);
  }

  private static Problem wrongWeights(Set<String> dimensions) {
    return new Problem(
        Kind.INVALID_PARAMETER,
        "weights should be DIMENSION:WEIGHT, separated by commas, of "
            + dimensions
            + ", each above 0 and at most "
            + (int) MOST_WEIGHT);
  }
}
