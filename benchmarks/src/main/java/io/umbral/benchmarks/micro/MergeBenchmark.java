package io.umbral.benchmarks.micro;

import io.umbral.benchmarks.workload.Workload;
import io.umbral.model.KpiTotals;
import io.umbral.model.RegionLevel;
import io.umbral.model.SeriesKey;
import io.umbral.model.WindowResult;
import io.umbral.model.WindowResult.Expected;
import io.umbral.model.WindowResult.Status;
import io.umbral.sla.CoverageThreshold;
import io.umbral.wire.CellReportDecoder;
import io.umbral.wire.CellReportEncoder;
import io.umbral.wire.KpiTotalsCodec;
import io.umbral.wire.SchemaLookup;
import io.umbral.wire.WindowResultCodec;
import io.umbral.wire.WireException;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/**
 * The steps from a part of a slice to a result on the topic, each on other data every time: a
 * processor that has seen the same few hundred buckets before guesses which ones are empty.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(2)
public class MergeBenchmark {

  private static final int PARTS = 256;
  private static final int WINDOWS = 16;

  /** Cells of a leaf that one of two subtasks reads, of 600,000 in 640 leaves. */
  private static final int CELLS_PER_PART = 470;

  private static final int PARTS_PER_WINDOW = 120;
  private static final int SITES = 4_700;
  private static final int LARGEST_BYTES = 1 << 20;

  private final KpiTotalsCodec codec = new KpiTotalsCodec();
  private final WindowResultCodec results =
      new WindowResultCodec(CoverageThreshold.ENGINEERING_DEFAULT);
  private final KpiTotals[] parts = new KpiTotals[PARTS];
  private final byte[][] encoded = new byte[PARTS][];
  private final WindowResult[] windows = new WindowResult[WINDOWS];
  private final KpiTotals sum = new KpiTotals();
  private int next;

  /** Fills parts of one second, and windows of a minute. */
  @Setup
  public void setUp() throws WireException {
    Workload workload = Workload.of(7, SITES, Math.max(1, SITES / 25));
    CellReportDecoder decoder = new CellReportDecoder(SchemaLookup.NONE, LARGEST_BYTES);
    CellReportEncoder encoder = new CellReportEncoder();
    for (int part = 0; part < PARTS; part++) {
      parts[part] = new KpiTotals();
      for (int i = 0; i < CELLS_PER_PART; i++) {
        // The first cell of a site is of one technology everywhere.
        int site = (part * CELLS_PER_PART + i) % SITES;
        byte[] record = encoder.encode(workload.report(site * Workload.CELLS_PER_SITE, part / 10));
        decoder.decode(record).addTo(0, parts[part]);
      }
      encoded[part] = codec.encode(parts[part]);
      sum.merge(parts[part]);
    }
    for (int window = 0; window < WINDOWS; window++) {
      KpiTotals totals = new KpiTotals();
      for (int i = 0; i < PARTS_PER_WINDOW; i++) {
        totals.merge(parts[(window * WINDOWS + i) % PARTS]);
      }
      windows[window] =
          new WindowResult(
              new SeriesKey("M" + window, "north", "LTE"),
              RegionLevel.MUNICIPALITY,
              Workload.START_MILLIS,
              60_000,
              Status.PROVISIONAL,
              totals,
              Optional.of(new Expected(937, 56_220)));
    }
  }

  private int nextPart() {
    next = (next + 1) & (PARTS - 1);
    return next;
  }

  /** Writes a part. */
  @Benchmark
  public byte[] encodePart() {
    return codec.encode(parts[nextPart()]);
  }

  /** Adds a part to totals. */
  @Benchmark
  public KpiTotals mergePart() {
    codec.mergeInto(encoded[nextPart()], sum);
    return sum;
  }

  /** Writes the value of a result. */
  @Benchmark
  public byte[] encodeWindow() {
    return results.encode(windows[nextPart() & (WINDOWS - 1)]);
  }

  /** Writes the key of a result. */
  @Benchmark
  public byte[] encodeKey() {
    return WindowResultCodec.encodeKey(windows[nextPart() & (WINDOWS - 1)]);
  }
}
