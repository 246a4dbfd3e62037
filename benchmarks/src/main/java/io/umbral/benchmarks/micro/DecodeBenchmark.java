package io.umbral.benchmarks.micro;

import io.umbral.model.KpiTotals;
import io.umbral.schemas.CellReport;
import io.umbral.wire.CellReportDecoder;
import io.umbral.wire.CellReportView;
import io.umbral.wire.SchemaLookup;
import io.umbral.wire.WireException;
import java.io.IOException;
import java.util.concurrent.TimeUnit;
import org.apache.avro.io.BinaryDecoder;
import org.apache.avro.io.DecoderFactory;
import org.apache.avro.specific.SpecificDatumReader;
import org.apache.avro.util.ClassSecurityValidator;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** Reading a record by hand, beside the Avro library's generated class. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(2)
public class DecodeBenchmark {

  private static final int RECORDS = 1 << 12;
  private static final int LARGEST_BYTES = 1 << 20;
  private static final int HEADER_BYTES = 10;

  /** Readings in a record; a result is for a record. */
  @Param({"1", "10"})
  private int readings;

  private byte[][] records;
  private int next;
  private CellReportDecoder decoder;
  private KpiTotals totals;
  private BinaryDecoder avroDecoder;
  private SpecificDatumReader<CellReport> avroReader;
  private CellReport avroReport;

  /** Encodes the records. */
  @Setup
  public void setUp() throws WireException {
    records = Records.of(Records.workload(500, readings), RECORDS);
    decoder = new CellReportDecoder(SchemaLookup.NONE, LARGEST_BYTES);
    totals = new KpiTotals();
    ClassSecurityValidator.setGlobal(
        ClassSecurityValidator.composite(
            ClassSecurityValidator.getGlobal(),
            type -> type.getPackageName().equals(CellReport.class.getPackageName())));
    avroReader = new SpecificDatumReader<>(CellReport.class);
    avroReport = new CellReport();
  }

  private byte[] record() {
    next = (next + 1) & (RECORDS - 1);
    return records[next];
  }

  /** By hand: read and checked as a whole, nothing counted. */
  @Benchmark
  public CellReportView byHand() throws WireException {
    return decoder.decode(record());
  }

  /** By hand, and every reading added to one total. */
  @Benchmark
  public KpiTotals byHandAndAdded() throws WireException {
    CellReportView view = decoder.decode(record());
    for (int i = 0; i < view.readings(); i++) {
      view.addTo(i, totals);
    }
    return totals;
  }

  /** By the Avro library into the generated class, with a reused decoder and record. */
  @Benchmark
  public CellReport byAvro() throws IOException {
    byte[] record = record();
    avroDecoder =
        DecoderFactory.get()
            .binaryDecoder(record, HEADER_BYTES, record.length - HEADER_BYTES, avroDecoder);
    avroReport = avroReader.read(avroReport, avroDecoder);
    return avroReport;
  }
}
