package io.umbral.wire;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;

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
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.Random;
import org.junit.jupiter.api.Test;

final class SloStatusCodecTest {

  private static final long AT = 1_790_000_040_000L;

  private final SloStatusCodec codec = new SloStatusCodec();

  private static <E> E any(E[] values, Random random) {
    return values[random.nextInt(values.length)];
  }

  private static SloStatus random(Random random) {
    List<Burn> burns = new ArrayList<>();
    for (int i = random.nextInt(4); i > 0; i--) {
      int bad = random.nextInt(9);
      burns.add(new Burn(60 * i, bad, bad + (long) random.nextInt(9), random.nextInt(60)));
    }
    boolean isCounted = random.nextBoolean();
    return new SloStatus(
        "rtt-" + random.nextInt(9),
        "v" + random.nextInt(9),
        random.nextBoolean() ? Optional.empty() : Optional.of("bueno é"),
        "mobile",
        new SeriesKey("19039", "Telcel", "NR"),
        any(RegionLevel.values(), random),
        AT,
        AT - 60_000L * (1 + random.nextInt(99)),
        AT + random.nextInt(99),
        random.nextInt(1_000_000),
        any(Status.values(), random),
        any(Verdict.values(), random),
        any(Method.values(), random),
        new Rational(random.nextInt(999), 1_000),
        random.nextLong() >>> 2,
        random.nextInt(),
        isCounted ? OptionalDouble.of(random.nextDouble()) : OptionalDouble.empty(),
        isCounted ? OptionalDouble.of(-random.nextDouble()) : OptionalDouble.empty(),
        burns,
        random.nextBoolean() ? OptionalLong.of(AT + random.nextInt()) : OptionalLong.empty(),
        random.nextInt(9),
        9,
        random.nextBoolean(),
        "engineering default");
  }

  private static SloStatus sound(Random random) {
    SloStatus drawn;
    do {
      drawn = tryRandom(random);
    } while (drawn == null);
    return drawn;
  }

  private static SloStatus tryRandom(Random random) {
    try {
      return random(random);
    } catch (IllegalArgumentException e) {
      return null;
    }
  }

  @Test
  void readsWhatItWrites() {
    Law.holds(
        100,
        random -> {
          SloStatus status = sound(random);
          assertEquals(status, codec.decode(codec.encode(status)));
        });
  }

  @Test
  void writesWhatTheGeneratedClassWouldWrite() {
    Law.holds(
        50,
        random -> {
          byte[] written = codec.encode(sound(random));
          var schema = io.umbral.schemas.SloStatus.getClassSchema();
          var read = io.umbral.schemas.SloStatus.getDecoder().decode(written);
          assertArrayEquals(written, Generated.framed(schema, Generated.body(schema, read)));
        });
  }

  @Test
  void theNameIsPromiseObjectiveSeriesAndMinute() {
    SloStatus status = sound(new Random(5));
    String key = new String(SloStatusCodec.encodeKey(status), StandardCharsets.UTF_8);
    assertEquals(
        status.slo() + "|" + status.objective().orElse("") + "|19039|Telcel|NR|" + AT, key);
  }

  @Test
  void aBurnOfNothingHasNoRate() throws Exception {
    SloStatus drawn = sound(new Random(1));
    assertNull(rateOf(drawn, new Burn(5, 0, 0, 0)));
    assertEquals(0.5 / drawn.target().complement().value(), rateOf(drawn, new Burn(5, 1, 2, 5)));
  }

  private Double rateOf(SloStatus drawn, Burn burn) throws Exception {
    SloStatus status =
        new SloStatus(
            drawn.slo(),
            drawn.version(),
            drawn.objective(),
            drawn.service(),
            drawn.key(),
            drawn.level(),
            drawn.atMillis(),
            drawn.windowStartMillis(),
            drawn.windowEndMillis(),
            drawn.revision(),
            drawn.status(),
            drawn.verdict(),
            drawn.method(),
            drawn.target(),
            drawn.good(),
            drawn.bad(),
            drawn.attainment(),
            drawn.budgetLeft(),
            List.of(burn),
            drawn.exhaustionMillis(),
            drawn.presentMinutes(),
            drawn.elapsedMinutes(),
            drawn.legal(),
            drawn.source());
    return io.umbral.schemas.SloStatus.getDecoder()
        .decode(codec.encode(status))
        .getBurns()
        .get(0)
        .getRate();
  }

  @Test
  void aTotalThatIsNotGoodAndBadIsRefused() throws Exception {
    var schema = io.umbral.schemas.SloStatus.getClassSchema();
    var read = io.umbral.schemas.SloStatus.getDecoder().decode(codec.encode(sound(new Random(2))));
    read.setTotal(read.getTotal() + 1);
    byte[] wrong = Generated.framed(schema, Generated.body(schema, read));
    WireException refused = assertThrows(WireException.class, () -> codec.decode(wrong));
    assertEquals(RejectionCause.INVALID_VALUE, refused.rejectionCause());
  }
}
