package io.umbral.benchmarks.micro;

import io.umbral.benchmarks.workload.Workload;
import io.umbral.wire.CellReportEncoder;

/** Encoded records of the workload. */
final class Records {

  private static final long SEED = 7;

  private Records() {}

  static Workload workload(int sites, int readingsPerRecord) {
    return Workload.of(SEED, sites, Math.max(1, sites / 25)).batched(readingsPerRecord > 1);
  }

  /** One record of each of the first sources. */
  static byte[][] of(Workload workload, int count) {
    CellReportEncoder encoder = new CellReportEncoder();
    byte[][] records = new byte[count][];
    for (int i = 0; i < count; i++) {
      records[i] = encoder.encode(workload.report(i % workload.sources(), i / workload.sources()));
    }
    return records;
  }
}
