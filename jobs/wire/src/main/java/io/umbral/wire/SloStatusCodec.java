package io.umbral.wire;

import io.umbral.model.Rational;
import io.umbral.model.RegionLevel;
import io.umbral.model.RejectionCause;
import io.umbral.model.SeriesKey;
import io.umbral.model.SloStatus;
import io.umbral.model.SloStatus.Burn;
import io.umbral.model.SloStatus.Method;
import io.umbral.model.WindowResult.Status;
import io.umbral.model.WindowResult.Verdict;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;

/**
 * Values of the {@code slo-status} topic. Written by hand, for there is one per promise, series and
 * minute; read by the generated class.
 *
 * <p>Not safe for use by several threads.
 */
public final class SloStatusCodec {

  private static final byte[] HEADER =
      Framing.singleObject(io.umbral.schemas.SloStatus.getClassSchema());

  private final ByteSink sink = new ByteSink();
  private final ValueReader<io.umbral.schemas.SloStatus> reader =
      new ValueReader<>("slo-status", io.umbral.schemas.SloStatus.getClassSchema());

  /**
   * Key of a result on the compacted topic: its name, in parts divided by a bar. A bar or backslash
   * inside of a part has a backslash before it, so that no two names run together.
   *
   * @param status the result
   * @return UTF-8 text
   */
  public static byte[] encodeKey(SloStatus status) {
    SeriesKey key = status.key();
    return TopicKeys.of(
            status.slo(),
            status.objective().orElse(""),
            key.region(),
            key.operator(),
            key.technology(),
            Long.toString(status.atMillis()))
        .getBytes(StandardCharsets.UTF_8);
  }

  /**
   * Writes a result.
   *
   * @param status the result
   * @return value of the record, single-object encoding
   */
  public byte[] encode(SloStatus status) {
    sink.clear();
    sink.writeRaw(HEADER);
    sink.writeText(status.slo());
    sink.writeText(status.version());
    sink.writeOptionalText(status.objective());
    sink.writeText(status.service());
    sink.writeText(status.key().region());
    sink.writeLong(status.level().ordinal());
    sink.writeText(status.key().operator());
    sink.writeText(status.key().technology());
    sink.writeLong(status.atMillis());
    sink.writeLong(status.windowStartMillis());
    sink.writeLong(status.windowEndMillis());
    sink.writeLong(status.revision());
    sink.writeLong(status.status().ordinal());
    sink.writeLong(status.verdict().ordinal());
    sink.writeLong(status.method().ordinal());
    sink.writeLong(status.target().numerator());
    sink.writeLong(status.target().denominator());
    sink.writeLong(status.good());
    sink.writeLong(status.bad());
    sink.writeLong(status.total());
    writeOptional(status.attainment());
    writeOptional(status.budgetLeft());
    writeBurns(status);
    sink.writeLong(status.exhaustionMillis().isPresent() ? 1 : 0);
    if (status.exhaustionMillis().isPresent()) {
      sink.writeLong(status.exhaustionMillis().getAsLong());
    }
    sink.writeLong(status.presentMinutes());
    sink.writeLong(status.elapsedMinutes());
    sink.writeBoolean(status.legal());
    sink.writeText(status.source());
    return sink.toBytes();
  }

  private void writeOptional(OptionalDouble value) {
    sink.writeLong(value.isPresent() ? 1 : 0);
    if (value.isPresent()) {
      sink.writeDouble(value.getAsDouble());
    }
  }

  private void writeBurns(SloStatus status) {
    if (!status.burns().isEmpty()) {
      sink.writeLong(status.burns().size());
      for (Burn burn : status.burns()) {
        sink.writeLong(burn.windowMinutes());
        sink.writeLong(burn.bad());
        sink.writeLong(burn.total());
        sink.writeLong(burn.presentMinutes());
        writeOptional(burn.rate(status.target()));
      }
    }
    sink.writeLong(0);
  }

  /**
   * Reads a result.
   *
   * @param bytes value of the record
   * @return the result
   * @throws WireException where the value cannot be read or a field is out of range
   */
  public SloStatus decode(byte[] bytes) throws WireException {
    io.umbral.schemas.SloStatus read = reader.read(bytes);
    try {
      SloStatus status = statusOf(read);
      if (status.total() != read.getTotal()) {
        throw new IllegalArgumentException(
            "total is " + read.getTotal() + " and should be good and bad, " + status.total());
      }
      return status;
    } catch (IllegalArgumentException e) {
      throw new WireException(RejectionCause.INVALID_VALUE, e.getMessage());
    }
  }

  private static SloStatus statusOf(io.umbral.schemas.SloStatus read) {
    Instant exhaustion = read.getExhaustion();
    return new SloStatus(
        read.getSlo(),
        read.getVersion(),
        Optional.ofNullable(read.getObjective()),
        read.getService(),
        new SeriesKey(read.getRegion(), read.getOperator(), read.getTechnology()),
        RegionLevel.valueOf(read.getRegionLevel().name()),
        read.getAt().toEpochMilli(),
        read.getWindowStart().toEpochMilli(),
        read.getWindowEnd().toEpochMilli(),
        read.getRevision(),
        Status.valueOf(read.getStatus().name()),
        Verdict.valueOf(read.getVerdict().name()),
        Method.valueOf(read.getMethod().name()),
        new Rational(read.getTarget().getNumerator(), read.getTarget().getDenominator()),
        read.getGood(),
        read.getBad(),
        optional(read.getAttainment()),
        optional(read.getBudgetLeft()),
        burnsOf(read),
        exhaustion == null ? OptionalLong.empty() : OptionalLong.of(exhaustion.toEpochMilli()),
        read.getPresentMinutes(),
        read.getElapsedMinutes(),
        read.getLegal(),
        read.getSource());
  }

  private static OptionalDouble optional(Double value) {
    return value == null ? OptionalDouble.empty() : OptionalDouble.of(value);
  }

  private static List<Burn> burnsOf(io.umbral.schemas.SloStatus read) {
    List<Burn> burns = new ArrayList<>();
    for (io.umbral.schemas.Burn burn : read.getBurns()) {
      burns.add(
          new Burn(
              burn.getWindowMinutes(), burn.getBad(), burn.getTotal(), burn.getPresentMinutes()));
    }
    return burns;
  }
}
