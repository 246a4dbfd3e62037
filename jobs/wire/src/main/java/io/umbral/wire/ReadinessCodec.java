package io.umbral.wire;

import io.umbral.model.RejectionCause;
import io.umbral.readiness.Cadence;
import io.umbral.readiness.IndicatorReading;
import io.umbral.readiness.IndicatorReading.WindowValue;
import io.umbral.readiness.Provenance;
import io.umbral.readiness.Ranking;
import io.umbral.readiness.ReadinessResult;
import io.umbral.readiness.ReadinessResult.Correction;
import io.umbral.readiness.ReadinessResult.Dimension;
import io.umbral.readiness.ReadinessResult.IndicatorResult;
import io.umbral.readiness.statistics.Interval;
import io.umbral.schemas.BandProbability;
import io.umbral.schemas.IndicatorState;
import io.umbral.schemas.PointInterval;
import io.umbral.schemas.ReadinessCadence;
import io.umbral.schemas.ReadinessCorrection;
import io.umbral.schemas.ReadinessDimension;
import io.umbral.schemas.ReadinessIndicator;
import io.umbral.schemas.ReadinessPlace;
import io.umbral.schemas.ReadinessScore;
import io.umbral.schemas.ReadinessStatus;
import io.umbral.schemas.WorstWindow;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.apache.avro.message.BinaryMessageEncoder;
import org.apache.avro.specific.SpecificData;

/**
 * Values of the topics {@code readiness} and {@code readiness-history}. There are a few per minute,
 * so the generated class writes and reads them. Not safe for use by several threads.
 */
public final class ReadinessCodec {

  private final BinaryMessageEncoder<ReadinessScore> encoder =
      new BinaryMessageEncoder<>(SpecificData.get(), ReadinessScore.getClassSchema());
  private final ValueReader<ReadinessScore> reader =
      new ValueReader<>("readiness", ReadinessScore.getClassSchema());

  /**
   * Key of a result on the topic of the latest ones: corridor, cadence and whether it may change.
   *
   * @param result the result
   * @return UTF-8 text
   */
  public static byte[] encodeLatestKey(ReadinessResult result) {
    String finality = result.isProvisional() ? "provisional" : "final";
    return TopicKeys.of(result.corridor(), result.cadence().name(), finality)
        .getBytes(StandardCharsets.UTF_8);
  }

  /**
   * Key of a result on the topic of all of them: its name.
   *
   * @param result the result
   * @return UTF-8 text
   */
  public static byte[] encodeNameKey(ReadinessResult result) {
    return TopicKeys.of(
            result.corridor(),
            result.cadence().name(),
            Long.toString(result.validFromMillis()),
            result.vintage())
        .getBytes(StandardCharsets.UTF_8);
  }

  /**
   * Writes a result.
   *
   * @param result the result
   * @return value of the record, single-object encoding
   */
  public byte[] encode(ReadinessResult result) {
    try {
      ByteBuffer encoded = encoder.encode(record(result));
      return Arrays.copyOfRange(
          encoded.array(),
          encoded.arrayOffset() + encoded.position(),
          encoded.arrayOffset() + encoded.limit());
    } catch (IOException e) {
      throw new UncheckedIOException("cannot write the score of " + result.corridor(), e);
    }
  }

  private static ReadinessScore record(ReadinessResult result) {
    Provenance provenance = result.provenance();
    return ReadinessScore.newBuilder()
        .setCorridor(result.corridor())
        .setGeographyVersion(result.geographyVersion())
        .setEvidenceGrade(result.evidenceGrade())
        .setCadence(ReadinessCadence.valueOf(result.cadence().name()))
        .setValidFrom(Instant.ofEpochMilli(result.validFromMillis()))
        .setValidTo(Instant.ofEpochMilli(result.validToMillis()))
        .setAsOf(Instant.ofEpochMilli(result.asOfMillis()))
        .setVintage(result.vintage())
        .setStatus(ReadinessStatus.valueOf(result.status().name()))
        .setMethodVersion(result.methodVersion())
        .setMethodHash(result.methodHash())
        .setIndex(nullable(result.index()))
        .setSampling(interval(result.sampling()))
        .setTotal(interval(result.total()))
        .setBands(
            result.bands().stream()
                .map(band -> new BandProbability(band.band(), band.probability()))
                .toList())
        .setGrade(result.grade().orElse(null))
        .setLiveRatio(result.liveRatio())
        .setPlace(result.place().map(ReadinessCodec::place).orElse(null))
        .setDimensions(result.dimensions().stream().map(ReadinessCodec::dimension).toList())
        .setIndicators(result.indicators().stream().map(ReadinessCodec::indicator).toList())
        .setWindows(provenance.windows())
        .setWindowsDigest(provenance.digest())
        .setRevision(provenance.readings())
        .setLate(provenance.late())
        .setSuspect(provenance.suspect())
        .setArrivedPeriods(provenance.arrived())
        .setExpectedPeriods(provenance.expected())
        .setRevisionOf(
            result
                .revisionOf()
                .map(of -> new ReadinessCorrection(of.vintage(), of.reason()))
                .orElse(null))
        .build();
  }

  private static ReadinessPlace place(Ranking.Place place) {
    return new ReadinessPlace(
        place.place(), place.low(), place.high(), place.tiedWith(), place.better());
  }

  private static ReadinessDimension dimension(Dimension dimension) {
    return new ReadinessDimension(
        dimension.id(),
        nullable(dimension.score()),
        dimension.weight(),
        dimension.weightUsed(),
        nullable(dimension.pointsLost()),
        nullable(dimension.change()));
  }

  private static ReadinessIndicator indicator(IndicatorResult indicator) {
    IndicatorReading reading = indicator.reading();
    return ReadinessIndicator.newBuilder()
        .setId(reading.id())
        .setDimension(indicator.dimension())
        .setUnit(indicator.unit())
        .setState(IndicatorState.valueOf(reading.state().name()))
        .setValue(nullable(reading.value()))
        .setScore(nullable(reading.score()))
        .setInterval(interval(reading.interval()))
        .setSamples(reading.samples())
        .setEffectiveSamples(reading.effective())
        .setLiveTo(reading.liveMillis().map(Instant::ofEpochMilli).orElse(null))
        .setReason(reading.reason())
        .setPointsLost(nullable(indicator.pointsLost()))
        .setChange(nullable(indicator.change()))
        .setWorst(reading.worst().stream().map(ReadinessCodec::worst).toList())
        .build();
  }

  private static WorstWindow worst(WindowValue window) {
    return new WorstWindow(
        window.region(),
        Instant.ofEpochMilli(window.startMillis()),
        window.millis(),
        window.revision(),
        window.value());
  }

  private static Double nullable(OptionalDouble value) {
    return value.isPresent() ? value.getAsDouble() : null;
  }

  private static PointInterval interval(Optional<Interval> interval) {
    return interval.map(known -> new PointInterval(known.low(), known.high())).orElse(null);
  }

  /**
   * Reads a result.
   *
   * @param bytes value of the record
   * @return the result
   * @throws WireException where the value cannot be read or a field is out of range
   */
  public ReadinessResult decode(byte[] bytes) throws WireException {
    ReadinessScore read = reader.read(bytes);
    try {
      return result(read);
    } catch (IllegalArgumentException e) {
      throw new WireException(RejectionCause.INVALID_VALUE, e.getMessage());
    }
  }

  private static ReadinessResult result(ReadinessScore read) {
    return new ReadinessResult(
        read.getCorridor(),
        read.getGeographyVersion(),
        read.getEvidenceGrade(),
        Cadence.valueOf(read.getCadence().name()),
        read.getValidFrom().toEpochMilli(),
        read.getValidTo().toEpochMilli(),
        read.getAsOf().toEpochMilli(),
        read.getVintage(),
        ReadinessResult.Status.valueOf(read.getStatus().name()),
        read.getMethodVersion(),
        read.getMethodHash(),
        optional(read.getIndex()),
        interval(read.getSampling()),
        interval(read.getTotal()),
        read.getBands().stream()
            .map(band -> new ReadinessResult.BandProbability(band.getBand(), band.getProbability()))
            .toList(),
        Optional.ofNullable(read.getGrade()),
        read.getLiveRatio(),
        Optional.ofNullable(read.getPlace())
            .map(
                place ->
                    new Ranking.Place(
                        place.getPlace(),
                        place.getLow(),
                        place.getHigh(),
                        place.getTiedWith(),
                        place.getBetter())),
        read.getDimensions().stream().map(ReadinessCodec::dimension).toList(),
        read.getIndicators().stream().map(ReadinessCodec::indicator).toList(),
        new Provenance(
            read.getWindows(),
            read.getWindowsDigest(),
            read.getRevision(),
            read.getLate(),
            read.getSuspect(),
            read.getArrivedPeriods(),
            read.getExpectedPeriods()),
        Optional.ofNullable(read.getRevisionOf())
            .map(of -> new Correction(of.getVintage(), of.getReason())));
  }

  private static Dimension dimension(ReadinessDimension read) {
    return new Dimension(
        read.getId(),
        optional(read.getScore()),
        read.getWeight(),
        read.getWeightUsed(),
        optional(read.getPointsLost()),
        optional(read.getChange()));
  }

  private static IndicatorResult indicator(ReadinessIndicator read) {
    List<WindowValue> worst =
        read.getWorst().stream()
            .map(
                window ->
                    new WindowValue(
                        window.getRegion(),
                        window.getWindowStart().toEpochMilli(),
                        window.getWindowMillis(),
                        window.getRevision(),
                        window.getValue()))
            .toList();
    IndicatorReading reading =
        new IndicatorReading(
            read.getId(),
            IndicatorReading.State.valueOf(read.getState().name()),
            optional(read.getValue()),
            optional(read.getScore()),
            interval(read.getInterval()),
            read.getSamples(),
            read.getEffectiveSamples(),
            Optional.ofNullable(read.getLiveTo()).map(Instant::toEpochMilli),
            read.getReason(),
            worst);
    return new IndicatorResult(
        read.getDimension(),
        read.getUnit(),
        reading,
        optional(read.getPointsLost()),
        optional(read.getChange()));
  }

  private static OptionalDouble optional(Double value) {
    return value == null ? OptionalDouble.empty() : OptionalDouble.of(value);
  }

  private static Optional<Interval> interval(PointInterval read) {
    return Optional.ofNullable(read).map(known -> new Interval(known.getLow(), known.getHigh()));
  }
}
