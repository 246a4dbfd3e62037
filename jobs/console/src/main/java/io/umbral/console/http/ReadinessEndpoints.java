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
import io.umbral.readiness.statistics.Interval;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;

/**
 * Scores of corridors: the ranking of a window, one corridor taken apart, and what other weights
 * would make of it.
 */
final class ReadinessEndpoints {

  private static final int MOST_POINTS = 400;
  private static final Set<String> WINDOW = Set.of("cadence", "at");

  /** Those that stand in the ranking first, in its order; then those without a number. */
  private static final Comparator<ReadinessResult> ORDER =
      Comparator.comparingInt(
              (ReadinessResult score) ->
                  score.place().map(p -> p.place()).orElse(Integer.MAX_VALUE))
          .thenComparing(ReadinessResult::corridor);

  private final ScoreQueries queries;
  private final Names names;
  private final Optional<ReadinessMethod> method;
  private final ScoreJson scoreJson;
  private final boolean isSimulated;

  ReadinessEndpoints(
      ScoreQueries queries, Names names, Optional<ReadinessMethod> method, boolean isSimulated) {
    this.queries = queries;
    this.names = names;
    this.method = method;
    this.isSimulated = isSimulated;
    scoreJson = new ScoreJson(names, method);
  }

  List<Endpoint> endpoints() {
    List<Endpoint> endpoints =
        new ArrayList<>(
            List.of(
                Endpoint.get("/api/v1/readiness", Role.VIEWER, WINDOW, this::ranking),
                Endpoint.get(
                    "/api/v1/readiness/what-if",
                    Role.VIEWER,
                    Set.of("cadence", "at", "weights"),
                    this::whatIf),
                Endpoint.get(
                    "/api/v1/readiness/corridors/{corridor}", Role.VIEWER, WINDOW, this::one)));
    Endpoint.table("/api/v1/readiness", Role.VIEWER, WINDOW, this::csv).forEach(endpoints::add);
    Endpoint.table(
            "/api/v1/readiness/corridors/{corridor}/indicators",
            Role.VIEWER,
            WINDOW,
            this::indicatorsCsv)
        .forEach(endpoints::add);
    return endpoints;
  }

  /** One window of a cadence; no scores where there are none. */
  private record Window(
      List<Cadence> cadences, Optional<Cadence> cadence, List<ReadinessResult> scores) {}

  /** The cadence that is asked for, or hours, or the shortest that there is. */
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
                scoreJson.write(score, json);
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
    Json.writeText("cadence", window.cadence().map(Cadence::name), json);
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
              Csv.number(score.index()),
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
              scoreJson.write(score, json);
              json.writeEndObject();
              scoreJson.writeParts(score, json);
              ScoreJson.writeProvenance(score, json);
              scoreJson.writeBetter(score, json);
              json.writeArrayFieldStart("trend");
              for (ReadinessResult point : trend) {
                ScoreJson.writePoint(point, json);
              }
              json.writeEndArray();
              json.writeArrayFieldStart("vintages");
              for (ReadinessResult point : vintages) {
                ScoreJson.writePoint(point, json);
              }
              json.writeEndArray();
              json.writeEndObject();
            }));
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
              Csv.number(reading.value()),
              Csv.number(reading.score()),
              reading.interval().map(Interval::low).orElse(null),
              reading.interval().map(Interval::high).orElse(null),
              reading.samples(),
              reading.effective(),
              Csv.number(indicator.pointsLost()),
              reading.reason(),
              isSimulated));
    }
    Reply.download(context, "umbral-readiness-indicators", csv);
  }

  private void whatIf(Context context, Parameters parameters) {
    ReadinessMethod official =
        method.orElseThrow(
            () -> new Problem(Kind.NOT_FOUND, "this console was given no method to compute with"));
    String weights = parameters.required("weights");
    Window window = read(parameters);
    List<WhatIf.Other> others = WhatIf.of(window.scores(), official, weights);
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

  private void write(WhatIf.Other other, int place, JsonGenerator json) throws IOException {
    json.writeStartObject();
    json.writeStringField("corridor", other.official().corridor());
    json.writeStringField("name", names.ofRegion(other.official().corridor()));
    json.writeNumberField("index", other.index());
    json.writeNumberField("place", place);
    Json.writeNumber("officialIndex", other.official().index(), json);
    json.writeEndObject();
  }
}
