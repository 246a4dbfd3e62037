package io.umbral.console.http;

import com.fasterxml.jackson.core.JsonGenerator;
import io.umbral.console.Names;
import io.umbral.readiness.IndicatorReading;
import io.umbral.readiness.ReadinessMethod;
import io.umbral.readiness.ReadinessResult;
import io.umbral.readiness.statistics.Interval;
import java.io.IOException;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;

/** Writes scores of corridors as the contract has them. */
final class ScoreJson {

  private final Names names;
  private final double bandProbability;

  /**
   * Writes with names.
   *
   * @param names of regions and corridors
   * @param method says from which probability on one band is shown alone; without it two are
   */
  ScoreJson(Names names, Optional<ReadinessMethod> method) {
    this.names = names;
    this.bandProbability = method.map(ReadinessMethod::bandProbability).orElse(1.0);
  }

  /** A score as the ranking shows it: the fields of an object that is open. */
  void write(ReadinessResult score, JsonGenerator json) throws IOException {
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
    Json.writeNumber("index", score.index(), json);
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
    for (String band : score.shownBands(bandProbability)) {
      json.writeString(band);
    }
    json.writeEndArray();
    Json.writeText("grade", score.grade(), json);
    json.writeNumberField("liveRatio", score.liveRatio());
    Json.writeNumber("change", changeOf(score), json);
    writePlace(score, json);
  }

  /** What all dimensions together have moved since the window before. */
  private static OptionalDouble changeOf(ReadinessResult score) {
    boolean isKnown =
        score.index().isPresent()
            && !score.dimensions().isEmpty()
            && score.dimensions().stream().anyMatch(dimension -> dimension.change().isPresent());
    return isKnown
        ? OptionalDouble.of(
            score.dimensions().stream()
                .mapToDouble(dimension -> dimension.change().orElse(0))
                .sum())
        : OptionalDouble.empty();
  }

  private static void writePlace(ReadinessResult score, JsonGenerator json) throws IOException {
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

  /** How surely a corridor is better than each other one. */
  void writeBetter(ReadinessResult score, JsonGenerator json) throws IOException {
    json.writeArrayFieldStart("betterThan");
    if (score.place().isPresent()) {
      for (Map.Entry<String, Double> other : score.place().get().better().entrySet()) {
        json.writeStartObject();
        json.writeStringField("corridor", other.getKey());
        json.writeStringField("name", names.ofRegion(other.getKey()));
        json.writeNumberField("probability", other.getValue());
        json.writeEndObject();
      }
    }
    json.writeEndArray();
  }

  /** What a score is made of. */
  void writeParts(ReadinessResult score, JsonGenerator json) throws IOException {
    json.writeArrayFieldStart("dimensions");
    for (ReadinessResult.Dimension dimension : score.dimensions()) {
      json.writeStartObject();
      json.writeStringField("dimension", dimension.id());
      Json.writeNumber("score", dimension.score(), json);
      json.writeNumberField("weight", dimension.weight());
      json.writeNumberField("weightUsed", dimension.weightUsed());
      Json.writeNumber("pointsLost", dimension.pointsLost(), json);
      Json.writeNumber("change", dimension.change(), json);
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
      Json.writeNumber("value", reading.value(), json);
      Json.writeNumber("score", reading.score(), json);
      writeInterval("interval", reading.interval(), json);
      json.writeNumberField("samples", reading.samples());
      json.writeNumberField("effectiveSamples", reading.effective());
      json.writeStringField("reason", reading.reason());
      Json.writeNumber("pointsLost", indicator.pointsLost(), json);
      Json.writeNumber("change", indicator.change(), json);
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

  /** Where a score comes from. */
  static void writeProvenance(ReadinessResult score, JsonGenerator json) throws IOException {
    json.writeObjectFieldStart("provenance");
    json.writeStringField("geographyVersion", score.geographyVersion());
    json.writeStringField("methodHash", score.methodHash());
    json.writeNumberField("windows", score.provenance().windows());
    json.writeStringField("windowsDigest", score.provenance().digest());
    json.writeNumberField("readings", score.provenance().readings());
    json.writeNumberField("late", score.provenance().late());
    json.writeNumberField("suspect", score.provenance().suspect());
    Json.writeNumber("completeness", score.provenance().completeness(), json);
    json.writeEndObject();
  }

  /** A score as one of many of the same corridor. */
  static void writePoint(ReadinessResult score, JsonGenerator json) throws IOException {
    json.writeStartObject();
    json.writeStringField("validFrom", Json.instant(score.validFromMillis()));
    json.writeStringField("validTo", Json.instant(score.validToMillis()));
    json.writeStringField("asOf", Json.instant(score.asOfMillis()));
    json.writeStringField("status", score.status().name());
    json.writeStringField("vintage", score.vintage());
    json.writeNumberField("revision", score.revision());
    Json.writeNumber("index", score.index(), json);
    writeInterval("sampling", score.sampling(), json);
    writeInterval("total", score.total(), json);
    Json.writeText("corrects", score.revisionOf().map(ReadinessResult.Correction::vintage), json);
    Json.writeText("why", score.revisionOf().map(ReadinessResult.Correction::reason), json);
    json.writeEndObject();
  }
}
