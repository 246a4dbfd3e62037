package io.umbral.benchmarks.workload;

/**
 * The start of the period in the bytes of a report, so that an encoded record can be sent again for
 * another period. It takes {@value #BYTES} bytes from July 1970 to September 2039.
 */
public final class PeriodStart {

  /** Single-object header, before the start of the period. */
  private static final int HEADER_BYTES = 10;

  private static final int BYTES = 6;

  private PeriodStart() {}

  /**
   * Lets a record speak of another period, in place.
   *
   * @param record value of a record of the current schema
   * @param startMillis first instant of the period, milliseconds since the epoch, 1971 to 2038
   */
  public static void write(byte[] record, long startMillis) {
    long raw = startMillis << 1; // zig-zag of what is not negative
    for (int i = 0; i < BYTES - 1; i++) {
      record[HEADER_BYTES + i] = (byte) (raw | 0x80);
      raw >>>= 7;
    }
    record[HEADER_BYTES + BYTES - 1] = (byte) raw;
  }
}
