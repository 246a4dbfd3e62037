package io.umbral.pipeline.aggregate;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.umbral.model.Cell;
import io.umbral.model.CellKey;
import io.umbral.model.CellReading;
import io.umbral.model.CellReading.Volume;
import io.umbral.model.CellReport;
import io.umbral.model.CellReport.Origin;
import io.umbral.model.KpiTotals;
import io.umbral.model.Ratio;
import io.umbral.model.Region;
import io.umbral.model.Rejected;
import io.umbral.model.Rejected.Place;
import io.umbral.model.RejectionCause;
import io.umbral.model.Technology;
import io.umbral.model.Topology;
import io.umbral.model.Total;
import io.umbral.model.Values;
import io.umbral.model.WindowSpec;
import io.umbral.pipeline.types.ReceivedReport;
import io.umbral.pipeline.types.SlicePartial;
import io.umbral.sla.Account;
import io.umbral.sla.SlicePlan;
import io.umbral.wire.CellReportDecoder;
import io.umbral.wire.CellReportEncoder;
import io.umbral.wire.KpiTotalsCodec;
import io.umbral.wire.RejectedCodec;
import io.umbral.wire.SchemaLookup;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A damaged record is lost alone, and said with its cause, its place and its bytes. */
final class DamageTest {

  private static final long BEGIN = Instant.parse("2026-03-01T10:00:00Z").toEpochMilli();
  private static final int LARGEST = 1 << 20;
  private static final int MUTATIONS = 100_000;

  private final Topology topology = new Topology();
  private final List<Rejected> rejected = new ArrayList<>();
  private final KpiTotals published = new KpiTotals();
  private final ReceivedReport received =
      new ReceivedReport(
          "cell-reports", new CellReportDecoder(SchemaLookup.NONE, LARGEST), 300_000);
  private final LocalAggregate aggregate =
      new LocalAggregate(
          new SlicePlan(60_000, List.of(WindowSpec.tumbling(60_000)), 300_000),
          topology,
          new LocalAggregate.Output() {
            private final KpiTotalsCodec codec = new KpiTotalsCodec();

            @Override
            public void partial(SlicePartial partial) {
              if (partial.leaf()) {
                codec.mergeInto(partial.totals(), published);
              }
            }

            @Override
            public void announce(long sliceStartMillis) {}

            @Override
            public void rejected(Rejected refused) {
              rejected.add(refused);
            }
          });
  private long offset;

  DamageTest() {
    topology.apply(Region.root("IXT"));
    for (int cell = 0; cell < 3; cell++) {
      CellKey key = new CellKey("334020", cell);
      topology.apply(new Cell(key, "s", "IXT", "Altan", Technology.LTE, 60_000, false, 0));
    }
  }

  private static byte[] valid(int minute) {
    List<CellReading> readings = new ArrayList<>();
    for (int cell = 0; cell < 3; cell++) {
      readings.add(
          CellReading.of(Technology.LTE, cell)
              .withRttMicros(new Values.Samples(20_000, 31_000, 45_000))
              .withDownlinkKbps(new Values.Histogram(47, new int[] {7, 40}, new long[] {1, 1}))
              .withRsrpDbm(new Values.Samples(-80, -111))
              .withDownlink(new Volume(1_000_000, 800))
              .withLostProbes(new Ratio(1, 20))
              .withUnavailableMillis(500)
              .withRrcSetup(new Ratio(9, 10)));
    }
    Origin origin =
        new Origin("a", "Altan", Optional.of("334020"), Optional.of("Bait"), Optional.of("IXT"));
    return new CellReportEncoder()
        .encode(new CellReport(origin, BEGIN + 60_000L * minute, 60_000, readings));
  }

  private void take(byte[] value) {
    received.take(value, 4, offset++, BEGIN + 7_200_000);
    aggregate.receive(received);
  }

  /** A value that cannot be read, and why. */
  private record Damaged(String name, byte[] value, RejectionCause cause) {
    @Override
    public String toString() {
      return name;
    }
  }

  static List<Damaged> damages() {
    byte[] valid = valid(1);
    byte[] otherSchema = valid.clone();
    otherSchema[5] ^= 0x55;
    byte[] confluent = new byte[40];
    confluent[4] = 42;
    byte[] random = new byte[200];
    new Random(7).nextBytes(random);
    byte[] trailing = Arrays.copyOf(valid, valid.length + 3);
    return List.of(
        new Damaged("truncated", Arrays.copyOf(valid, valid.length - 9), RejectionCause.MALFORMED),
        new Damaged("header alone", Arrays.copyOf(valid, 10), RejectionCause.MALFORMED),
        new Damaged("followed by more", trailing, RejectionCause.MALFORMED),
        new Damaged("another schema", otherSchema, RejectionCause.UNKNOWN_SCHEMA),
        new Damaged("unknown registry id", confluent, RejectionCause.UNKNOWN_SCHEMA),
        new Damaged("random", random, RejectionCause.UNKNOWN_ENCODING),
        new Damaged("empty", new byte[0], RejectionCause.EMPTY),
        new Damaged("10 MB", new byte[10 << 20], RejectionCause.TOO_LARGE));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("damages")
  void onlyTheDamagedRecordIsLost(Damaged damaged) {
    take(valid(1));
    take(damaged.value());
    take(valid(2));
    aggregate.advanceTo(Long.MAX_VALUE);
    assertEquals(new Account(7, 6, 0, 0, 1), aggregate.account());
    assertEquals(6, published.get(Total.READINGS));
    Rejected refused = rejected.get(0);
    assertEquals(1, rejected.size());
    assertEquals(damaged.cause(), refused.cause());
    assertEquals(new Place("cell-reports", 4, 1), refused.where());
    assertEquals(damaged.value().length, refused.size());
    assertEquals(1, refused.readings());
    byte[] kept =
        Arrays.copyOf(
            damaged.value(), Math.min(damaged.value().length, RejectedCodec.LARGEST_BYTES));
    assertArrayEquals(kept, refused.bytes());
  }

  @Test
  void aTombstoneIsEmpty() {
    take(null);
    assertEquals(RejectionCause.EMPTY, rejected.get(0).cause());
    assertEquals(new Account(1, 0, 0, 0, 1), aggregate.account());
  }

  @Test
  void aHundredThousandMutationsNeverThrowAndTheAccountBalances() {
    long seed = 20260301;
    Random random = new Random(seed);
    byte[][] originals = new byte[50][];
    for (int minute = 0; minute < originals.length; minute++) {
      originals[minute] = valid(minute);
    }
    long refused = 0;
    for (int i = 0; i < MUTATIONS; i++) {
      byte[] value = mutate(originals[random.nextInt(originals.length)], random);
      take(value);
      if (i % 1_000 == 999) {
        aggregate.advanceTo(BEGIN + i * 30L);
        refused += rejected.stream().mapToInt(Rejected::readings).sum();
        rejected.clear();
      }
    }
    aggregate.advanceTo(Long.MAX_VALUE);
    Account account = aggregate.account();
    assertTrue(account.balances(), () -> "seed " + seed + ": " + account);
    assertEquals(refused, account.late() + account.rejected(), "seed " + seed);
    assertEquals(account.aggregated(), published.get(Total.READINGS), "seed " + seed);
    assertTrue(account.rejected() > MUTATIONS / 4, () -> "seed " + seed + ": " + account);
    assertTrue(account.aggregated() > 0, () -> "seed " + seed + ": " + account);
    assertEquals(0, aggregate.rememberedSources());
  }

  private static byte[] mutate(byte[] original, Random random) {
    byte[] value = original.clone();
    switch (random.nextInt(5)) {
      case 0 -> value = Arrays.copyOf(value, random.nextInt(value.length + 20));
      case 1 -> value[random.nextInt(value.length)] ^= (byte) (1 << random.nextInt(8));
      case 2 -> value[10 + random.nextInt(value.length - 10)] = (byte) random.nextInt();
      case 3 -> {
        int from = random.nextInt(value.length);
        int to = Math.min(value.length, from + random.nextInt(12));
        for (int i = from; i < to; i++) {
          value[i] = (byte) random.nextInt();
        }
      }
      default -> {
        int from = 10 + random.nextInt(value.length - 10);
        int cut = Math.min(value.length - from, 1 + random.nextInt(6));
        byte[] shorter = Arrays.copyOf(value, value.length - cut);
        System.arraycopy(value, from + cut, shorter, from, value.length - from - cut);
        value = shorter;
      }
    }
    return value;
  }
}
