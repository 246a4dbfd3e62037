package io.umbral.sla.slo;

/** The hours of one day of which single minutes are no longer kept: what each track counted. */
final class DayBlock {

  static final int HOURS = 24;

  private final long[][] sums = new long[HOURS][];
  private final int length;

  /**
   * Makes an empty one.
   *
   * @param length numbers that are kept of an hour
   */
  DayBlock(int length) {
    this.length = length;
  }

  static DayBlock read(byte[] written, int length) {
    DayBlock block = new DayBlock(length);
    Octets octets = Octets.toRead(written);
    while (!octets.isAtEnd()) {
      long[] ofHour = new long[length];
      block.sums[(int) octets.read()] = ofHour;
      for (int i = 0; i < length; i++) {
        ofHour[i] = octets.read();
      }
    }
    return block;
  }

  byte[] write() {
    Octets octets = Octets.toWrite();
    for (int hour = 0; hour < HOURS; hour++) {
      if (sums[hour] != null) {
        octets.write(hour);
        for (long one : sums[hour]) {
          octets.write(one);
        }
      }
    }
    return octets.written();
  }

  void set(int hour, long[] ofHour) {
    sums[hour] = ofHour.clone();
  }

  /** Copies what an hour counted; noughts where nothing is kept of it. */
  void copy(int hour, long[] to) {
    for (int i = 0; i < length; i++) {
      to[i] = sums[hour] == null ? 0 : sums[hour][i];
    }
  }
}
