package io.umbral.benchmarks.engine;

import java.util.function.Consumer;

/**
 * The bytes of a report as readings. Each is a new object, which its taker may keep. Not safe for
 * use by several threads.
 */
public final class ReportReader extends UncheckedBytes {

  /** Level of the engineering default in dBm. */
  private static final long COVERED_DBM = -110;

  private final CellIndex cells;

  /**
   * Makes one.
   *
   * @param leaves the reference data
   */
  public ReportReader(Leaves leaves) {
    this.cells = new CellIndex(leaves);
  }

  /**
   * Reads a record.
   *
   * @param value value of the record
   * @param taker takes each reading, in order
   * @return number of readings
   */
  public int read(byte[] value, Consumer<? super Reading> taker) {
    begin(value);
    long start = readLong();
    long end = start + readLong();
    skipText(); // sourceId
    skipText(); // ranHost
    int plmn = readLong() == 0 ? 0 : readDigits();
    skipOptionalText(); // brand
    skipOptionalText(); // region
    int readings = 0;
    for (long count = readLong(); count > 0; count = readLong()) {
      readings += (int) count;
      for (long left = count; left > 0; left--) {
        taker.accept(readReading(plmn, start, end - 1));
      }
    }
    return readings;
  }

  private Reading readReading(int plmn, long instantMillis, long eventTimeMillis) {
    Reading reading = new Reading();
    long cellId = readLong() == 0 ? 0 : readLong();
    readLong(); // technology: the inventory knows it
    reading.leaf = cells.leafOf(cells.cellOf(plmn, cellId, instantMillis));
    reading.eventTimeMillis = eventTimeMillis;
    reading.suspect = readBoolean();
    readRtt(reading);
    skipSamples(); // jitter
    skipSamples(); // downlink samples
    skipSamples(); // uplink samples
    readLevels(reading);
    readLevels(reading);
    reading.downlinkBytes = readAmount();
    reading.downlinkActiveMillis = readAmount();
    reading.uplinkBytes = readAmount();
    reading.uplinkActiveMillis = readAmount();
    reading.probesSent = readAmount();
    reading.probesLost = readAmount();
    readAmount(); // unavailable time
    skipAttempts();
    skipAttempts();
    skipAttempts();
    skipRadio();
    return reading;
  }

  private void readRtt(Reading reading) {
    if (!hasSamples()) {
      return;
    }
    for (long count = readLong(); count > 0; count = readLong()) {
      int had = reading.rttMicros.length;
      int[] values = new int[had + (int) count];
      System.arraycopy(reading.rttMicros, 0, values, 0, had);
      for (int i = had; i < values.length; i++) {
        values[i] = (int) readLong();
      }
      reading.rttMicros = values;
    }
  }

  private void readLevels(Reading reading) {
    if (!hasSamples()) {
      return;
    }
    for (long count = readLong(); count > 0; count = readLong()) {
      for (long left = count; left > 0; left--) {
        reading.coverageGood += readLong() >= COVERED_DBM ? 1 : 0;
        reading.coverageTotal++;
      }
    }
  }

  private long readAmount() {
    return readLong() == 1 ? readLong() : 0;
  }
}
