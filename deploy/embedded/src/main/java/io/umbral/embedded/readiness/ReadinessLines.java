package io.umbral.embedded.readiness;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import io.umbral.readiness.IndicatorReading;
import io.umbral.readiness.Provenance;
import io.umbral.readiness.Ranking;
import io.umbral.readiness.ReadinessResult;
import io.umbral.readiness.ReadinessResult.IndicatorResult;
import io.umbral.readiness.statistics.Interval;
import java.io.IOException;
import java.io.StringWriter;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;

/** Scores as lines of JSON. What is not known is left out. */
public final class ReadinessLines {

  /** By window, cadence, corridor, vintage. */
  public static final Comparator<ReadinessResult> ORDER =
      Comparator.comparingLong(ReadinessResult::validToMillis)
          .thenComparing(ReadinessResult::cadence)
          .thenComparing(ReadinessResult::corridor)
          .thenComparing(ReadinessResult::vintage);

  private static final JsonFactory JSON = new JsonFactory();

  private ReadinessLines() {}

  /**
   * A score as one line.
   *
   * @param result the score
   * @return JSON without line ends
   * @throws IOException never, as text does not fail to be written
   */
  public static String lineOf(ReadinessResult result) throws IOException {
    StringWriter text = new StringWriter();
    try (JsonGenerator json = JSON.createGenerator(text)) {
      json.writeStartObject();
      json.writeStringField("corridor", result.corridor());
      json.writeStringField("geographyVersion", result.geographyVersion());
      json.writeStringField("evidenceGrade", result.evidenceGrade());
      json.writeStringField("cadence", result.cadence().name());
      json.writeStringField("validFrom", instant(result.validFromMillis()));
      json.writeStringField("validTo", instant(result.validToMillis()));
      json.writeStringField("asOf", instant(result.asOfMillis()));
      json.writeStringField("vintage", result.vintage());
      json.writeStringField("status", result.status().name());
      json.writeStringField("method", result.methodVersion());
      json.writeStringField("methodHash", result.methodHash());
      number(json, "index", result.index());
      interval(json, "sampling", result.sampling());
      interval(json, "total", result.total());
      json.writeObjectFieldStart("bands");
      for (ReadinessResult.BandProbability band : result.bands()) {
        json.writeNumberField(band.band(), band.probability());
      }
      json.writeEndObject();
      if (result.grade().isPresent()) {
        json.writeStringField("grade", result.grade().get());
      }
      json.writeNumberField("liveRatio", result.liveRatio());
      if (result.place().isPresent()) {
        place(json, result.place().get());
      }
      json.writeArrayFieldStart("dimensions");
      for (ReadinessResult.Dimension dimension : result.dimensions()) {
        json.writeStartObject();
        json.writeStringField("id", dimension.id());
        number(json, "score", dimension.score());
        json.writeNumberField("weight", dimension.weight());
        json.writeNumberField("weightUsed", dimension.weightUsed());
        number(json, "pointsLost", dimension.pointsLost());
        number(json, "change", dimension.change());
        json.writeEndObject();
      }
      json.writeEndArray();
      json.writeArrayFieldStart("indicators");
      for (IndicatorResult indicator : result.indicators()) {
        indicator(json, indicator);
      }
      json.writeEndArray();
      provenance(json, result.provenance());
      if (result.revisionOf().isPresent()) {
        json.writeObjectFieldStart("revisionOf");
        json.writeStringField("vintage", result.revisionOf().get().vintage());
        json.writeStringField("reason", result.revisionOf().get().reason());
        json.writeEndObject();
      }
      json.writeEndObject();
    }
    return text.toString();
  }

  private static void place(JsonGenerator json, Ranking.Place place) throws IOException {
    json.writeObjectFieldStart("rank");
    json.writeNumberField("place", place.place());
    json.writeNumberField("low", place.low());
    json.writeNumberField("high", place.high());
    json.writeArrayFieldStart("tiedWith");
    for (String other : place.tiedWith()) {
      json.writeString(other);
    }
    json.writeEndArray();
    json.writeObjectFieldStart("better");
    for (Map.Entry<String, Double> other : place.better().entrySet()) {
      json.writeNumberField(other.getKey(), other.getValue());
    }
    json.writeEndObject();
    json.writeEndObject();
  }

  private static void indicator(JsonGenerator json, IndicatorResult indicator) throws IOException {
    IndicatorReading reading = indicator.reading();
    json.writeStartObject();
    json.writeStringField("id", reading.id());
    json.writeStringField("dimension", indicator.dimension());
    json.writeStringField("state", reading.state().name());
    number(json, "value", reading.value());
    json.writeStringField("unit", indicator.unit());
    number(json, "score", reading.score());
    interval(json, "interval", reading.interval());
    json.writeNumberField("samples", reading.samples());
    json.writeNumberField("effectiveSamples", reading.effective());
    if (reading.liveMillis().isPresent()) {
      json.writeStringField("liveTo", instant(reading.liveMillis().get()));
    }
    if (!reading.reason().isEmpty()) {
      json.writeStringField("reason", reading.reason());
    }
    number(json, "pointsLost", indicator.pointsLost());
    number(json, "change", indicator.change());
    json.writeArrayFieldStart("worst");
    for (IndicatorReading.WindowValue window : reading.worst()) {
      json.writeStartObject();
      json.writeStringField("region", window.region());
      json.writeStringField("windowStart", instant(window.startMillis()));
      json.writeNumberField("windowMillis", window.millis());
      json.writeNumberField("revision", window.revision());
      json.writeNumberField("value", window.value());
      json.writeEndObject();
    }
    json.writeEndArray();
    json.writeEndObject();
  }

  private static void provenance(JsonGenerator json, Provenance provenance) throws IOException {
    json.writeObjectFieldStart("provenance");
    json.writeNumberField("windows", provenance.windows());
    json.writeStringField("digest", provenance.digest());
    json.writeNumberField("readings", provenance.readings());
    json.writeNumberField("late", provenance.late());
    json.writeNumberField("suspect", provenance.suspect());
    json.writeNumberField("arrived", provenance.arrived());
    json.writeNumberField("expected", provenance.expected());
    number(json, "completeness", provenance.completeness());
    json.writeNumberField("lateRatio", provenance.lateRatio());
    json.writeEndObject();
  }

  private static void number(JsonGenerator json, String name, OptionalDouble value)
      throws IOException {
    if (value.isPresent()) {
      json.writeNumberField(name, value.getAsDouble());
    }
  }

  private static void interval(JsonGenerator json, String name, Optional<Interval> interval)
      throws IOException {
    if (interval.isPresent()) {
      json.writeArrayFieldStart(name);
      json.writeNumber(interval.get().low());
      json.writeNumber(interval.get().high());
      json.writeEndArray();
    }
  }

  private static String instant(long millis) {
    return Instant.ofEpochMilli(millis).toString();
  }

  /**
   * The lines of scores, in order.
   *
   * @param results the scores
   * @return one line for each
   * @throws IOException never, as text does not fail to be written
   */
  public static List<String> linesOf(List<ReadinessResult> results) throws IOException {
    List<String> lines = new ArrayList<>();
    for (ReadinessResult result : results.stream().sorted(ORDER).toList()) {
      lines.add(lineOf(result));
    }
    return lines;
  }
}
