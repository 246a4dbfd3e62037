package io.umbral.pipeline.aggregate;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.umbral.model.CellReading;
import io.umbral.model.CellReport;
import io.umbral.model.CellReport.Origin;
import io.umbral.model.Technology;
import io.umbral.pipeline.aggregate.SeenPeriods.Mark;
import io.umbral.wire.CellReportDecoder;
import io.umbral.wire.CellReportEncoder;
import io.umbral.wire.CellReportView;
import io.umbral.wire.SchemaLookup;
import io.umbral.wire.WireException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every period counts once, exactly, whatever its length and end, and across restarts. */
final class PartitionSourcesTest {

  private static final long SLICE = 60_000;
  private static final long FAR = 1L << 40;
  private static final CellReportEncoder ENCODER = new CellReportEncoder();
  private static final CellReportDecoder DECODER =
      new CellReportDecoder(SchemaLookup.NONE, 1 << 20);

  /** What the twin keeps of a period. */
  private record Counted(String source, long cell, long slice, int end, int period) {}

  static LongStream seeds() {
    return LongStream.range(0, 60);
  }

  /** Slices of a minute, some that share a word with others, and one that no power divides. */
  private static final long[] SLICES = {SLICE, 10_000, 1_000, 7_001, 3 * SLICE};

  @ParameterizedTest(name = "seed {0}")
  @MethodSource("seeds")
  void countsEachPeriodOnceAsASetDoes(long seed) {
    Random random = new Random(seed);
    Twin twin = new Twin();
    long length = SLICES[(int) (seed % SLICES.length)];
    PartitionSources tested = new PartitionSources(length);
    long oldest = 0;
    List<byte[]> earlier = new ArrayList<>();
    for (int step = 0; step < 4_000; step++) {
      long slice = oldest + length * random.nextInt(6);
      Counted next = draw(random, slice, (int) length);
      assertEquals(twin.mark(next), mark(tested, next), "step " + step);
      int dice = random.nextInt(200);
      if (dice == 0) {
        oldest += length * random.nextInt(3);
        tested.forgetBefore(oldest);
        twin.forgetBefore(oldest);
      } else if (dice == 1) {
        earlier.add(tested.snapshot(0));
        tested = restored(length, earlier);
        tested.forgetBefore(oldest);
        // Of the snapshots before the last some may be there again, as after a second restart.
        earlier.removeIf(any -> random.nextBoolean());
      }
    }
    tested.forgetBefore(FAR);
    assertEquals(0, tested.sources(), "sources that are remembered");
    assertEquals(0, tested.openBlocks(), "blocks that are remembered");
  }

  /**
   * Ends on the grid of seconds, a constant time after it, and anywhere; the usual length of a
   * period changes with time.
   */
  private static Counted draw(Random random, long slice, int length) {
    String source = "site-" + random.nextInt(4);
    int phase = 100 * Math.floorMod(source.hashCode(), 3);
    int usual = (slice / length / 7 + source.hashCode()) % 2 == 0 ? 15_000 : 60_000;
    int period = random.nextInt(8) == 0 ? 15_000 + random.nextInt(3) : usual;
    int end =
        random.nextInt(4) == 0 || length < 1_000 || length % 1_000 != 0
            ? 1 + random.nextInt(length)
            : 1_000 * (1 + random.nextInt(length / 1_000)) - phase;
    return new Counted(source, random.nextInt(5), slice, end, period);
  }

  private static PartitionSources restored(List<byte[]> snapshots) {
    return restored(SLICE, snapshots);
  }

  private static PartitionSources restored(long length, List<byte[]> snapshots) {
    PartitionSources restored = new PartitionSources(length);
    snapshots.forEach(restored::restore);
    return restored;
  }

  private static Mark mark(PartitionSources sources, Counted of) {
    int source = sources.sourceOf(view(of.source()));
    int series = sources.seriesOf(source, of.cell(), 0);
    return sources.mark(series, of.slice() + of.end(), of.period());
  }

  private static CellReportView view(String source) {
    Origin origin =
        new Origin(source, "host", Optional.empty(), Optional.empty(), Optional.empty());
    CellReport report =
        new CellReport(origin, 0, 1, List.of(CellReading.withoutCell(Technology.LTE)));
    try {
      return DECODER.decode(ENCODER.encode(report));
    } catch (WireException e) {
      throw new IllegalStateException("what was just written can be read", e);
    }
  }

  @Test
  void countsAPeriodOnceThoughItsLengthBecameUsualMeanwhile() {
    PartitionSources sources = new PartitionSources(SLICE);
    mark(sources, new Counted("a", 1, 0, 60_000, 60_000));
    Counted odd = new Counted("a", 1, SLICE, 15_000, 15_000);
    assertEquals(Mark.FIRST_OF_SERIES, mark(sources, odd));
    sources.forgetBefore(SLICE);
    assertEquals(Mark.DUPLICATE, mark(sources, odd));
    assertEquals(Mark.NEW, mark(sources, new Counted("a", 1, SLICE, 30_000, 15_000)));
  }

  @Test
  void countsARhythmThatIsOffTheGridAsTheOneOnIt() {
    PartitionSources onGrid = new PartitionSources(SLICE);
    PartitionSources offGrid = new PartitionSources(SLICE);
    for (int end = 15_000; end <= SLICE; end += 15_000) {
      mark(onGrid, new Counted("a", 1, 0, end, 15_000));
      Mark expected = end == 15_000 ? Mark.FIRST_OF_SERIES : Mark.NEW;
      assertEquals(expected, mark(offGrid, new Counted("a", 1, 0, end - 1, 15_000)));
      assertEquals(Mark.DUPLICATE, mark(offGrid, new Counted("a", 1, 0, end - 1, 15_000)));
    }
    byte[] snapshot = offGrid.snapshot(0);
    assertEquals(onGrid.snapshot(0).length, snapshot.length, "bytes of a checkpoint");
    // Another rhythm in the same parts of the grid, before and after a restart.
    assertEquals(Mark.NEW, mark(offGrid, new Counted("a", 1, 0, 14_998, 15_000)));
    PartitionSources restored = restored(List.of(snapshot));
    assertEquals(Mark.NEW, mark(restored, new Counted("a", 1, 0, 14_998, 15_000)));
    assertEquals(Mark.DUPLICATE, mark(restored, new Counted("a", 1, 0, 14_999, 15_000)));
  }

  @Test
  void remembersMoreOddPeriodsThanAShortCanCount() {
    PartitionSources sources = new PartitionSources(SLICE);
    for (int i = 0; i < 70_000; i++) {
      mark(sources, new Counted("a", 1, 0, 1 + i % 59_999, 100_000 + i / 59_999));
    }
    PartitionSources restored = restored(List.of(sources.snapshot(0)));
    assertEquals(Mark.DUPLICATE, mark(restored, new Counted("a", 1, 0, 9, 100_001)));
    assertArrayEquals(sources.snapshot(0), restored.snapshot(0));
  }

  @Test
  void forgetsSourcesOfWhichNothingWasEverCounted() {
    PartitionSources sources = new PartitionSources(SLICE);
    for (int i = 0; i < 500; i++) {
      sources.seriesOf(sources.sourceOf(view("unknown-" + i)), i, 0);
    }
    assertEquals(500, sources.sources());
    sources.forgetBefore(SLICE);
    assertEquals(0, sources.sources());
  }

  @Test
  void forgetsTheCellsThatASourceNoLongerNames() {
    PartitionSources sources = new PartitionSources(SLICE);
    for (int slice = 0; slice < 100; slice++) {
      for (int cell = 0; cell < 10; cell++) {
        mark(sources, new Counted("a", 10L * slice + cell, slice * SLICE, 60_000, 60_000));
      }
      sources.forgetBefore((slice - 5) * SLICE);
    }
    int cells = sources.seriesOf(sources.sourceOf(view("a"))).length;
    assertEquals(1, sources.sources());
    assertTrue(cells <= 120, () -> "cells of the source: " + cells);
  }

  @Test
  void resumesWhereThePartitionsReadersWere() {
    PartitionSources sources = new PartitionSources(SLICE);
    assertEquals(Long.MIN_VALUE, sources.reachedMillis());
    PartitionSources restored = restored(List.of(sources.snapshot(50), sources.snapshot(70)));
    assertEquals(70, restored.reachedMillis());
    assertEquals(70, restored(List.of(restored.snapshot(60))).reachedMillis());
  }

  /** A set of periods. */
  private static final class Twin {
    private final Set<Counted> counted = new HashSet<>();
    private final Set<List<Object>> seriesOfSlice = new HashSet<>();

    Mark mark(Counted of) {
      boolean isFirst = seriesOfSlice.add(List.of(of.source(), of.cell(), of.slice()));
      if (!counted.add(of)) {
        return Mark.DUPLICATE;
      }
      return isFirst ? Mark.FIRST_OF_SERIES : Mark.NEW;
    }

    void forgetBefore(long slice) {
      counted.removeIf(of -> of.slice() < slice);
      seriesOfSlice.removeIf(of -> (long) of.get(2) < slice);
    }
  }
}
