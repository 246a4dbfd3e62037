package io.umbral.wire;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.umbral.model.CellReading;
import io.umbral.model.CellReading.Volume;
import io.umbral.model.CellReport;
import io.umbral.model.CellReport.Origin;
import io.umbral.model.KpiTotals;
import io.umbral.model.Levels;
import io.umbral.model.Log64;
import io.umbral.model.Ratio;
import io.umbral.model.Technology;
import io.umbral.model.Values.Samples;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;

/**
 * A reading of the usual form is read in one go where bytes stand behind its record, as in a pack
 * of records. Without them a record of one reading is read step by step: its oracle here, for all
 * values and for all damage, to the word of what is wrong with it.
 */
final class UsualReadingTest {

  private static final int SEEDS = 20;
  private static final int REPORTS = 200;
  private static final int MUTATIONS = 4_000;
  private static final int LARGEST_BYTES = 1 << 20;

  private final CellReportEncoder encoder = new CellReportEncoder();
  private final CellReportDecoder inOneGo = new CellReportDecoder(SchemaLookup.NONE, LARGEST_BYTES);
  private final CellReportDecoder stepByStep =
      new CellReportDecoder(SchemaLookup.NONE, LARGEST_BYTES);

  @Test
  void theSameIsReadInOneGoAndStepByStep() {
    Law.holds(
        SEEDS,
        random -> {
          for (int i = 0; i < REPORTS; i++) {
            assertReadAlike(encoder.encode(report(random)), random);
          }
        });
  }

  @Test
  void theSameDamageIsRefusedForTheSameReason() {
    int[] read = new int[1];
    Law.holds(
        SEEDS,
        random -> {
          Mutator mutator = new Mutator(random);
          for (int i = 0; i < MUTATIONS; i++) {
            read[0] +=
                assertReadAlike(mutator.mutate(encoder.encode(report(random))), random) ? 1 : 0;
          }
        });
    int mutations = (SEEDS + 1) * MUTATIONS;
    assertTrue(read[0] > mutations / 100, read[0] + " mutations were read: too few to tell");
    assertTrue(read[0] < mutations, "all mutations were read: none was refused");
  }

  @Test
  void aNumberOfMoreBytesThanItNeedsIsReadAlike() {
    Law.holds(
        SEEDS,
        random -> {
          for (int i = 0; i < REPORTS; i++) {
            byte[] value = encoder.encode(report(random));
            for (int at = Framing.SINGLE_OBJECT_BYTES; at < value.length; at++) {
              assertReadAlike(longer(value, at, 1 + random.nextInt(4)), random);
            }
          }
        });
  }

  /** Where a byte ends a number, more that add nothing may follow it. */
  private static byte[] longer(byte[] value, int at, int more) {
    byte[] longer = new byte[value.length + more];
    System.arraycopy(value, 0, longer, 0, at);
    longer[at] = (byte) (value[at] | 0x80);
    Arrays.fill(longer, at + 1, at + more, (byte) 0x80);
    System.arraycopy(value, at + 1, longer, at + 1 + more, value.length - at - 1);
    return longer;
  }

  /** Whether it was read. */
  private boolean assertReadAlike(byte[] value, Random random) {
    int before = random.nextInt(20);
    byte[] among = new byte[before + value.length + Long.BYTES + random.nextInt(8)];
    random.nextBytes(among);
    if (random.nextBoolean()) {
      Arrays.fill(among, (byte) 0);
    }
    System.arraycopy(value, 0, among, before, value.length);
    String oracle = outcome(stepByStep, value, 0, value.length);
    assertEquals(oracle, outcome(inOneGo, among, before, before + value.length));
    return oracle.startsWith("read");
  }

  private static String outcome(CellReportDecoder decoder, byte[] bytes, int from, int to) {
    try {
      CellReportView view = decoder.decode(bytes, from, to);
      StringBuilder read = new StringBuilder("read");
      for (int i = 0; i < view.readings(); i++) {
        KpiTotals totals = new KpiTotals();
        view.addTo(i, totals);
        read.append(' ').append(view.cellId(i)).append(' ').append(view.technology(i));
        read.append(' ').append(totals);
      }
      return read.toString();
    } catch (WireException e) {
      // The place is that of the array.
      return e.rejectionCause() + " " + e.getMessage().replaceAll(", at byte \\d+", "");
    }
  }

  private static CellReport report(Random random) {
    Origin origin =
        new Origin(
            "cell-" + random.nextInt(1_000),
            "north",
            Optional.of("334020"),
            Optional.empty(),
            Optional.empty());
    return new CellReport(origin, 1_767_225_600_000L, 1_000, List.of(reading(random)));
  }

  /** Mostly of the usual form; values and counts also at and beyond their bounds. */
  private static CellReading reading(Random random) {
    long cell = random.nextInt(4) == 0 ? (1L << 36) - 1 : random.nextLong(1L << 28);
    CellReading reading =
        CellReading.of(Technology.values()[random.nextInt(Technology.values().length)], cell)
            .withSuspect(random.nextInt(8) == 0)
            .withRttMicros(samples(random, 0, Log64.MAX_VALUE));
    if (random.nextInt(4) == 0) {
      return reading; // so much is absent that a place taken wrongly may look right
    }
    if (random.nextInt(4) == 0) {
      reading = reading.withJitterMicros(samples(random, 0, Log64.MAX_VALUE));
      reading = reading.withUplinkKbps(samples(random, 0, Log64.MAX_VALUE));
    }
    reading =
        random.nextBoolean()
            ? reading.withRsrpDbm(samples(random, Levels.RSRP_LOWEST_DBM, Levels.RSRP_HIGHEST_DBM))
            : reading.withSsRsrpDbm(
                samples(random, Levels.SS_RSRP_LOWEST_DBM, Levels.SS_RSRP_HIGHEST_DBM));
    if (random.nextInt(8) != 0) {
      reading = reading.withDownlink(new Volume(amount(random), amount(random)));
    }
    if (random.nextInt(8) != 0) {
      reading = reading.withUplink(new Volume(amount(random), amount(random)));
    }
    if (random.nextInt(8) != 0) {
      reading = reading.withLostProbes(new Ratio(random.nextInt(3), 3));
    }
    return random.nextInt(8) == 0 ? reading.withUnavailableMillis(random.nextInt(1_001)) : reading;
  }

  private static long amount(Random random) {
    return switch (random.nextInt(8)) {
      case 0 -> 0;
      case 1 -> CellReportView.LARGEST_AMOUNT;
      case 2 -> CellReportView.LARGEST_AMOUNT + 1;
      default -> random.nextLong(1L << (1 + random.nextInt(48)));
    };
  }

  private static Samples samples(Random random, int lowest, int highest) {
    int count = random.nextInt(16) == 0 ? 62 + random.nextInt(4) : 1 + random.nextInt(4);
    long[] values = new long[count];
    for (int i = 0; i < count; i++) {
      values[i] =
          switch (random.nextInt(64)) {
            case 0 -> lowest;
            case 1 -> highest;
            case 2 -> highest + 1L;
            case 3 -> lowest - 1L;
            default -> lowest + random.nextInt(Math.min(highest - lowest, 1 << 16));
          };
    }
    return new Samples(values);
  }
}
