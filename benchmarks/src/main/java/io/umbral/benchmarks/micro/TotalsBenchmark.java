package io.umbral.benchmarks.micro;

import io.umbral.model.Distribution;
import io.umbral.model.KpiTotals;
import io.umbral.model.Log64;
import io.umbral.model.Quantity;
import io.umbral.wire.CellReportDecoder;
import io.umbral.wire.CellReportView;
import io.umbral.wire.KpiTotalsCodec;
import io.umbral.wire.SchemaLookup;
import io.umbral.wire.WireException;
import java.util.SplittableRandom;
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

/** Distributions and totals as a leaf has them after a minute of twenty cells. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(2)
public class TotalsBenchmark {

  private static final int VALUES = 1 << 12;
  private static final int READINGS = 1_200;
  private static final int LARGEST_BYTES = 1 << 20;

  private int[] values;
  private int next;
  private Distribution filled;
  private Distribution target;
  private KpiTotals totals;
  private KpiTotals sum;
  private byte[] encoded;
  private KpiTotalsCodec codec;

  /** Fills the totals. */
  @Setup
  public void setUp() throws WireException {
    SplittableRandom random = new SplittableRandom(7);
    values = random.ints(VALUES, 12_000, 60_000).toArray();
    totals = new KpiTotals();
    CellReportDecoder decoder = new CellReportDecoder(SchemaLookup.NONE, LARGEST_BYTES);
    for (byte[] record : Records.of(Records.workload(500, 1), READINGS)) {
      CellReportView view = decoder.decode(record);
      view.addTo(0, totals);
    }
    filled = totals.of(Quantity.RTT_MICROS);
    target = new Distribution();
    target.merge(filled);
    sum = new KpiTotals();
    codec = new KpiTotalsCodec();
    encoded = codec.encode(totals);
  }

  /** Adds one value. */
  @Benchmark
  public Distribution insert() {
    next = (next + 1) & (VALUES - 1);
    int value = values[next];
    target.add(Log64.bucketOf(value), 1, value);
    return target;
  }

  /** Adds one distribution to another. */
  @Benchmark
  public Distribution merge() {
    target.merge(filled);
    return target;
  }

  /** Finds the 95th percentile. */
  @Benchmark
  public int bucketAtRank() {
    return filled.bucketAtRank(filled.total() * 95 / 100);
  }

  /** Writes totals in their compact form. */
  @Benchmark
  public byte[] encode() {
    return codec.encode(totals);
  }

  /** Adds the compact form to other totals. */
  @Benchmark
  public KpiTotals mergeEncoded() {
    codec.mergeInto(encoded, sum);
    return sum;
  }
}
