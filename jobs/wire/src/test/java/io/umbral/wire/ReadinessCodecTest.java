package io.umbral.wire;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.umbral.readiness.Cadence;
import io.umbral.readiness.IndicatorReading;
import io.umbral.readiness.Provenance;
import io.umbral.readiness.Ranking;
import io.umbral.readiness.ReadinessResult;
import io.umbral.readiness.statistics.Interval;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Random;
import org.junit.jupiter.api.Test;

class ReadinessCodecTest {

  private static OptionalDouble perhaps(Random random) {
    return random.nextBoolean()
        ? OptionalDouble.of(100 * random.nextDouble())
        : OptionalDouble.empty();
  }

  private static Optional<Interval> interval(boolean present, Random random) {
    double low = 50 * random.nextDouble();
    return present ? Optional.of(new Interval(low, low + random.nextDouble())) : Optional.empty();
  }

  private static ReadinessResult random(Random random) {
    boolean known = random.nextBoolean();
    List<ReadinessResult.Dimension> dimensions = new ArrayList<>();
    List<ReadinessResult.IndicatorResult> indicators = new ArrayList<>();
    for (int i = 0; i < random.nextInt(4); i++) {
      dimensions.add(
          new ReadinessResult.Dimension(
              "D" + i,
              perhaps(random),
              random.nextDouble(),
              random.nextDouble(),
              perhaps(random),
              perhaps(random)));
      boolean missing = random.nextBoolean();
      indicators.add(
          new ReadinessResult.IndicatorResult(
              "D" + i,
              "ms",
              new IndicatorReading(
                  "i" + i,
                  missing ? IndicatorReading.State.MISSING : IndicatorReading.State.CARRIED,
                  perhaps(random),
                  missing ? OptionalDouble.empty() : OptionalDouble.of(50),
                  interval(!missing, random),
                  random.nextInt(1000),
                  random.nextInt(1000),
                  random.nextBoolean() ? Optional.of(random.nextLong(1L << 40)) : Optional.empty(),
                  missing ? "not measured" : "",
                  List.of(
                      new IndicatorReading.WindowValue(
                          "20|79", random.nextLong(1L << 40), 900_000, 7, random.nextDouble()))),
              perhaps(random),
              perhaps(random)));
    }
    long from = random.nextLong(1L << 40);
    return new ReadinessResult(
        "CIT|POL",
        "abc",
        "B",
        Cadence.values()[random.nextInt(4)],
        from,
        from + 900_000,
        from + 900_000,
        random.nextBoolean() ? "2026-11" : ReadinessResult.PROVISIONAL_VINTAGE,
        known ? ReadinessResult.Status.FINAL : ReadinessResult.Status.INSUFFICIENT,
        "0.1.0",
        "f".repeat(64),
        known ? OptionalDouble.of(100 * random.nextDouble()) : OptionalDouble.empty(),
        interval(known, random),
        interval(known, random),
        known ? List.of(new ReadinessResult.BandProbability("READY", 1)) : List.of(),
        known ? Optional.of("B") : Optional.empty(),
        random.nextDouble(),
        known
            ? Optional.of(new Ranking.Place(2, 1, 3, List.of("x"), Map.of("x", 0.375, "a", 1.0)))
            : Optional.empty(),
        dimensions,
        indicators,
        new Provenance(3, "0".repeat(64), 9, 1, 2, 8, 10),
        random.nextBoolean()
            ? Optional.of(new ReadinessResult.Correction("2026-10", "late"))
            : Optional.empty());
  }

  @Test
  void whatIsWrittenIsReadAlike() {
    Law.holds(
        100,
        random -> {
          ReadinessCodec codec = new ReadinessCodec();
          ReadinessResult result = random(random);
          byte[] bytes = codec.encode(result);
          assertEquals(result, codec.decode(bytes));
          assertArrayEquals(bytes, codec.encode(codec.decode(bytes)));
        });
  }

  @Test
  void keysNameTheCorridorWithoutRunningTogether() {
    ReadinessResult result = random(new Random(1));
    String name = new String(ReadinessCodec.encodeNameKey(result), StandardCharsets.UTF_8);
    assertEquals(
        "CIT\\|POL|" + result.cadence() + "|" + result.validFromMillis() + "|" + result.vintage(),
        name);
    String latest = new String(ReadinessCodec.encodeLatestKey(result), StandardCharsets.UTF_8);
    assertEquals(
        "CIT\\|POL|" + result.cadence() + (result.isProvisional() ? "|provisional" : "|final"),
        latest);
  }
}
