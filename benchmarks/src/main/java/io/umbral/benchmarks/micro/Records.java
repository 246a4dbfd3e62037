package io.umbral.benchmarks.micro;

import io.umbral.benchmarks.Workload;
import io.umbral.wire.CellReportEncoder;

/** Encoded records of the workload. */
final class Records {

  private static final long SEED = 7;

  /** Single-object header, before the start of the period. */
  private static final int HEADER_BYTES = 10;

  /** Bytes of the start of a period in this millennium. */
  private static final int START_BYTES = 6;

  private Records() {}

  static Workload workload(int sites, int readingsPerRecord) {
    return new Workload(SEED, sites, Math.max(1, sites / 25), readingsPerRecord > 1, true);
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

  /** Lets a record speak of another period, in place. */
  static void redate(byte[] record, long startMillis) {
    long raw = startMillis << 1; // zig-zag of what is not negative
    for (int i = 0; i < START_BYTES - 1; i++) {
      record[HEADER_BYTES + i] = (byte) (raw | 0x80);
      raw >>>= 7;
    }
    record[HEADER_BYTES + START_BYTES - 1] = (byte) raw;
  }
}
