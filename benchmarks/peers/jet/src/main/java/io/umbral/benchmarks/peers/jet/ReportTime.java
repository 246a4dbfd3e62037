package io.umbral.benchmarks.peers.jet;

import io.umbral.benchmarks.engine.UncheckedBytes;

/** The event time of a report, which is that of all of its readings. */
final class ReportTime extends UncheckedBytes {

  /**
   * Reads it.
   *
   * @param value value of the record
   * @return last millisecond of its period since the epoch
   */
  static long of(byte[] value) {
    ReportTime time = new ReportTime();
    time.begin(value);
    return time.readLong() + time.readLong() - 1;
  }
}
